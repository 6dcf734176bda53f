import { ratioOfDouble } from '../../src/exact/ratio.ts';
import type { Pair } from '../../src/fit/pair.ts';

/** Units of 2^-400: exact for doubles down to 2^-347. */
export const UNIT = 1n << 400n;

export function fixed(value: number): bigint {
  const { numerator, denominator } = ratioOfDouble(value);
  return (numerator * UNIT) / denominator;
}

/** The relative error of a double-double. */
export function errorOf({ hi, lo }: Pair, exact: bigint): number {
  const difference = fixed(hi) + fixed(lo) - exact;
  return Math.abs(Number(difference) / Number(exact));
}
