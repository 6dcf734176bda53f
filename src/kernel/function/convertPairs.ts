/**
 * From one scale to another, for every pair of scales whose units the kernel knows: correctly rounded doubles.
 *
 * Many pairs of lanes at a time, in steps: their shares; the quotient of two shares, or its logarithm, or the same
 * logarithm in another unit; and what these leave open, lane by lane. logit and sigmoid have a form of their own (`batch.ts`).
 */
import { both } from '../splat';
import { Quantity } from '../abi';
import { MAX_PAIRS, PAIRS_SIZE } from '../pairs';
import { logarithmNearOne } from './logarithmNearOne';
import { sharesOfLogarithms } from './logarithmicShares';
import { divideLogOdds, divideLogProbs, divideRationals, open, takeLogarithms, takeNaturals } from './logarithmSteps';
import { raise } from './powersOfE';
import { slow, slowValues } from './quickDifferences';
import { quickLogarithms } from './quickLogarithms';
import { quickShares } from './quickShares';
import { quotientOfShares } from './quotientOfShares';
import { sharesOfRationals } from './rationalShares';
import { round } from './round';
import { roundLog } from './roundLog';
import { Scale } from './scale';
import { P, Q, shares, SHARES_SIZE, USUAL, WHOLE } from './shares';
import { undecided } from './undecided';
import { DECIMAL, NATURAL, product, productLow, TENFOLD, toNatural } from './units';

/** Values of the pairs under way, and of a last one that has no partner. */
export const given: usize = memory.data(MAX_PAIRS * 16, 16);

/** Converts `count` values at `at`; `out` may be the same place. */
export function convertPairs(from: Scale, to: Scale, at: usize, out: usize, count: i32): void {
  const end = at + (<usize>count << 3);
  const isQuick = from.isLogarithm && !isSameLogarithm(from, to);
  while (at < end) {
    let bytes = min(end - at, PAIRS_SIZE);
    if (isQuick && bytes > 8) {
      bytes &= ~15;
      convertQuickly(from, to, at, at + bytes, out);
    } else {
      // An odd one out has itself for a partner.
      memory.copy(given, at, bytes);
      if ((bytes & 8) != 0) store<f64>(given + bytes, load<f64>(given + bytes - 8));
      convertSome(from, to, given + ((bytes + 15) & ~15));
      for (let place: usize = 0; place < bytes; place += 16) finish(from, to, results + place, given + place);
      memory.copy(out, results, bytes);
    }
    at += bytes;
    out += bytes;
  }
}

/** Converts those of two values once more whose results are open. */
// @ts-ignore: decorator
@inline
function finish(from: Scale, to: Scale, result: usize, value: usize): void {
  const pair = v128.load(result);
  if (i64x2.bitmask(f64x2.eq(pair, pair)) != 3) finishPair(from, to, result, value);
}

function finishPair(from: Scale, to: Scale, result: usize, value: usize): void {
  for (let lane: usize = 0; lane < 16; lane += 8) {
    if (isNaN(load<f64>(result + lane))) store<f64>(result + lane, convertOne(from, to, load<f64>(value + lane)));
  }
}

/** The share of which the quotient is taken, and that by which it is divided. */
function aboveOf(from: Scale, to: Scale): usize {
  return isOther(from, to) ? Q : P;
}

function belowOf(from: Scale, to: Scale): usize {
  if (to.quantity != Quantity.Odds && to.quantity != Quantity.LogOdds) return WHOLE;
  return isOther(from, to) ? P : Q;
}

function isOther(from: Scale, to: Scale): bool {
  return from.mirrored != to.mirrored && !(to.quantity == Quantity.LogOdds && !from.mirrored);
}

/** Results of the pairs under way; NaN is one that is open. */
export const results: usize = memory.data(MAX_PAIRS * 16, 16);

/** From `given` to `results`, as far as the pairs decide. */
function convertSome(from: Scale, to: Scale, end: usize): void {
  if (isSameLogarithm(from, to)) changeUnit(from, to, given, end);
  else convertShares(from, to, given, end);
}

/** The same for another quantity, of values from `start` on. */
function convertShares(from: Scale, to: Scale, start: usize, end: usize): void {
  const above = aboveOf(from, to);
  const below = belowOf(from, to);
  if (to.isLogarithm) {
    logarithms(from, to, above, below, start, end);
  } else {
    shareOut(from, start, end);
    takeQuotients(above, below, to.quantity == Quantity.Percent, end - start);
  }
}

export function shareOut(from: Scale, at: usize, end: usize): void {
  if (from.isLogarithm) sharesOfLogarithms(from, at, end);
  else sharesOfRationals(from.quantity, at, end);
}

function takeQuotients(above: usize, below: usize, isPercent: bool, bytes: usize): void {
  for (let place: usize = 0, at = shares; place < bytes; place += 16, at += SHARES_SIZE) {
    const result = quotientOfShares(at, above, below, isPercent);
    // NaN in the lanes that the shares are of no use for.
    v128.store(results + place, v128.or(result, v128.not(v128.load(at + USUAL))));
  }
}

/** What starts with powers, in [at, end): by a quick estimate, and what that leaves open once more. */
function convertQuickly(from: Scale, to: Scale, at: usize, end: usize, out: usize): void {
  const above = aboveOf(from, to);
  const below = belowOf(from, to);
  const slowEnd = to.isLogarithm
    ? quickLogarithms(from, to, above, below, at, end, out)
    : quickShares(from, to, above, below, at, end, out);
  const bytes = (slowEnd - slow) << 2;
  if (bytes == 0) return;
  convertShares(from, to, slowValues, slowValues + bytes);
  for (let place: usize = 0; place < bytes; place += 16) {
    finish(from, to, results + place, slowValues + place);
    v128.store(load<u32>(slow + (place >> 2)), v128.load(results + place));
  }
}

function logarithms(from: Scale, to: Scale, above: usize, below: usize, start: usize, end: usize): void {
  const openEnd = from.isLogarithm
    ? ofPowers(from, to, above, below, start, end)
    : ofRationals(from, to, above, below, start, end);
  const sign = f64x2.splat(to.sign);
  for (let at = open; at < openEnd; at += 4) {
    const place = <usize>load<u32>(at);
    const result = v128.load(place);
    const value = start + (place - results);
    shareOut(from, value, value + 16);
    const near = f64x2.mul(logarithmNearOne(shares, above, below, to.unit, from), sign);
    const isUsual = v128.load(shares + USUAL);
    v128.store(place, v128.bitselect(result, v128.or(near, v128.not(isUsual)), f64x2.eq(result, result)));
  }
}

/** Logarithms of quotients of probabilities, percentages or odds; returns the end of the list of open ones. */
function ofRationals(from: Scale, to: Scale, above: usize, below: usize, start: usize, end: usize): usize {
  const sign = to.sign * divideRationals(from.quantity, above, below, start, end);
  const resultsEnd = results + (end - start);
  return to.unit == NATURAL
    ? takeNaturals(results, resultsEnd, sign)
    : takeLogarithms(results, resultsEnd, sign, false, to.unit);
}

/** The same where the values are logarithms. */
function ofPowers(from: Scale, to: Scale, above: usize, below: usize, start: usize, end: usize): usize {
  raise(from.unit, start, end);
  const sign =
    to.sign *
    (from.quantity == Quantity.LogOdds
      ? divideLogOdds(above, start, end)
      : divideLogProbs(above, below, from.sign, start, end));
  return takeLogarithms(results, results + (end - start), sign, true, to.unit);
}

/** Whether both are logarithms of the same quantity. */
function isSameLogarithm(from: Scale, to: Scale): bool {
  if (from.quantity != to.quantity || !from.isLogarithm) return false;
  return from.quantity == Quantity.LogOdds || from.mirrored == to.mirrored;
}

const RANGE: usize = memory.data<f64>([1e-270, 1e270]);
/** Of a product with a unit, relative: twice what `units.ts` says. */
const PRODUCT_ERROR: usize = memory.data<f64>([7.9e-31]);

/** The same logarithm in another unit. */
function changeUnit(from: Scale, to: Scale, at: usize, end: usize): void {
  const sign = f64x2.splat(from.mirrored != to.mirrored ? -1 : from.sign * to.sign);
  const isTimesTen = from.unit == DECIMAL && to.unit == TENFOLD;
  const isByTen = from.unit == TENFOLD && to.unit == DECIMAL;
  const isLogProb = i64x2.splat(from.quantity == Quantity.LogProb ? -1 : 0);
  const ownSign = f64x2.splat(from.sign);
  for (let place = results; at < end; at += 16, place += 16) {
    const value = v128.load(at);
    // Zeros, and what is not a log-probability, are left open.
    const logarithm = f64x2.mul(value, ownSign);
    const isZero = f64x2.eq(value, f64x2.splat(0));
    const isOpen = v128.or(isZero, v128.and(f64x2.gt(logarithm, f64x2.splat(0)), isLogProb));
    if (from.unit == to.unit || isTimesTen || isByTen) {
      // One operation, which rounds once.
      const ten = f64x2.splat(10);
      const scaled = isTimesTen ? f64x2.mul(value, ten) : isByTen ? f64x2.div(value, ten) : value;
      v128.store(place, v128.or(f64x2.mul(scaled, sign), isOpen));
      continue;
    }
    toNatural(value, from.unit);
    const eps = f64x2.mul(f64x2.abs(product), both(PRODUCT_ERROR));
    const result =
      to.unit == NATURAL ? round(product, productLow, eps) : roundLog(product, productLow, eps, to.unit);
    const size = f64x2.abs(value);
    const isUsual = v128.and(f64x2.gt(size, both(RANGE)), f64x2.lt(size, both(RANGE, 1)));
    v128.store(place, v128.or(f64x2.mul(result, sign), v128.or(isOpen, v128.not(isUsual))));
  }
}

/** What the pairs leave open: values that need no calculation, single roundings, and what two doubles do not decide. */
function convertOne(from: Scale, to: Scale, value: f64): f64 {
  const probability = from.plainProbability(value);
  if (isNaN(probability)) return NaN;
  if (probability >= 0) return to.valueAt(probability);
  const result = from.isShare && to.isShare ? oneOperation(from, to, value) : NaN;
  return isNaN(result) ? undecided(value) : result;
}

/** Between p, 1 - p and 100 p: the result where one operation rounds, once; else NaN. */
function oneOperation(from: Scale, to: Scale, value: f64): f64 {
  const whole: f64 = from.quantity == Quantity.Percent ? 100 : 1;
  const isOther = from.mirrored != to.mirrored;
  const share = isOther ? whole - value : value;
  if (from.quantity == to.quantity) return share;
  if (isOther && whole - share != value) return NaN;
  return to.quantity == Quantity.Percent ? share * 100 : share / 100;
}
