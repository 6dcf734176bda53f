/**
 * Logarithms of the quotients of shares (`shares.ts`), for many pairs in two steps: the quotients, and their logarithms. What
 * the second leaves open goes by the shares themselves (`logarithmOfShares.ts`).
 *
 * The first step leaves of each pair the t and v of `logRatio`, a nan in the v of a lane that is of no use. Where the values
 * are logarithms it also leaves what is added to the logarithm, and the bound. It returns the sign of the results, for the
 * quotient may be the inverse of the one that is wanted.
 *
 * Error, absolute, in units of 1e-24, besides that of the shares: that of `logRatio` with two sums more, each below 2^-78,
 * and a v that is a product with a reciprocal: 46.8 + 6.6 + 3.3; eps is 80.
 */
import { entryIfAny } from '../listStep';
import { both } from '../splat';
import { Quantity } from '../abi';
import { MAX_PAIRS } from '../pairs';
import { ONE } from './constants';
import { EXPONENT_BIAS, headOfQuotient, logAndSum, restOfSums } from './logRatio';
import {
  insidePowers,
  magnitudeOf,
  magnitudeRestOf,
  oneMinusPower,
  ones,
  onesError,
  onesInverse,
  onesRest,
  POWER_SIZE,
  powerOf,
  powerRestOf,
  powers,
} from './powersOfE';
import { RANGE, WHOLES } from './rationalShares';
import { PARTS, parts } from './roundLog';
import { P, WHOLE } from './shares';
import { head } from './split';
import { SUM_ERROR, SUM_LOW, SUM_SIZE } from './sums';
import { NATURAL } from './units';

/** What the first step leaves of a pair. */
const STEP_SIZE: usize = 80;
const V: usize = 16;
const ADDEND: usize = 32;
const ADDEND_REST: usize = 48;
const BOUND: usize = 64;
const steps: usize = memory.data(MAX_PAIRS * <i32>STEP_SIZE, 16);

const BIAS: usize = memory.data<f64>([EXPONENT_BIAS]);
const EPS: usize = memory.data<f64>([8e-23]);
const ERROR: usize = memory.data<f64>([4.1e-22]);

/** The places of the results that the second step leaves open (u32 each). */
export const open: usize = memory.data(MAX_PAIRS * 4, 16);

/** The first step for probabilities, percentages and odds: the shares `above` and `below` are divided. */
export function divideRationals(quantity: Quantity, above: usize, below: usize, from: usize, end: usize): f64 {
  const isSwapped = below == P;
  if (quantity == Quantity.Odds) {
    if (below != WHOLE) for (let at = steps; from < end; from += 16, at += STEP_SIZE) divideOdds(at, v128.load(from));
    else if (above == P) for (let at = steps; from < end; from += 16, at += STEP_SIZE) divideByWhole(at, v128.load(from));
    else for (let at = steps; from < end; from += 16, at += STEP_SIZE) takeWhole(at, v128.load(from));
    return isSwapped || (below == WHOLE && above != P) ? -1 : 1;
  }
  const whole = both(WHOLES, usize(quantity == Quantity.Percent));
  if (quantity == Quantity.Prob && below == WHOLE) {
    if (above == P) for (let at = steps; from < end; from += 16, at += STEP_SIZE) takeProb(at, v128.load(from), whole);
    else for (let at = steps; from < end; from += 16, at += STEP_SIZE) takeRemainder(at, v128.load(from), whole);
    return 1;
  }
  if (below != WHOLE) for (let at = steps; from < end; from += 16, at += STEP_SIZE) divideShares(at, v128.load(from), whole);
  else if (above == P) for (let at = steps; from < end; from += 16, at += STEP_SIZE) takeShare(at, v128.load(from), whole);
  else for (let at = steps; from < end; from += 16, at += STEP_SIZE) takeOther(at, v128.load(from), whole);
  return isSwapped ? -1 : 1;
}

/** Stores t and v of (n + nRest) / (d + dRest). */
// @ts-ignore: decorator
@inline
function divide(at: usize, n: v128, nRest: v128, d: v128, dRest: v128, usual: v128): void {
  const t = headOfQuotient(n, d);
  v128.store(at, t);
  v128.store(at + V, v128.or(restOfSums(t, n, nRest, d, dRest), v128.not(usual)));
}

/** The same for a divisor of 1. */
// @ts-ignore: decorator
@inline
function take(at: usize, n: v128, nRest: v128, usual: v128): void {
  const t = head(n);
  v128.store(at, t);
  v128.store(at + V, v128.or(f64x2.div(f64x2.add(f64x2.sub(n, t), nRest), n), v128.not(usual)));
}

// @ts-ignore: decorator
@inline
function isPart(value: v128, whole: v128): v128 {
  return v128.and(f64x2.ge(value, both(RANGE)), f64x2.lt(value, whole));
}

// @ts-ignore: decorator
@inline
function divideShares(at: usize, value: v128, whole: v128): void {
  const other = f64x2.sub(whole, value);
  const rest = f64x2.sub(f64x2.sub(whole, other), value);
  divide(at, value, f64x2.splat(0), other, rest, isPart(value, whole));
}

// @ts-ignore: decorator
@inline
function takeProb(at: usize, value: v128, one: v128): void {
  take(at, value, f64x2.splat(0), isPart(value, one));
}

// @ts-ignore: decorator
@inline
function takeRemainder(at: usize, value: v128, one: v128): void {
  const other = f64x2.sub(one, value);
  take(at, other, f64x2.sub(f64x2.sub(one, other), value), isPart(value, one));
}

// @ts-ignore: decorator
@inline
function takeShare(at: usize, value: v128, whole: v128): void {
  divide(at, value, f64x2.splat(0), whole, f64x2.splat(0), isPart(value, whole));
}

// @ts-ignore: decorator
@inline
function takeOther(at: usize, value: v128, whole: v128): void {
  const other = f64x2.sub(whole, value);
  const rest = f64x2.sub(f64x2.sub(whole, other), value);
  divide(at, other, rest, whole, f64x2.splat(0), isPart(value, whole));
}

// @ts-ignore: decorator
@inline
function isOdds(value: v128): v128 {
  return v128.and(f64x2.ge(value, both(RANGE)), f64x2.lt(value, both(RANGE, 1)));
}

// @ts-ignore: decorator
@inline
function divideOdds(at: usize, value: v128): void {
  take(at, value, f64x2.splat(0), isOdds(value));
}

// @ts-ignore: decorator
@inline
function divideByWhole(at: usize, value: v128): void {
  const one = both(ONE);
  const sum = f64x2.add(one, value);
  divide(at, value, f64x2.splat(0), sum, sumRest(one, value, sum), isOdds(value));
}

// @ts-ignore: decorator
@inline
function takeWhole(at: usize, value: v128): void {
  const one = both(ONE);
  const sum = f64x2.add(one, value);
  take(at, sum, sumRest(one, value, sum), isOdds(value));
}

/** TwoSum (Knuth): either may be the larger. */
// @ts-ignore: decorator
@inline
function sumRest(a: v128, b: v128, sum: v128): v128 {
  const added = f64x2.sub(sum, a);
  return f64x2.add(f64x2.sub(a, f64x2.sub(sum, added)), f64x2.sub(b, added));
}

/**
 * The first step for log-odds x, of which `raise` has left the powers: the share `above` of the whole is 1 / (1 + E) or
 * e^-a / (1 + E), so that the logarithm of 1 + E is taken and in the second case a added.
 */
export function divideLogOdds(above: usize, from: usize, end: usize): f64 {
  const isP = i64x2.splat(above == P ? -1 : 0);
  for (let at = steps, power = powers; from < end; from += 16, at += STEP_SIZE, power += POWER_SIZE) {
    const one = both(ONE);
    const e = powerOf(power);
    const sum = f64x2.add(one, e);
    const rest = f64x2.add(f64x2.sub(e, f64x2.sub(sum, one)), powerRestOf(power));
    take(at, sum, rest, insidePowers(power));
    const isSmall = v128.xor(f64x2.gt(v128.load(from), f64x2.splat(0)), isP);
    v128.store(at + ADDEND, v128.and(magnitudeOf(power), isSmall));
    v128.store(at + ADDEND_REST, v128.and(magnitudeRestOf(power), isSmall));
    v128.store(at + BOUND, f64x2.add(f64x2.mul(e, both(ERROR)), both(EPS)));
  }
  return -1;
}

/**
 * The same for log-probabilities: the logarithm of 1 - E is taken, and for log-odds a added. `sign`: -1 where the value has
 * another sign than its log-probability.
 */
export function divideLogProbs(above: usize, below: usize, sign: f64, from: usize, end: usize): f64 {
  const isLogOdds = i64x2.splat(below == WHOLE ? 0 : -1);
  for (let at = steps, power = powers; from < end; from += 16, at += STEP_SIZE, power += POWER_SIZE) {
    oneMinusPower(power);
    const isProper = f64x2.lt(f64x2.mul(v128.load(from), f64x2.splat(sign)), f64x2.splat(0));
    const t = head(ones);
    v128.store(at, t);
    const v = f64x2.mul(f64x2.add(f64x2.sub(ones, t), onesRest), onesInverse);
    v128.store(at + V, v128.or(v, v128.not(v128.and(insidePowers(power), isProper))));
    v128.store(at + ADDEND, v128.and(magnitudeOf(power), isLogOdds));
    v128.store(at + ADDEND_REST, v128.and(magnitudeRestOf(power), isLogOdds));
    v128.store(at + BOUND, f64x2.add(onesError, both(EPS)));
  }
  return below != WHOLE && above == P ? -1 : 1;
}

/**
 * The second step for rationals in the natural unit: results times `sign` from `to` on. Returns the end of the list `open` of those
 * pairs in which a result is NaN. The loop calls nothing and has no branch, so that more pairs overlap.
 */
export function takeNaturals(to: usize, end: usize, sign: f64): usize {
  let openEnd = open;
  const signs = f64x2.splat(sign);
  for (let at = steps; to < end; to += 16, at += STEP_SIZE) {
    const result = f64x2.mul(logOfQuotientWithin(v128.load(at), v128.load(at + V)), signs);
    v128.store(to, result);
    store<u32>(openEnd, <u32>to);
    openEnd += entryIfAny(i64x2.bitmask(f64x2.ne(result, result)));
  }
  return openEnd;
}

// @ts-ignore: decorator
@inline
function logOfQuotientWithin(t: v128, v: v128): v128 {
  return logAndSum(t, v, both(BIAS), false, t, t, both(EPS), NATURAL);
}

/**
 * The same in any unit. `isSum`: the first step has left something to add. In place of a unit PARTS: sums (`sums.ts`) from `to` on,
 * which are not rounded.
 */
export function takeLogarithms(to: usize, end: usize, sign: f64, isSum: bool, unit: usize): usize {
  let openEnd = open;
  const summed = i64x2.splat(isSum ? -1 : 0);
  const signs = f64x2.splat(sign);
  const size: usize = unit == PARTS ? SUM_SIZE : 16;
  for (let at = steps; to < end; to += size, at += STEP_SIZE) {
    const logarithm = logAndSum(
      v128.load(at),
      v128.load(at + V),
      both(BIAS),
      true,
      v128.and(v128.load(at + ADDEND), summed),
      v128.and(v128.load(at + ADDEND_REST), summed),
      v128.bitselect(v128.load(at + BOUND), both(EPS), summed),
      unit,
    );
    const result = f64x2.mul(logarithm, signs);
    v128.store(to, result);
    if (unit == PARTS) {
      v128.store(to, f64x2.mul(v128.load(parts), signs));
      v128.store(to, f64x2.mul(v128.load(parts + SUM_LOW), signs), SUM_LOW);
      v128.store(to, v128.load(parts + SUM_ERROR), SUM_ERROR);
    } else {
      store<u32>(openEnd, <u32>to);
      openEnd += entryIfAny(i64x2.bitmask(f64x2.ne(result, result)));
    }
  }
  return openEnd;
}
