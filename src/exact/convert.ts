import { bitLength } from './bitLength.ts';
import { decide } from './decide.ts';
import type { Enclosure } from './enclosure.ts';
import { expNegative, halvings } from './exp.ts';
import { float64, type Format } from './format.ts';
import { ln } from './ln.ts';
import { lnBase } from './lnBase.ts';
import { logRatio } from './logRatio.ts';
import { quotient } from './quotient.ts';
import { ratioOfDouble, type Ratio } from './ratio.ts';
import { rationalPower } from './rationalPower.ts';
import { roundRatio } from './round.ts';
import { isLogarithm, type Scale } from './scale.ts';

/**
 * Converts a value between scales, rounded once to the format; NaN for NaN and outside the domain of `from`.
 *
 * Each pair of scales is one function without intermediate rounding. Error: at most 1/2 ulp. Results that underflow keep their sign.
 */
export function exactConvert(value: number, from: Scale, to: Scale, format: Format): number {
  if (Number.isNaN(value)) return NaN;
  if (Math.abs(value) === Infinity) return atEnd(endOfInfinity(value > 0, from), to);
  return exactConvertRatio(ratioOfDouble(value), from, to, format);
}

/**
 * `exactConvert` of a rational value.
 *
 * Why Ziv's loop ends. It is entered only where the result is irrational, or a logarithm of a rational number, which is not at a
 * midpoint; rational results are rounded as what they are.
 * - From a rational quantity r !== 1 to a natural logarithm: transcendental (Lindemann-Weierstrass). To base b, a double:
 *   suppose log_b r = k / 2^j, k odd, a midpoint. Then r^(2^j) = b^k, and as k and 2^j have no common factor b = c^(2^j)
 *   and r = c^k for a rational c = u / v !== 1. From max(u, v) >= 2 and the size of a double follows 2^j <= 1074, and |k|
 *   <= the bit length of r's numerator or denominator. A midpoint of a normal number has an odd k with a bit more than the
 *   format has digits, one of a subnormal number a far larger j. With 54 bits (25 in float32) that takes numbers of 2^24
 *   bits; in formats of 16 bits k is so small that it happens (`logOfShares`). Results that are exact, as log_9 of 3/4 : 1/4
 *   = 1/2, are not midpoints.
 * - From a logarithm to base b, value x = n / d in lowest terms: b^x is rational only as c^n with b = c^d, which is
 *   tried first. Otherwise it is irrational (for base e transcendental, Lindemann-Weierstrass), and so is every rational
 *   function of it that is not constant.
 * - From a logarithm to another: y = log_b((b^-x - 1)) and its like would need two powers of b, or of two bases, that
 *   differ by 1. For base e that contradicts Lindemann-Weierstrass. For a rational b whose powers are irrational, they
 *   are independent over the rationals; where both are rational, their difference is 1 only for 2^1 - 2^0, y = 0.
 *   The same quantity to another base is a rational multiple (`logRatio`), or irrational.
 */
export function exactConvertRatio(value: Ratio, from: Scale, to: Scale, format: Format): number {
  if (value.denominator < 0n)
    return exactConvertRatio(
      { numerator: -value.numerator, denominator: -value.denominator },
      from,
      to,
      format,
    );
  if (value.denominator === 0n) return NaN;
  const shares = plainShares(value, from);
  if (shares === 'outside') return NaN;
  if (shares) return fromShares(shares, to, format);
  return fromLogarithm(value, from, to, format);
}

/** p and 1 - p, times the same positive number. */
export type Shares = { readonly p: bigint; readonly q: bigint };

function sharesOf(
  { numerator: n, denominator: d }: Ratio,
  { quantity, mirrored }: Scale,
): Shares | 'outside' {
  const whole = quantity === 'percent' ? 100n * d : d;
  const shares = quantity === 'odds' ? { p: n, q: d } : { p: n, q: whole - n };
  if (shares.p < 0n || shares.q < 0n) return 'outside';
  return mirrored ? { p: shares.q, q: shares.p } : shares;
}

/** The shares of a logarithm, if they are rational and not too large or small for any format; undefined: they are not. */
function sharesOfLogarithm(value: Ratio, from: Scale): Shares | 'outside' | undefined {
  const falls = from.factor < 0 !== (from.base !== 0 && from.base < 1);
  if (from.quantity === 'logProb' && value.numerator > 0n !== falls && value.numerator !== 0n)
    return 'outside';
  const power =
    value.numerator === 0n
      ? { numerator: 1n, denominator: 1n }
      : from.base === 0
        ? undefined
        : rationalPower(from.base, value.numerator, value.denominator * BigInt(from.factor));
  if (!power) return undefined;
  const { numerator: n, denominator: d } = power;
  const shares = from.quantity === 'logOdds' ? { p: n, q: d } : { p: n, q: d - n };
  return from.mirrored ? { p: shares.q, q: shares.p } : shares;
}

function fromShares({ p, q }: Shares, to: Scale, format: Format): number {
  const [a, b] = to.mirrored ? [q, p] : [p, q];
  switch (to.quantity) {
    case 'prob':
      return roundRatio(a, a + b, format);
    case 'percent':
      return roundRatio(100n * a, a + b, format);
    case 'odds':
      return b === 0n ? Infinity : roundRatio(a, b, format);
    case 'logOdds':
      return logOfShares(a, b, to, format);
    case 'logProb':
      return logOfShares(a, a + b, to, format);
  }
}

/** factor log_base(n / d), n, d >= 0 and not both 0. */
function logOfShares(n: bigint, d: bigint, to: Scale, format: Format): number {
  if (n === d) return 0;
  const atInfinity = rises(to) ? Infinity : -Infinity;
  if (d === 0n) return atInfinity;
  if (n === 0n) return -atInfinity;
  const enclose = (bits: number): Enclosure => toUnit(ln(n, d, bits + 8), to, bits);
  if (to.base === 0 || format === float64) return decide(enclose, format);
  // A logarithm that is rational is a double, and may lie halfway between two values of a shorter format.
  const double = ratioOfDouble(decide(enclose, float64));
  const power = rationalPower(to.base, double.numerator, double.denominator * BigInt(to.factor));
  const isExact = power !== undefined && power.numerator * d === power.denominator * n;
  return isExact ? roundRatio(double.numerator, double.denominator, format) : decide(enclose, format);
}

/** Whether a logarithmic scale rises with its quantity. */
function rises({ base, factor }: Scale): boolean {
  return factor > 0 === (base === 0 || base > 1);
}

/** At p = 0 or p = 1. */
type End = 0 | 1;

function endOfInfinity(positive: boolean, from: Scale): End | 'outside' {
  if (from.quantity === 'prob' || from.quantity === 'percent') return 'outside';
  const isHigh = from.quantity === 'odds' ? positive : positive === rises(from);
  if (!isHigh && from.quantity === 'odds') return 'outside';
  if (isHigh && from.quantity === 'logProb') return 'outside';
  return isHigh !== from.mirrored ? 1 : 0;
}

function atEnd(end: End | 'outside', to: Scale): number {
  if (end === 'outside') return NaN;
  const isHigh = (end === 1) !== to.mirrored;
  const atInfinity = isLogarithm(to) && !rises(to) ? -Infinity : Infinity;
  switch (to.quantity) {
    case 'prob':
      return isHigh ? 1 : 0;
    case 'percent':
      return isHigh ? 100 : 0;
    case 'odds':
      return isHigh ? Infinity : 0;
    case 'logOdds':
      return isHigh ? atInfinity : -atInfinity;
    case 'logProb':
      return isHigh ? 0 : -atInfinity;
  }
}

/** Natural logarithms below -far are those of numbers below 2^-1586, which no format can distinguish from 0. */
const far = 1100n;

/** Converts from a logarithm other than 0 whose power is irrational. */
function fromLogarithm(value: Ratio, from: Scale, to: Scale, format: Format): number {
  const isSame =
    from.quantity === to.quantity && (from.quantity === 'logOdds' || from.mirrored === to.mirrored);
  const { numerator: n } = natural(value, from, 64);
  const isFar = (n < 0n ? -n : n) >> 64n > far;
  if (isSame) return scaled(value, from, to, format, from.mirrored !== to.mirrored, 0n);
  if (isFar) return fromFar(value, n > 0n, from, to, format);
  if (!isLogarithm(to)) return decide((bits) => powerFrom(value, from, to, bits), format);
  return decide((bits) => toUnit(logFrom(value, from, to, bits + 8), to, bits), format);
}

/**
 * From a natural logarithm z beyond `far`, where E = e^-|z| is positive and otherwise 0.
 *
 * The result is an end of the scale, or -E, or z on another scale and E more or less: where z is a rational multiple there,
 * E is what keeps it from a midpoint.
 */
function fromFar(value: Ratio, isPositive: boolean, from: Scale, to: Scale, format: Format): number {
  const end: End = isPositive !== from.mirrored ? 1 : 0;
  if (!isLogarithm(to)) return atEnd(end, to);
  // The larger one of log p and log(1 - p) is -E.
  if (to.quantity === 'logProb' && (end === 1) !== to.mirrored) return rises(to) ? -0 : 0;
  // The logarithm of a share that is small; its odds are larger than it, and it is smaller than its odds.
  const more = from.quantity === 'logProb' ? 1n : -1n;
  const isOpposite = from.quantity === 'logOdds' && end === 1 && to.quantity === 'logProb';
  const changesSign =
    to.quantity === 'logOdds' ? from.mirrored : isOpposite || (from.quantity === 'logOdds' && to.mirrored);
  return scaled(value, from, to, format, changesSign, more);
}

/**
 * A logarithm of one scale on another: value times their units' quotient, with the other sign if `isOpposite`. `more`: the
 * quantity's logarithm is larger (1n) or smaller (-1n) by less than any format can show.
 */
function scaled(
  { numerator, denominator }: Ratio,
  from: Scale,
  to: Scale,
  format: Format,
  isOpposite: boolean,
  more: bigint,
): number {
  const ratio = logRatio(from.base, to.base);
  const sign = isOpposite ? -1n : 1n;
  const above = sign * numerator * BigInt(to.factor);
  const below = denominator * BigInt(from.factor);
  if (ratio) {
    const n = above * ratio.numerator * (below < 0n ? -1n : 1n);
    const d = (below < 0n ? -below : below) * ratio.denominator;
    const nudge = more * (rises(to) ? 1n : -1n);
    return more === 0n ? roundRatio(n, d, format) : roundRatio((n << 4096n) + nudge * d, d << 4096n, format);
  }
  return decide((bits) => {
    const source = natural({ numerator: above, denominator: below }, { ...from, factor: 1 }, bits + 80);
    const value = { value: source.numerator, error: source.error, scale: bits + 80 };
    return to.base === 0 ? value : safeQuotient(value, lnBase(to.base, bits + 80), bits);
  }, format);
}

/** The natural logarithm of a value in units of 2^-scale, truncated, and its error in these units. */
function natural(
  { numerator, denominator }: Ratio,
  { base, factor }: Scale,
  scale: number,
): { readonly numerator: bigint; readonly error: bigint } {
  const shift = BigInt(scale);
  const below = denominator * BigInt(factor);
  if (base === 0) return { numerator: (numerator << shift) / below, error: 1n };
  const precision = scale + Math.max(0, bitLength(numerator) - bitLength(below)) + 12;
  const logarithm = lnBase(base, precision);
  const value = ((numerator * logarithm.value) << shift) / (below << BigInt(logarithm.scale));
  const magnitude = value < 0n ? -value : value;
  return { numerator: value, error: 2n + (magnitude >> BigInt(precision)) };
}

/** The natural logarithm that a value of a logarithmic scale is a multiple of, to about 2^-bits. */
export function naturalBits(value: Ratio, from: Scale, bits: number): Enclosure {
  const { numerator, error } = natural(value, from, bits);
  return { value: numerator, error, scale: bits };
}

/** p and 1 - p of a value, times the same positive number, where they are rational; undefined: they are not. */
export function plainShares(value: Ratio, from: Scale): Shares | 'outside' | undefined {
  return isLogarithm(from) ? sharesOfLogarithm(value, from) : sharesOf(value, from);
}

/** A positive number: `value` within `error`, both in any unit. */
type Approximation = { readonly value: bigint; readonly error: bigint };

/**
 * For a logarithm z: E = e^-|z| and 1 - E or 1 + E, all in one unit, `one` of which is 1.
 *
 * Near z = 0 as many bits more are taken as 1 - E has fewer.
 */
function powers(value: Ratio, from: Scale, bits: number): { z: bigint; e: Approximation; one: bigint } {
  const coarse = natural(value, from, 64).numerator;
  const magnitude = coarse < 0n ? -coarse : coarse;
  const near = magnitude >> 64n > 0n ? 0 : extraBits(value, from);
  const h = halvings(bits + near);
  const scale = bits + near + h + 16;
  const z = natural(value, from, scale);
  const exponential = expNegative(z.numerator < 0n ? -z.numerator : z.numerator, z.error, scale, h);
  return {
    z: z.numerator,
    e: { value: exponential.mantissa, error: exponential.error + 1n },
    one: 1n << BigInt(scale + exponential.exponent),
  };
}

/** How many zero bits follow the point of a natural logarithm, at least. */
function extraBits({ numerator, denominator }: Ratio, { base, factor }: Scale): number {
  const zeros = bitLength(denominator) - bitLength(numerator) + (factor === 1 ? 0 : 4);
  if (base === 0) return Math.max(0, zeros);
  const { value, scale } = lnBase(base, 64);
  return Math.max(0, zeros + scale - bitLength(value) + 2);
}

/** The shares of a logarithm, approximated: as in `Shares`. */
function approximateShares(
  value: Ratio,
  from: Scale,
  bits: number,
): { readonly p: Approximation; readonly q: Approximation; readonly whole: Approximation } {
  const { z, e, one } = powers(value, from, bits);
  const unit = { value: one, error: 0n };
  const parts =
    from.quantity === 'logProb'
      ? { p: e, q: { value: one - e.value, error: e.error }, whole: unit }
      : z > 0n
        ? { p: unit, q: e, whole: { value: one + e.value, error: e.error } }
        : { p: e, q: unit, whole: { value: one + e.value, error: e.error } };
  return from.mirrored ? { ...parts, p: parts.q, q: parts.p } : parts;
}

/**
 * `exactConvert` unrounded, with a relative error near 2^-bits and the proven bound in `error`: the oracle for measuring how
 * much of its error bound a fast approximation uses. Only for values whose result is neither an end of a scale nor rational.
 */
export function convertBits(value: number | Ratio, from: Scale, to: Scale, bits: number): Enclosure {
  const ratio = typeof value === 'number' ? ratioOfDouble(value) : value;
  const shares = plainShares(ratio, from);
  if (shares === 'outside') throw new RangeError('a value is outside the scale');
  if (!shares) {
    if (!isLogarithm(to)) return powerFrom(ratio, from, to, bits);
    return toUnit(logFrom(ratio, from, to, bits + 8), to, bits);
  }
  const [a, b] = to.mirrored ? [shares.q, shares.p] : [shares.p, shares.q];
  if (to.quantity === 'logOdds') return toUnit(ln(a, b, bits + 8), to, bits);
  if (to.quantity === 'logProb') return toUnit(ln(a, a + b, bits + 8), to, bits);
  const factor = to.quantity === 'percent' ? 100n : 1n;
  return quotient(
    { value: factor * a, error: 0n, scale: 0 },
    { value: to.quantity === 'odds' ? b : a + b, error: 0n, scale: 0 },
    bits,
  );
}

/** From a logarithm to another quantity, with a relative error near 2^-bits. */
function powerFrom(value: Ratio, from: Scale, to: Scale, bits: number): Enclosure {
  const { p, q, whole } = approximateShares(value, from, bits + 16);
  const [a, b] = to.mirrored ? [q, p] : [p, q];
  if (to.quantity === 'odds') return divided(a, b, bits + 8);
  if (to.quantity === 'prob') return divided(a, whole, bits + 8);
  return divided({ value: 100n * a.value, error: 100n * a.error }, whole, bits + 8);
}

function divided(a: Approximation, b: Approximation, bits: number): Enclosure {
  return safeQuotient({ ...a, scale: 0 }, { ...b, scale: 0 }, bits);
}

/** `quotient`, or everything possible if the relative error of one of the two exceeds 1/8. */
function safeQuotient(a: Enclosure, b: Enclosure, bits: number): Enclosure {
  const magnitude = a.value < 0n ? -a.value : a.value;
  const isKnown = 8n * a.error < magnitude && 8n * b.error < (b.value < 0n ? -b.value : b.value);
  return isKnown ? quotient(a, b, bits) : { value: 0n, error: 1n, scale: -4096 };
}

/** From a logarithm to the natural logarithm of another quantity. */
function logFrom(value: Ratio, from: Scale, to: Scale, bits: number): Enclosure {
  const { p, q, whole } = approximateShares(value, from, bits + 16);
  const [a, b] = to.mirrored ? [q, p] : [p, q];
  return lnOf(a, to.quantity === 'logOdds' ? b : whole, bits);
}

/** ln(a / b). The relative error of each is added, doubled for the neglected terms. */
function lnOf(a: Approximation, b: Approximation, bits: number): Enclosure {
  if (a.value <= 4n * a.error || b.value <= 4n * b.error || a.value === b.value)
    return { value: 0n, error: 1n, scale: -4096 };
  const { value, error, scale } = ln(a.value, b.value, bits);
  const shift = BigInt(scale);
  const errors = ((2n * a.error) << shift) / a.value + ((2n * b.error) << shift) / b.value + 2n;
  return { value, error: error + errors, scale };
}

/** The value on a logarithmic scale for a natural logarithm. */
function toUnit(logarithm: Enclosure, { base, factor }: Scale, bits: number): Enclosure {
  const { value, error, scale } =
    base === 0 ? logarithm : safeQuotient(logarithm, lnBase(base, bits + 8), bits + 8);
  const magnitude = BigInt(Math.abs(factor));
  return { value: value * BigInt(factor), error: error * magnitude, scale };
}
