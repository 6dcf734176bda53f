/** A real number known to lie in [value - error, value + error] * 2^-scale. */
export type Enclosure = {
  readonly value: bigint;
  readonly error: bigint;
  readonly scale: number;
};
