/**
 * E = e^-a for many pairs of logarithms whose magnitude is a, natural or in a unit: a and its rest, and what `exponential`
 * leaves.
 *
 * E has a relative error of at most 400e-24. Usual are 1e-250 < a < 620: E, what it lacks, and their products with what
 * divides them are normal numbers.
 */
import { both } from '../splat';
import { MAX_PAIRS } from '../pairs';
import { ONE } from './constants';
import { exponential, EXPONENTIAL_SIZE } from './exponential';
import { difference, differenceError, differenceLow, oneMinusExp } from './oneMinusExp';
import { NATURAL, product, productLow, toNatural } from './units';

const MAGNITUDE_REST: usize = 16;
const POWER: usize = 32;
const POWER_REST: usize = 48;
const STEPS: usize = 64;
export const POWER_SIZE: usize = 32 + EXPONENTIAL_SIZE;
export const powers: usize = memory.data(MAX_PAIRS * <i32>POWER_SIZE, 16);

const RANGE: usize = memory.data<f64>([1e-250, 620]);
/** Below this a, 1 - E is a series. */
const NEAR: usize = memory.data<f64>([0.015625]);
const ERROR: usize = memory.data<f64>([4.1e-22]);

/** Fills `powers` for the pairs in [from, end). */
export function raise(unit: usize, from: usize, end: usize): void {
  const zero = f64x2.splat(0);
  let at = powers;
  for (; from < end; from += 16, at += POWER_SIZE) {
    const magnitude = f64x2.abs(v128.load(from));
    if (unit == NATURAL) {
      storeMagnitude(at, magnitude, zero);
    } else {
      toNatural(magnitude, unit);
      storeMagnitude(at, product, productLow);
    }
  }
  raiseAll(at);
}

/** The same for natural logarithms that are sums: `rests` has what the doubles lack. */
export function raiseSums(from: usize, rests: usize, end: usize): void {
  const zero = f64x2.splat(0);
  let at = powers;
  for (; from < end; from += 16, rests += 16, at += POWER_SIZE) {
    const x = v128.load(from);
    const rest = v128.load(rests);
    storeMagnitude(at, f64x2.abs(x), v128.bitselect(f64x2.neg(rest), rest, f64x2.lt(x, zero)));
  }
  raiseAll(at);
}

// @ts-ignore: decorator
@inline
function storeMagnitude(at: usize, a: v128, rest: v128): void {
  v128.store(at, a);
  v128.store(at, rest, MAGNITUDE_REST);
}

function raiseAll(end: usize): void {
  for (let at = powers; at < end; at += POWER_SIZE) {
    // Beyond the range only lanes that are of no use are wrong.
    exponential(f64x2.pmin(v128.load(at), both(RANGE, 1)), v128.load(at, MAGNITUDE_REST), at + POWER);
  }
}

// @ts-ignore: decorator
@inline
export function magnitudeOf(power: usize): v128 {
  return v128.load(power);
}

// @ts-ignore: decorator
@inline
export function magnitudeRestOf(power: usize): v128 {
  return v128.load(power, MAGNITUDE_REST);
}

/** Lanes whose power can be used. */
// @ts-ignore: decorator
@inline
export function insidePowers(power: usize): v128 {
  const a = v128.load(power);
  return v128.and(f64x2.gt(a, both(RANGE)), f64x2.lt(a, both(RANGE, 1)));
}

/** 2^-n, n from the eighth bit of the steps on. */
// @ts-ignore: decorator
@inline
function unitOf(power: usize): v128 {
  return i64x2.sub(both(ONE), i64x2.shl(i64x2.shr_u(v128.load(power, STEPS), 8), 52));
}

/** E. */
// @ts-ignore: decorator
@inline
export function powerOf(power: usize): v128 {
  return f64x2.mul(v128.load(power, POWER), unitOf(power));
}

/** What E lacks. */
// @ts-ignore: decorator
@inline
export function powerRestOf(power: usize): v128 {
  return f64x2.mul(v128.load(power, POWER_REST), unitOf(power));
}

/** The last 1 - E, its rest, its reciprocal, and its relative error. */
export let ones: v128 = f64x2(0, 0);
export let onesRest: v128 = f64x2(0, 0);
export let onesInverse: v128 = f64x2(0, 0);
export let onesError: v128 = f64x2(0, 0);

/** 1 - E; its relative error is that of E times E / (1 - E), or for a small a that of its series. */
// @ts-ignore: decorator
@inline
export function oneMinusPower(power: usize): void {
  const one = both(ONE);
  const e = powerOf(power);
  const left = f64x2.sub(one, e);
  const low = f64x2.sub(f64x2.sub(f64x2.sub(one, left), e), powerRestOf(power));
  ones = f64x2.add(left, low);
  onesRest = f64x2.sub(low, f64x2.sub(ones, left));
  const near = f64x2.lt(v128.load(power), both(NEAR));
  if (v128.any_true(near)) {
    oneMinusExp(v128.load(power), v128.load(power, MAGNITUDE_REST));
    ones = v128.bitselect(difference, ones, near);
    onesRest = v128.bitselect(differenceLow, onesRest, near);
    onesInverse = f64x2.div(one, ones);
    const far = f64x2.mul(f64x2.mul(e, both(ERROR)), onesInverse);
    onesError = v128.bitselect(differenceError, far, near);
  } else {
    onesInverse = f64x2.div(one, ones);
    onesError = f64x2.mul(f64x2.mul(e, both(ERROR)), onesInverse);
  }
}
