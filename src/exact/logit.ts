import { decide } from './decide.ts';
import type { Enclosure } from './enclosure.ts';
import { formatOf } from './format.ts';
import { ln } from './ln.ts';
import { lnBase } from './lnBase.ts';
import { quotient } from './quotient.ts';
import { ratioOfDouble } from './ratio.ts';

/**
 * logit(p) = log_base(p / (1 - p)), rounded once to float64, or to float32 when `single`.
 *
 * Base 0 is e, else any finite double > 0 other than 1. logit(0) = logit(-0) = -Infinity and logit(1) =
 * Infinity, the other way round for a base below 1; logit(1/2) = +0; NaN outside [0, 1] and for NaN. Error at
 * most 1/2 ulp.
 */
export function exactLogit(p: number, base: number, single: boolean): number {
  if (!(p >= 0 && p <= 1)) return NaN;
  const { numerator, denominator } = ratioOfDouble(p);
  return exactLogitRatio(numerator, denominator, base, single);
}

/**
 * `exactLogit` of the rational probability numerator / denominator; NaN for a denominator of 0.
 *
 * Why Ziv's loop ends. Let r = p / (1 - p) = n / m !== 1.
 * - Base e: ln r is transcendental for rational r !== 1 (Lindemann-Weierstrass), so no midpoint.
 * - Base B, a double: suppose log_B r = k / 2^j, k odd, a midpoint. Then r^(2^j) = B^k, and as k and 2^j have
 *   no common factor B = c^(2^j) and r = c^k for a rational c = u / v !== 1. From max(u, v) >= 2 and the size
 *   of a double follows 2^j <= 1074, and |k| <= the bit length of n or m. A midpoint of a normal number has
 *   an odd k of 54 bits (25 in float32), one of a subnormal number has j > 1074 (149). Neither is possible
 *   while n and m have fewer than 2^24 bits. Results that are exact, as log_9 of 3/4 : 1/4 = 1/2, are values
 *   of the format and so no midpoints.
 */
export function exactLogitRatio(
  numerator: bigint,
  denominator: bigint,
  base: number,
  single: boolean,
): number {
  if (denominator === 0n) return NaN;
  if (denominator < 0n) return exactLogitRatio(-numerator, -denominator, base, single);
  const complement = denominator - numerator;
  if (numerator < 0n || complement < 0n) return NaN;
  const atOne = base === 0 || base > 1 ? Infinity : -Infinity;
  if (numerator === 0n) return -atOne;
  if (complement === 0n) return atOne;
  if (numerator === complement) return 0;
  return decide((bits) => log(numerator, complement, base, bits), formatOf(single));
}

/** log_base(n / d) for n, d > 0, n !== d, with a relative error below 2^-bits. */
export function log(n: bigint, d: bigint, base: number, bits: number): Enclosure {
  if (base === 0) return ln(n, d, bits);
  return quotient(ln(n, d, bits + 4), lnBase(base, bits + 4), bits + 4);
}
