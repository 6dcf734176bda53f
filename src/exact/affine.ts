import { decideBetween } from './decide.ts';
import { convertBits, exactConvert, exactConvertRatio, naturalBits, plainShares } from './convert.ts';
import type { Enclosure } from './enclosure.ts';
import { float64, type Format } from './format.ts';
import { ln } from './ln.ts';
import { ratioOfDouble, type Ratio } from './ratio.ts';
import { roundRatio } from './round.ts';
import type { Scale } from './scale.ts';

/** An affine map of natural log-odds: x becomes scale x + shift + times ln(odds). */
export interface Affine {
  /** Not 0. */
  readonly scale: Ratio;
  readonly shift: Ratio;
  /** The factor of ln(odds), with odds > 0. */
  readonly times: Ratio;
  readonly odds: Ratio;
}

/** The inverse map: x becomes (x - shift - times ln(odds)) / scale. */
export function inverseOf({ scale, shift, times, odds }: Affine): Affine {
  return {
    scale: quotientOf({ numerator: 1n, denominator: 1n }, scale),
    shift: quotientOf(negative(shift), scale),
    times: quotientOf(negative(times), scale),
    odds,
  };
}

/** A number as the sum of two doubles: the nearest one, and the one nearest to the rest. */
export type DoubleDouble = readonly [high: number, low: number];

/** Scale and shift, with a relative error of about 2^-106. */
export function doublesOf(map: Affine): { readonly scale: DoubleDouble; readonly shift: DoubleDouble } {
  const scale = doubles(map.scale);
  if (!hasLogarithm(map)) return { scale, shift: doubles(map.shift) };
  const { value } = shiftBits(map, SHIFT_BITS);
  return { scale, shift: doubles({ numerator: value, denominator: 1n << BigInt(SHIFT_BITS) }) };
}

/** Below the last bit of the least double there are as many as two doubles have. */
const SHIFT_BITS = 1200;

function doubles({ numerator, denominator }: Ratio): DoubleDouble {
  const high = roundRatio(numerator, denominator, float64);
  if (!Number.isFinite(high)) return [high, 0];
  const near = ratioOfDouble(high);
  const rest = numerator * near.denominator - near.numerator * denominator;
  return [high, roundRatio(rest, denominator * near.denominator, float64)];
}

/**
 * Converts a value between scales with a map of its log-odds; NaN for NaN and outside the domain of `from`.
 *
 * Error: at most 1/2 ulp, and less than 2^-1000 of it more where the result is within that of a midpoint: with a ratio of odds
 * or a scale of 2 it may be one.
 */
export function exactMapped(value: number, from: Scale, to: Scale, map: Affine, format: Format): number {
  if (Number.isNaN(value)) return NaN;
  if (Math.abs(value) !== Infinity) return exactMappedRatio(ratioOfDouble(value), from, to, map, format);
  return atEnd(exactConvert(value, from, PROB, format), to, map, format);
}

/** `exactMapped` of a rational value. */
export function exactMappedRatio(value: Ratio, from: Scale, to: Scale, map: Affine, format: Format): number {
  const shares = plainShares(value, from);
  if (shares === 'outside') return NaN;
  if (shares && (shares.p === 0n || shares.q === 0n)) return atEnd(shares.p === 0n ? 0 : 1, to, map, format);
  const exact = rationalLogOdds(value, from, map);
  if (exact) return exactConvertRatio(exact, LOGIT, to, format);
  if (areSame(from, to) && isPure(map)) return exactConvertRatio(product(value, map.scale), from, to, format);
  return decideBetween(
    (bits) => mapBits(value, from, map, bits),
    (logOdds) => exactConvertRatio(logOdds, LOGIT, to, format),
  );
}

const PROB: Scale = { quantity: 'prob', mirrored: false, base: 0, factor: 1 };
const LOGIT: Scale = { ...PROB, quantity: 'logOdds' };

/** The result at p = 0 or p = 1, which a negative scale exchanges. */
function atEnd(p: number, to: Scale, { scale }: Affine, format: Format): number {
  const isFalling = scale.numerator < 0n !== scale.denominator < 0n;
  return exactConvert(isFalling ? 1 - p : p, PROB, to, format);
}

/** scale x + shift where it is known to be rational. */
function rationalLogOdds(value: Ratio, from: Scale, map: Affine): Ratio | undefined {
  if (hasLogarithm(map)) return undefined;
  if (isHalf(value, from)) return map.shift;
  if (from.quantity !== 'logOdds' || from.base !== 0) return undefined;
  return sumOf(product(value, map.scale), map.shift);
}

/** Whether both scales are log-odds to the same base. */
function areSame(from: Scale, to: Scale): boolean {
  return from.quantity === 'logOdds' && to.quantity === 'logOdds' && from.base === to.base;
}

/** Whether a map only multiplies. */
function isPure(map: Affine): boolean {
  return map.shift.numerator === 0n && !hasLogarithm(map);
}

function hasLogarithm({ times, odds }: Omit<Affine, 'scale'>): boolean {
  return times.numerator !== 0n && odds.numerator !== odds.denominator;
}

function isHalf(value: Ratio, from: Scale): boolean {
  const shares = plainShares(value, from);
  return typeof shares === 'object' && shares.p === shares.q;
}

/** scale x + shift + times ln(odds) in units of 2^-bits, with a proven bound in `error`. */
function mapBits(value: Ratio, from: Scale, map: Affine, bits: number): Enclosure {
  const x = scaled(logOddsBits(value, from, bits), map.scale, bits);
  const b = shiftBits(map, bits);
  return { value: x.value + b.value, error: x.error + b.error, scale: bits };
}

/** The natural log-odds of a value. */
function logOddsBits(value: Ratio, from: Scale, bits: number): Enclosure {
  if (isHalf(value, from)) return { value: 0n, error: 0n, scale: bits };
  if (from.quantity === 'logOdds') return naturalBits(value, from, bits);
  if (from.quantity !== 'logProb') return convertBits(value, from, LOGIT, bits);
  const logarithm = naturalBits(value, from, bits);
  const size = logarithm.value < 0n ? -logarithm.value : logarithm.value;
  if (size >> BigInt(bits) < FAR) return convertBits(value, from, LOGIT, bits);
  // p is below e^-FAR, and its log-odds exceed its logarithm by less than 2 p.
  const error = logarithm.error + 1n + (1n << BigInt(Math.max(0, bits - FAR_BITS)));
  return { value: from.mirrored ? -logarithm.value : logarithm.value, error, scale: bits };
}

/** If the size of its natural logarithm is larger, a probability is below 2^-FAR_BITS / 2. */
const FAR = 1100n;
const FAR_BITS = 1580;

function shiftBits(map: Omit<Affine, 'scale'>, bits: number): Enclosure {
  const { shift, times, odds } = map;
  const plain = { value: (shift.numerator << BigInt(bits)) / shift.denominator, error: 1n, scale: bits };
  if (!hasLogarithm(map)) return plain;
  const logarithm = scaled(ln(odds.numerator, odds.denominator, bits), times, bits);
  return { value: plain.value + logarithm.value, error: 1n + logarithm.error, scale: bits };
}

/** A number times a ratio in units of 2^-bits, truncated. */
function scaled(
  { value, error, scale }: Enclosure,
  { numerator, denominator }: Ratio,
  bits: number,
): Enclosure {
  const times = (integer: bigint): bigint => {
    const above = bits > scale ? (integer * numerator) << BigInt(bits - scale) : integer * numerator;
    return above / (bits < scale ? denominator << BigInt(scale - bits) : denominator);
  };
  const errors = times(error);
  return { value: times(value), error: (errors < 0n ? -errors : errors) + 2n, scale: bits };
}

function negative({ numerator, denominator }: Ratio): Ratio {
  return { numerator: -numerator, denominator };
}

function product(a: Ratio, b: Ratio): Ratio {
  return positive(a.numerator * b.numerator, a.denominator * b.denominator);
}

function quotientOf(a: Ratio, b: Ratio): Ratio {
  return positive(a.numerator * b.denominator, a.denominator * b.numerator);
}

function sumOf(a: Ratio, b: Ratio): Ratio {
  return positive(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

function positive(numerator: bigint, denominator: bigint): Ratio {
  return denominator < 0n ? { numerator: -numerator, denominator: -denominator } : { numerator, denominator };
}
