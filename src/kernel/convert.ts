/** The second pass: values of the batch to results, and what there is to count on the way. */
import { setCounts, valueCount } from './batch';
import { Cell } from './events';
import { logitArray, sigmoidArray } from './function/batch';
import { logit } from './function/logit';
import { inputs, results, slots, values } from './memory';
import { parsed, parseNumber } from './parse/number';
import { roundTrip } from './roundtrip';
import { base, clamp, clamping, exact, highest, inverse, lowest, single, summing, toProbability } from './settings';
import { setSpan, spanOf } from './span';
import { addBatch, countMoving } from './statistics';
import { countClamped, countOutside } from './tally';
import { convertTyped } from './typed';

/** Fills `results` (and `recovered`, for the round trip) from `values`. Cells that are no number give nan. */
export function convertBatch(): void {
  countClamped(convertArray(values, inputs, results, valueCount));
  if (exact) convertTyped();
  if (!toProbability && !clamping) findOutside();
  if (inverse) roundTrip();
  if (summing) addBatch();
}

/**
 * The conversion of the run for `count` float64 values at `from`, which are rounded to the dtype in place.
 * `given` takes what the function is applied to, the values after the clamp, and `to` the results; any of the three
 * may be the same place. Gives how many probabilities were moved to a bound.
 */
export function convertArray(from: usize, given: usize, to: usize, count: i32): i32 {
  const bytes = <usize>count << 3;
  if (single) roundToSingle(from, bytes);
  memory.copy(given, from, bytes);
  let moved = 0;
  if (summing && clamping && !toProbability) countMoving(given, count);
  if (clamping && !toProbability) moved = clampArray(given, bytes);
  if (toProbability) sigmoidArray(given, to, count, base, single);
  else logitArray(given, to, count, base, single);
  if (summing && clamping && toProbability) countMoving(to, count);
  if (clamping && toProbability) moved = inverse ? clampBoth(to, given, bytes) : clampArray(to, bytes);
  return moved;
}

function roundToSingle(from: usize, bytes: usize): void {
  for (let at = from; at < from + bytes; at += 8) store<f64>(at, <f64>(<f32>load<f64>(at)));
}

/** Holds all values within the bounds, two at a time; what stands behind the last one may be changed. */
function clampArray(at: usize, bytes: usize): i32 {
  const least = f64x2.splat(lowest);
  const most = f64x2.splat(highest);
  const end = at + bytes;
  let moved = 0;
  for (; at < end; at += 16) {
    const probability = v128.load(at);
    // pmax and pmin give their first operand where a nan makes the comparison false.
    const held = f64x2.pmin(f64x2.pmax(probability, least), most);
    v128.store(at, held);
    const differs = f64x2.ne(held, probability);
    const counted = f64x2.eq(probability, probability);
    const lanes = i64x2.bitmask(v128.and(differs, counted));
    moved += popcnt(end - at < 16 ? lanes & 1 : lanes);
  }
  return moved;
}

/** Clamps results, and where one moved, takes what leads to the bound for what went in: the round trip starts there. */
function clampBoth(results: usize, given: usize, bytes: usize): i32 {
  let moved = 0;
  for (let at: usize = 0; at < bytes; at += 8) {
    const probability = load<f64>(results + at);
    const held = clamp(probability);
    if (held == probability || isNaN(probability)) continue;
    store<f64>(results + at, held);
    store<f64>(given + at, logit(held, base, single));
    moved++;
  }
  return moved;
}

/** A number outside [0, 1] gives nan; one that is typed may be outside although the double next to it is not. */
function findOutside(): void {
  for (let i = 0; i < valueCount; i++) {
    const probability = load<f64>(values + (<usize>i << 3));
    // The usual first: with a nan, too, the comparison is false.
    if (probability >= 0 && probability <= 1 && !exact) continue;
    const beyond = exact && !isNaN(probability) && isNaN(load<f64>(results + (<usize>i << 3)));
    if (probability < 0 || probability > 1 || beyond) {
      countOutside(probability, spanOf(i).cellStart, i % slots);
    }
  }
}

/** One number in text, converted as the run converts: false if [start, end) is none. The result is the first of `results`. */
export function convertText(start: usize, end: usize): bool {
  if (!parseNumber(start, end)) return false;
  store<f64>(values, parsed);
  setSpan(0, start, end, start, Cell.Number);
  setCounts(1, 0);
  convertArray(values, inputs, results, 1);
  if (exact) convertTyped();
  setCounts(0, 0);
  return true;
}
