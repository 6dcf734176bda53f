/**
 * From one scale to another by an affine map of the log-odds in between: x becomes A x + B, in natural logarithms.
 *
 * Many pairs of lanes at a time, in steps: their log-odds x, as a double and its rest; A x + B, as well as these; and what
 * that is on the other scale. A pair with a special or extreme value, or one whose A x and B cancel, is left to the host.
 *
 * Error: below 0.6 ulp. The sums have a relative error of at most 2^-57 where the result is a logarithm of the odds, and
 * an absolute one of at most 2^-58 elsewhere, which is the relative one of e^x; what follows adds less than 2^-69.
 */
import { both } from '../splat';
import { Quantity } from '../abi';
import { PAIRS_SIZE, MAX_PAIRS } from '../pairs';
import { given, results, shareOut } from './convertPairs';
import { logarithmNearOne } from './logarithmNearOne';
import { sharesOfPowers } from './logarithmicShares';
import { divideLogOdds, divideLogProbs, divideRationals, takeLogarithms } from './logarithmSteps';
import { magnitudeOf, magnitudeRestOf, POWER_SIZE, powers, raise, raiseSums } from './powersOfE';
import { divide, quotient, quotientLow } from './quotientOfShares';
import { PARTS, parts } from './roundLog';
import { Scale } from './scale';
import { P, Q, REST, shares, SHARES_SIZE, WHOLE } from './shares';
import { head } from './split';
import { storeSum, SUM_ERROR, SUM_LOW, SUM_SIZE } from './sums';
import { undecided } from './undecided';
import { FROM_NATURAL, product, productLow, times } from './units';

/** A as `times` takes it, |A|, and B and its rest. */
const SIZE: usize = 3;
const SHIFT: usize = 4;
const SHIFT_LOW: usize = 5;
const MAP_SIZE: usize = 48;
/** The map of the run, that of its inverse, and one of these between p or 1 - p as the scales have it. */
const maps: usize = memory.data(3 * <i32>MAP_SIZE, 16);
const map: usize = maps + 2 * MAP_SIZE;

/** Whether the run has a map. */
export let isMapped: bool = false;

export function clearMap(): void {
  isMapped = false;
}

/** The map of the run or, if `isBack`, of its inverse. */
export function setMap(isBack: bool, scale: f64, scaleLow: f64, shift: f64, shiftLow: f64): void {
  isMapped = true;
  fill(maps + (isBack ? MAP_SIZE : 0), scale, scaleLow, shift, shiftLow);
}

function fill(row: usize, scale: f64, scaleLow: f64, shift: f64, shiftLow: f64): void {
  store<f64>(row, scale);
  store<f64>(row, f64x2.extract_lane(head(f64x2.splat(scale)), 0), 8);
  store<f64>(row, scaleLow, 16);
  store<f64>(row, abs(scale), 24);
  store<f64>(row, shift, 32);
  store<f64>(row, shiftLow, 40);
}

/** Converts `count` values at `at`; `out` may be the same place. */
export function convertMapped(from: Scale, to: Scale, at: usize, out: usize, count: i32, isBack: bool): void {
  const row = maps + (isBack ? MAP_SIZE : 0);
  // The log-odds of 1 - p are those of p with the other sign.
  const sign: f64 = from.mirrored != to.mirrored ? -1 : 1;
  const shiftSign: f64 = to.mirrored ? -1 : 1;
  fill(map, sign * load<f64>(row), sign * load<f64>(row, 16), shiftSign * load<f64>(row, 32), shiftSign * load<f64>(row, 40));
  const end = at + (<usize>count << 3);
  while (at < end) {
    const bytes = min(end - at, PAIRS_SIZE);
    // An odd one out has itself for a partner.
    memory.copy(given, at, bytes);
    if ((bytes & 8) != 0) store<f64>(given + bytes, load<f64>(given + bytes - 8));
    const size = (bytes + 15) & ~15;
    takeLogOdds(from, given + size);
    mapAll(from, to, size);
    fromLogOdds(to, size);
    for (let place: usize = 0; place < bytes; place += 8) {
      if (isNaN(load<f64>(results + place))) store<f64>(results + place, mapOne(from, to, load<f64>(given + place)));
    }
    memory.copy(out, results, bytes);
    at += bytes;
    out += bytes;
  }
}

/** Ends of scales, and what the sums do not hold. */
function mapOne(from: Scale, to: Scale, value: f64): f64 {
  const probability = from.plainProbability(value);
  if (isNaN(probability)) return NaN;
  const isFalling = (load<f64>(map) < 0) != (from.mirrored != to.mirrored);
  if (probability == 0 || probability == 1) return to.valueAt(isFalling ? 1 - probability : probability);
  return probability == 0.5 && load<f64>(map + (SHIFT << 3)) == 0 ? to.valueAt(0.5) : undecided(value);
}

/** The log-odds of the pairs, a sum each; NaN where they are of no use. */
export const sums: usize = memory.data(MAX_PAIRS * <i32>SUM_SIZE, 16);
/** Of a product with a constant, relative: twice what `units.ts` says; and absolute, where a part of it is subnormal. */
const PRODUCT_ERROR: usize = memory.data<f64>([7.9e-31, 1e-322]);
/** Beyond this e^-x is negligible compared to 1. */
const FAR: usize = memory.data<f64>([620]);

export function takeLogOdds(from: Scale, end: usize): void {
  const sumsEnd = sums + (end - given) * 3;
  if (from.quantity == Quantity.LogOdds) {
    for (let at = given, to = sums; at < end; at += 16, to += SUM_SIZE) {
      times(v128.load(at), f64x2.splat(0), from.unit);
      const error = f64x2.mul(f64x2.abs(product), both(PRODUCT_ERROR));
      storeSum(to, product, productLow, f64x2.add(error, both(PRODUCT_ERROR, 1)));
    }
  } else if (from.quantity == Quantity.LogProb) {
    raise(from.unit, given, end);
    takeLogarithms(sums, sumsEnd, divideLogProbs(P, Q, from.sign, given, end), true, PARTS);
    for (let at = given, to = sums, power = powers; at < end; at += 16, to += SUM_SIZE, power += POWER_SIZE) {
      // 1 - p is 1 there.
      const far = v128.and(
        f64x2.ge(magnitudeOf(power), both(FAR)),
        f64x2.lt(f64x2.mul(v128.load(at), f64x2.splat(from.sign)), f64x2.splat(0)),
      );
      if (!v128.any_true(far)) continue;
      const size = magnitudeOf(power);
      replaceSum(to, far, f64x2.neg(size), f64x2.neg(magnitudeRestOf(power)), f64x2.mul(size, both(PRODUCT_ERROR)));
    }
  } else takeLogarithms(sums, sumsEnd, divideRationals(from.quantity, P, Q, given, end), false, PARTS);
}

/** `storeSum` in the lanes of `mask`. */
function replaceSum(at: usize, mask: v128, high: v128, low: v128, error: v128): void {
  storeSum(
    at,
    v128.bitselect(high, v128.load(at), mask),
    v128.bitselect(low, v128.load(at + SUM_LOW), mask),
    v128.bitselect(error, v128.load(at + SUM_ERROR), mask),
  );
}

/** A x + B of the pairs, its rest, and the lanes in which they are known well enough (all bits set). */
export const ys: usize = memory.data(MAX_PAIRS * 16, 16);
export const yRests: usize = memory.data(MAX_PAIRS * 16, 16);
export const usual: usize = memory.data(MAX_PAIRS * 16, 16);

function mapAll(from: Scale, to: Scale, bytes: usize): void {
  const isLogOdds = to.quantity == Quantity.LogOdds;
  for (let place: usize = 0, at = sums; place < bytes; place += 16, at += SUM_SIZE) {
    if (mapPair(at, place, isLogOdds) || from.quantity == Quantity.LogOdds) continue;
    // Next to p = 1/2 the logarithm of the odds is small, and its absolute error is not: the series has a relative one.
    shareOut(from, given + place, given + place + 16);
    const near = logarithmNearOne(shares, P, Q, PARTS, from);
    replaceSum(at, f64x2.eq(near, near), v128.load(parts), v128.load(parts + SUM_LOW), v128.load(parts + SUM_ERROR));
    mapPair(at, place, isLogOdds);
  }
}

/** For log-odds the least size, where all products are normal numbers; the errors allowed, relative and absolute. */
const ALLOWED: usize = memory.data<f64>([1e-200, 6.9e-18, 3.4e-18]);
/** Beyond this all but logarithms are at the end of their scale. */
const END: usize = memory.data<f64>([750]);

/** One pair; whether both lanes are known well enough. */
function mapPair(at: usize, place: usize, isLogOdds: bool): bool {
  times(v128.load(at), v128.load(at + SUM_LOW), map);
  const shift = both(map, SHIFT);
  // TwoSum (Knuth): either may be the larger.
  const sum = f64x2.add(product, shift);
  const added = f64x2.sub(sum, product);
  const drop = f64x2.add(f64x2.sub(product, f64x2.sub(sum, added)), f64x2.sub(shift, added));
  const low = f64x2.add(drop, f64x2.add(productLow, both(map, SHIFT_LOW)));
  const y = f64x2.add(sum, low);
  const own = f64x2.mul(f64x2.add(f64x2.abs(product), f64x2.abs(shift)), both(PRODUCT_ERROR));
  const error = f64x2.add(f64x2.mul(v128.load(at + SUM_ERROR), both(map, SIZE)), own);
  v128.store(ys + place, y);
  v128.store(yRests + place, f64x2.sub(low, f64x2.sub(y, sum)));
  const size = f64x2.abs(y);
  const isRelative = f64x2.lt(error, f64x2.mul(size, both(ALLOWED, 1)));
  const isLarge = f64x2.gt(size, isLogOdds ? both(ALLOWED) : both(END));
  let isUsual = v128.and(isRelative, isLarge);
  if (!isLogOdds) isUsual = v128.or(isUsual, f64x2.lt(error, both(ALLOWED, 2)));
  v128.store(usual + place, isUsual);
  return i64x2.bitmask(isUsual) == 3;
}

/** From `ys` to `results`. */
export function fromLogOdds(to: Scale, bytes: usize): void {
  if (to.quantity != Quantity.LogOdds) {
    raiseSums(ys, yRests, ys + bytes);
    if (to.quantity == Quantity.LogProb) takeLogProbs(to, bytes);
    else takeShares(to, bytes);
    return;
  }
  for (let place: usize = 0; place < bytes; place += 16) {
    times(v128.load(ys + place), v128.load(yRests + place), to.unit + (FROM_NATURAL << 3));
    storeResult(place, f64x2.add(product, productLow), v128.load(usual + place));
  }
}

/** NaN in lanes that are of no use. */
function storeResult(place: usize, result: v128, isUsual: v128): void {
  v128.store(results + place, v128.or(result, v128.not(isUsual)));
}

/** Probabilities, percentages and odds. */
function takeShares(to: Scale, bytes: usize): void {
  sharesOfPowers(ys, ys + bytes, powers);
  const below = to.quantity == Quantity.Odds ? Q : WHOLE;
  const factor = f64x2.splat(to.quantity == Quantity.Percent ? 100 : 1);
  const atOne = f64x2.splat(to.valueAt(to.mirrored ? 0 : 1));
  for (let place: usize = 0, at = shares; place < bytes; place += 16, at += SHARES_SIZE) {
    divide(v128.load(at + P), v128.load(at + P + REST), v128.load(at + below), v128.load(at + below + REST));
    // The first part has 26 bits, so that the factor leaves it exact.
    const share = f64x2.add(f64x2.mul(quotient, factor), f64x2.mul(quotientLow, factor));
    const y = v128.load(ys + place);
    const size = f64x2.abs(y);
    const isEnd = f64x2.gt(size, both(END));
    const end = v128.and(atOne, f64x2.gt(y, f64x2.splat(0)));
    // Of the whole all that is left out is nothing.
    const isNear = f64x2.lt(below == WHOLE ? f64x2.neg(y) : size, both(FAR));
    const isKnown = v128.and(v128.load(usual + place), v128.or(isNear, isEnd));
    storeResult(place, v128.bitselect(end, share, isEnd), isKnown);
  }
}

/** Logarithms of probabilities: of p = e^y / (1 + e^y) the logarithm is y where e^y is nothing, and -e^-y where e^-y is. */
function takeLogProbs(to: Scale, bytes: usize): void {
  takeLogarithms(sums, sums + bytes * 3, divideLogOdds(P, ys, ys + bytes), true, PARTS);
  const sign = f64x2.splat(to.sign);
  for (let place: usize = 0, at = sums, power = powers; place < bytes; place += 16, at += SUM_SIZE, power += POWER_SIZE) {
    const y = v128.load(ys + place);
    const far = f64x2.ge(f64x2.abs(y), both(FAR));
    const isExact = f64x2.lt(v128.load(at + SUM_ERROR), f64x2.mul(f64x2.abs(v128.load(at)), both(ALLOWED, 1)));
    if (i64x2.bitmask(v128.or(isExact, far)) != 3) {
      sharesOfPowers(ys + place, ys + place + 16, power);
      const near = logarithmNearOne(shares, P, WHOLE, PARTS, to);
      replaceSum(at, f64x2.eq(near, near), v128.load(parts), v128.load(parts + SUM_LOW), v128.load(parts + SUM_ERROR));
    }
    const isNegative = f64x2.lt(y, f64x2.splat(0));
    times(
      v128.bitselect(y, v128.load(at), far),
      v128.bitselect(v128.load(yRests + place), v128.load(at + SUM_LOW), far),
      to.unit + (FROM_NATURAL << 3),
    );
    // What underflows keeps its sign.
    const isEnd = v128.andnot(f64x2.gt(y, both(END)), isNegative);
    const result = v128.bitselect(f64x2.splat(-0.0), f64x2.add(product, productLow), isEnd);
    const isKnown = v128.and(v128.load(usual + place), v128.or(v128.not(far), v128.or(isNegative, isEnd)));
    storeResult(place, f64x2.mul(result, sign), isKnown);
  }
}
