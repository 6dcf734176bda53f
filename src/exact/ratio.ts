/** A rational number; the denominator is positive, common factors are allowed. */
export type Ratio = { readonly numerator: bigint; readonly denominator: bigint };

const view = new DataView(new ArrayBuffer(8));

/** The exact value of a finite double, the denominator a power of two. */
export function ratioOfDouble(finite: number): Ratio {
  view.setFloat64(0, finite);
  const bits = view.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const magnitude = biased === 0 ? fraction : fraction | 0x10000000000000n;
  const integer = bits >> 63n === 0n ? magnitude : -magnitude;
  const exponent = Math.max(biased, 1) - 1075;
  return exponent >= 0
    ? { numerator: integer << BigInt(exponent), denominator: 1n }
    : { numerator: integer, denominator: 1n << BigInt(-exponent) };
}
