import { ratioOfDouble } from '../../../src/exact/ratio.ts';

/** All finite doubles and all products of two are multiples of 2^-2200. */
const SCALE = 2200n;

/** A double in units of 2^-2200. */
export function units(finite: number): bigint {
  const { numerator, denominator } = ratioOfDouble(finite);
  return (numerator << SCALE) / denominator;
}

/** c is a times b, unrounded. */
export function isProduct(c: number, a: number, b: number): boolean {
  return units(c) === (units(a) * units(b)) >> SCALE;
}

/** c is the sum of all terms, unrounded. */
export function isSum(c: number, ...terms: number[]): boolean {
  return units(c) === terms.reduce((sum, term) => sum + units(term), 0n);
}

/** The leading 26 bits, as the kernel takes them. */
export function head(x: number): number {
  const spread = x * 134217729;
  return spread - (spread - x);
}
