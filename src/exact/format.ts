/**
 * A binary floating-point format of IEEE 754 as rounding sees it.
 *
 * Its finite values are the integer multiples m * 2^q with |m| < 2^precision and q >= minQuantum, up to
 * `largest`.
 */
export type Format = {
  readonly precision: number;
  /** Exponent of the smallest subnormal. */
  readonly minQuantum: number;
  readonly largest: number;
};

export const float64: Format = { precision: 53, minQuantum: -1074, largest: Number.MAX_VALUE };

/** Its values are given as the doubles that equal them. */
export const float32: Format = { precision: 24, minQuantum: -149, largest: 3.4028234663852886e38 };

/** IEEE 754 binary16. */
export const float16: Format = { precision: 11, minQuantum: -24, largest: 65504 };

/** float32 without its last 16 bits. */
export const bfloat16: Format = { precision: 8, minQuantum: -133, largest: 3.3895313892515355e38 };

const FORMATS = { float64, float32, float16, bfloat16 };

export function formatNamed(name: keyof typeof FORMATS): Format {
  return FORMATS[name];
}
