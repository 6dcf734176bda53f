/**
 * The units of logarithms that the kernel computes in itself, a row of the table each: natural, binary and decimal
 * logarithms, and ten decimal ones (decibans, Phred). Other bases are the host's.
 */
import { both } from '../splat';
import { head } from './split';
import { UNITS } from './units.table';

const UNIT_SIZE: usize = 96;
export const NATURAL: usize = UNITS;
export const DECIMAL: usize = UNITS + 2 * UNIT_SIZE;
export const TENFOLD: usize = UNITS + 3 * UNIT_SIZE;
/** In the place of a unit: one that is the host's. */
export const NO_UNIT: usize = 0;

/** Places in a row, in doubles. */
export const TO_NATURAL: usize = 0;
export const FROM_NATURAL: usize = 3;
const ONE_FROM: usize = 48;
const ZERO_TO: usize = 56;
const MIN_OF_PAIR: usize = 64;
const LN2_IN_UNIT: usize = 72;
export const REST_FROM_NATURAL: usize = 10;
export const REST_TO_NATURAL: usize = 11;

/** The unit of `factor` logarithms to `base` (0: natural). */
export function unitOf(base: f64, factor: f64): usize {
  const isTenfold = abs(factor) == 10;
  if (base == 10) return isTenfold ? TENFOLD : DECIMAL;
  if (isTenfold || (base != 0 && base != 2)) return NO_UNIT;
  return base == 2 ? UNITS + UNIT_SIZE : NATURAL;
}

/** The least x with e^-xu <= 1 / (2^54 - 1), for the unit u: from here on sigmoid rounds to 1. */
export function oneFrom(unit: usize): f64 {
  return load<f64>(unit + ONE_FROM);
}

/** The greatest x with e^xu <= 2^-1075: up to here sigmoid rounds to 0. */
export function zeroTo(unit: usize): f64 {
  return load<f64>(unit + ZERO_TO);
}

/** Above this x, e^xu is above 2^-1021, so that all results of the pair form of sigmoid are normal numbers. */
export function minOfPair(unit: usize): f64 {
  return load<f64>(unit + MIN_OF_PAIR);
}

/** ln 2 in the unit. */
export function ln2In(unit: usize): f64 {
  return load<f64>(unit + LN2_IN_UNIT);
}

/** The last product, and what its double lacks. */
export let product: v128 = f64x2(0, 0);
export let productLow: v128 = f64x2(0, 0);

/** x units as natural logarithms. */
// @ts-ignore: decorator
@inline
export function toNatural(x: v128, unit: usize): void {
  multiply(x, f64x2.splat(0), unit, TO_NATURAL);
}

/** (x + rest) times the constant at `row`: the double nearest to it, its leading 26 bits, and what the double lacks. */
// @ts-ignore: decorator
@inline
export function times(x: v128, rest: v128, row: usize): void {
  multiplyOnce(x, rest, row);
}

function multiplyOnce(x: v128, rest: v128, row: usize): void {
  multiply(x, rest, row, 0);
}

/**
 * (x + rest) (c + cLow) as product + productLow, for the constant c of a row; 2^-900 < |x| < 2^900, |rest| <= ulp(x) / 2.
 *
 * Formula. x c is the rounded product and, from products of halves, its exact rest (Dekker, Numer. Math. 18, 1971).
 *
 * Error: below 2^-102 of the product: rounding of x cLow and of rest c, each below 2^-53 of it, and of their sums.
 *
 * Cost: about 18 operations for two lanes.
 */
// @ts-ignore: decorator
@inline
function multiply(x: v128, rest: v128, unit: usize, place: usize): void {
  const c = both(unit, place);
  const c1 = both(unit, place + 1);
  const c2 = f64x2.sub(c, c1);
  const x1 = head(x);
  const x2 = f64x2.sub(x, x1);
  product = f64x2.mul(x, c);
  const inner = f64x2.add(f64x2.sub(f64x2.mul(x1, c1), product), f64x2.mul(x1, c2));
  const drop = f64x2.add(f64x2.add(inner, f64x2.mul(x2, c1)), f64x2.mul(x2, c2));
  const lows = f64x2.add(f64x2.mul(x, both(unit, place + 2)), f64x2.mul(rest, c));
  productLow = f64x2.add(drop, lows);
}
