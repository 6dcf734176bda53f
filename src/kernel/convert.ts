/** The second pass: values of the batch to results, and what there is to count on the way. */
import { setCounts, valueCount } from './batch';
import { Cell, Clamp, Format, Source } from './abi';
import { arrayToFormat, isHalfway, toFormat } from './format';
import { apply, combine } from './function/apply';
import { narrow } from './function/narrow';
import { nearestTyped } from './host';
import { findText, textEnd, textStart } from './json/unescape';
import { inputs, results, values } from './memory';
import { beyond, countFar, countOutside, farAbove, farBelow, isAnyBeyond, isFar, watchFractions } from './outside';
import { parsed, parseNumber } from './parse/number';
import { roundTrip } from './roundtrip';
import {
  clamp,
  clamps,
  combining,
  domainEnd,
  domainStart,
  exact,
  format,
  givenOfHighest,
  givenOfLowest,
  highest,
  inverse,
  isMoved,
  isOutside,
  lowest,
  source,
  summing,
} from './settings';
import { setSpan, spanOf } from './span';
import { addBatch, countMoving } from './statistics';
import { countClamped } from './counters';
import { convertDecimals } from './exactDecimal';

/** Fills `results` (and `recovered`, for the round trip) from `values`. Cells that are not a number become nan. */
export function convertBatch(): void {
  if (format != Format.Float64) roundBatch();
  const moved = convertRounded(values, inputs, results, valueCount);
  countClamped(moved);
  if (clamps != Clamp.Nothing && moved > 0) findFar();
  watchFractions();
  if (clamps == Clamp.Nothing) findOutside();
  if (inverse) roundTrip();
  if (combining) combine();
  if (summing) addBatch(valueCount);
}

/**
 * The conversion of the run for `count` float64 values at `from`, which are rounded to the dtype in place.
 * `given` takes what the function is applied to, the values after the clamp, and `to` the results; any of the three
 * may be the same place. Returns how many probabilities were moved to a bound.
 */
export function convertArray(from: usize, given: usize, to: usize, count: i32): i32 {
  arrayToFormat(from, <usize>count << 3, format);
  return convertRounded(from, given, to, count);
}

/** The same for values that are of the dtype already. */
function convertRounded(from: usize, given: usize, to: usize, count: i32): i32 {
  const bytes = <usize>count << 3;
  let moved = 0;
  if (clamps == Clamp.Given) {
    if (summing) countMoving(from, from, count);
    moved = clampArray(from, given, bytes, lowest, highest);
  } else if (clamps == Clamp.Results) moved = clampArray(from, given, bytes, domainStart, domainEnd);
  else memory.copy(given, from, bytes);
  // The values are combined when all is counted.
  if (combining) return moved;
  apply(given, to, count, format, false);
  // Before the results are held: what is held is what the decimals are converted to.
  if (exact && from == values) convertDecimals();
  if (clamps == Clamp.Results) {
    if (summing) countMoving(from, to, count);
    // What was outside the domain has the result of its end, which is moved again unless it is the bound.
    const all = moved > 0 ? countBeyond(from, to, count) : 0;
    const held = inverse ? clampBoth(to, given, bytes) : clampArray(to, to, bytes, lowest, highest);
    moved = max(all, held);
  }
  return moved;
}

/** How many of the values at `from` are outside the domain, or have results at `to` outside the bounds. */
function countBeyond(from: usize, to: usize, count: i32): i32 {
  let beyond = 0;
  for (let i = 0; i < count; i++) {
    const at = <usize>i << 3;
    beyond += i32(isMoved(load<f64>(from + at), load<f64>(to + at)));
  }
  return beyond;
}

/** Rounds the values of the batch to the format, each of them once: from the text, where the input is text. */
export function roundBatch(): void {
  if (source == Source.Array) arrayToFormat(values, <usize>valueCount << 3, format);
  else if (format == Format.Float32) for (let i = 0; i < valueCount; i += 2) roundPair(i);
  else for (let i = 0; i < valueCount; i++) roundOne(i);
}

/**
 * Values `i` and `i + 1`. The doubles are the nearest ones to the numbers in the text, and tell the nearest float32 of those,
 * too, unless they are as near to another one. After the last value the place of one more may be changed.
 */
// @ts-ignore: decorator
@inline
function roundPair(i: i32): void {
  const at = values + (<usize>i << 3);
  const doubles = v128.load(at);
  const rounded = narrow(doubles);
  v128.store(at, rounded);
  if (v128.any_true(f64x2.ne(rounded, rounded))) {
    roundByText(i, f64x2.extract_lane(doubles, 0));
    roundByText(i + 1, f64x2.extract_lane(doubles, 1));
  }
}

/** The same for one value, in every format. */
function roundOne(i: i32): void {
  const at = values + (<usize>i << 3);
  const double = load<f64>(at);
  store<f64>(at, isHalfway(double, format) ? NaN : toFormat(double, format));
  roundByText(i, double);
}

/** A nan stays one, and its number may be none. */
function roundByText(i: i32, double: f64): void {
  const at = values + (<usize>i << 3);
  if (i >= valueCount || isNaN(double) || !isNaN(load<f64>(at))) return;
  const span = spanOf(i);
  findText(span.start, span.end);
  store<f64>(at, nearestTyped(textStart, textEnd, format));
}

/**
 * Holds all values within the bounds, two at a time, and returns how many that moved; `to` may equal `from`. What is
 * after the last one may be changed.
 */
function clampArray(from: usize, to: usize, bytes: usize, low: f64, high: f64): i32 {
  const lows = f64x2.splat(low);
  const highs = f64x2.splat(high);
  const lastPair = from + (bytes & ~15);
  let moved = i64x2.splat(0);
  for (; from < lastPair; from += 16, to += 16) {
    const probability = v128.load(from);
    v128.store(to, held(probability, lows, highs));
    // A true lane is -1.
    moved = i64x2.sub(moved, beyond(probability, lows, highs));
  }
  const count = <i32>(i64x2.extract_lane(moved, 0) + i64x2.extract_lane(moved, 1));
  if ((bytes & 8) == 0) return count;
  const probability = v128.load(from);
  v128.store(to, held(probability, lows, highs));
  return count - <i32>i64x2.extract_lane(beyond(probability, lows, highs), 0);
}

/** A nan stays: pmax and pmin return their first operand where it makes the comparison false. */
// @ts-ignore: decorator
@inline
function held(probability: v128, lows: v128, highs: v128): v128 {
  return f64x2.pmin(f64x2.pmax(probability, lows), highs);
}

/** Clamps results, and where one moved, takes what leads to the bound for what went in: the round trip starts there. */
function clampBoth(results: usize, given: usize, bytes: usize): i32 {
  let moved = 0;
  for (let at: usize = 0; at < bytes; at += 8) {
    const result = load<f64>(results + at);
    const held = clamp(result);
    if (held == result || isNaN(result)) continue;
    store<f64>(results + at, held);
    store<f64>(given + at, held == lowest ? givenOfLowest : givenOfHighest);
    moved++;
  }
  return moved;
}

/** Values that are not probabilities at all, and were clamped like those that nearly are. */
function findFar(): void {
  if (!isAnyBeyond(farBelow, farAbove)) return;
  for (let i = 0; i < valueCount; i++) {
    const value = load<f64>(values + (<usize>i << 3));
    if (isFar(value)) countFar(value, i);
  }
}

/** A number outside the domain becomes nan; one that is typed may be outside although the nearest double is not. */
function findOutside(): void {
  if (!exact && !isAnyBeyond(domainStart, domainEnd)) return;
  for (let i = 0; i < valueCount; i++) {
    const value = load<f64>(values + (<usize>i << 3));
    const isOutsideAsTyped = exact && !isNaN(value) && isNaN(load<f64>(results + (<usize>i << 3)));
    if (isOutside(value) || isOutsideAsTyped) countOutside(value, i);
  }
}

/** One number in text, converted as the run converts: false if [start, end) is not one. The result is the first of `results`. */
export function convertText(start: usize, end: usize): bool {
  if (!parseNumber(start, end)) return false;
  store<f64>(values, parsed);
  setSpan(0, start, end, start, Cell.Number);
  setCounts(1, 0);
  if (format != Format.Float64) roundBatch();
  convertRounded(values, inputs, results, 1);
  setCounts(0, 0);
  return true;
}
