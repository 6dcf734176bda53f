import { decide } from './decide.ts';
import type { Enclosure } from './enclosure.ts';
import { expNegative, halvings } from './exp.ts';
import { type Format, formatOf, float32 } from './format.ts';
import { lnBase } from './lnBase.ts';
import { type Ratio, ratioOfDouble } from './ratio.ts';

/**
 * sigmoid(x) = 1 / (1 + base^-x), rounded once to float64, or to float32 when `single`.
 *
 * Base 0 is e, else any finite double > 0 other than 1. sigmoid(Infinity) = 1 and sigmoid(-Infinity) = 0, the
 * other way round for a base below 1; sigmoid(0) = 1/2; NaN for NaN. Error at most 1/2 ulp.
 */
export function exactSigmoid(x: number, base: number, single: boolean): number {
  if (Number.isNaN(x)) return NaN;
  if (Math.abs(x) === Infinity) return x > 0 === rises(base) ? 1 : 0;
  const { numerator, denominator } = ratioOfDouble(x);
  return exactSigmoidRatio(numerator, denominator, base, single);
}

/**
 * `exactSigmoid` of the rational log-odds numerator / denominator; NaN for a denominator of 0.
 *
 * Where the result has saturated at 0, 1/2 or 1, that is decided first, so the loop sees 2^-55 < |x ln base|
 * < 747.
 *
 * Why Ziv's loop ends. Let x = a / b !== 0 in lowest terms.
 * - Base e: e^-x is transcendental (Lindemann-Weierstrass), so the result is no midpoint.
 * - Base B, a double: the result is rational only if B^(1/b) = c is, otherwise it is irrational and no
 *   midpoint. B is a dyadic rational, so c = u / 2^j in lowest terms, and the result is 2^(ja) / (u^a +
 *   2^(ja)) or 1 minus that, for a > 0; a < 0 exchanges the two. It is dyadic only if u^a + 2^(ja) = 2^m.
 *   With j > 0, u is odd and the left side an odd number > 1: impossible.
 *   With j = 0, u^a = 2^m - 1: an even a is excluded modulo 4, an odd a > 1 since u + 1 would be multiplied
 *   by a sum of a odd terms, odd and > 1. So a = 1, and B = (2^m - 1)^b, which as an odd double is below
 *   2^53: m <= 53. The results 2^-m and 1 - 2^-m are values of float64 and no midpoints. In float32 1 - 2^-m
 *   is a midpoint for m = 25 alone; `isMidpoint` finds it.
 */
export function exactSigmoidRatio(
  numerator: bigint,
  denominator: bigint,
  base: number,
  single: boolean,
): number {
  if (denominator === 0n) return NaN;
  if (denominator < 0n) return exactSigmoidRatio(-numerator, -denominator, base, single);
  const format = formatOf(single);
  const x = { numerator, denominator };
  const early = saturated(x, base, format);
  if (early !== undefined) return early;
  if (single && isMidpoint(x, base)) return 1;
  return decide((bits) => sigmoid(x, base, bits), format);
}

/**
 * Whether sigmoid is exactly 1 - 2^-25, half-way between two float32: base (2^25 - 1)^b, b = 1 or 2, and x =
 * 1/b.
 */
function isMidpoint({ numerator, denominator }: Ratio, base: number): boolean {
  if (base === 33554431) return numerator === denominator;
  return base === 1125899839733761 && 2n * numerator === denominator;
}

/** Whether the result rises with x. */
function rises(base: number): boolean {
  return base === 0 || base > 1;
}

/**
 * 1 from z = `one`, 0 below z = -`zero`, 1/2 for |z| < 2^`halfExponent`; each a little beyond its true
 * threshold.
 */
const float64Limits = { one: 38n, zero: 746n, halfExponent: -55 };
const float32Limits = { one: 18n, zero: 105n, halfExponent: -26 };

/**
 * 0, 1/2 or 1 where z = x ln base is so far out, or so near 0, that the result rounds to it; otherwise
 * undefined.
 *
 * 1 from ln(2^54 - 1) = 37.43 (float32: ln(2^25 - 1) = 17.33), 0 below -1075 ln 2 = -745.13 (-150 ln 2 =
 * -103.97), 1/2 for |z| <= 2^-53 (2^-24). z is known to 60 bits and the limits leave more room than that.
 */
function saturated(x: Ratio, base: number, format: Format): number | undefined {
  const limits = format === float32 ? float32Limits : float64Limits;
  const scale = 64;
  const z = argument(x, base, scale);
  const magnitude = z.value < 0n ? -z.value : z.value;
  if (magnitude < 1n << BigInt(scale + limits.halfExponent)) return 0.5;
  const integer = z.value >> BigInt(scale);
  if (integer >= limits.one) return 1;
  if (-integer > limits.zero) return 0;
  return undefined;
}

/**
 * z = x ln base in units of 2^-scale, cut towards 0; the error is 2 units and that of ln base, 2^-(scale +
 * 12) |z|.
 */
function argument({ numerator, denominator }: Ratio, base: number, scale: number): Enclosure {
  if (base === 0) return { value: (numerator << BigInt(scale)) / denominator, error: 1n, scale };
  const logarithm = lnBase(base, scale + 12);
  const value = ((numerator * logarithm.value) << BigInt(scale)) / (denominator << BigInt(logarithm.scale));
  const magnitude = value < 0n ? -value : value;
  return { value, error: 2n + (magnitude >> BigInt(scale + 12)), scale };
}

/**
 * sigmoid(x) for x that has not saturated, with a relative error below 2^-bits.
 *
 * With E = e^-|z|, z = x ln base: 1 / (1 + E) for z > 0 and E / (1 + E) for z < 0, where E = mantissa *
 * 2^-exponent and the scale grows by the exponent, so that small results keep all their bits. The derivatives
 * of both forms are at most 1 in E; 3 units cover the shift and the division.
 */
export function sigmoid(x: Ratio, base: number, bits: number): Enclosure {
  const h = halvings(bits);
  const scale = bits + h + 16;
  const z = argument(x, base, scale);
  const negative = z.value < 0n;
  const { mantissa, error, exponent } = expNegative(negative ? -z.value : z.value, z.error, scale, h);
  const one = 1n << BigInt(scale);
  const below = one + (mantissa >> BigInt(exponent));
  const above = negative ? mantissa : one;
  return {
    value: (above << BigInt(scale)) / below,
    error: error + 3n,
    scale: negative ? scale + exponent : scale,
  };
}
