/** The second pass: values of the batch to results, and what there is to count on the way. */
import { setCounts, valueCount } from './batch';
import { Cell } from './events';
import { logitArray, sigmoidArray } from './function/batch';
import { logit } from './function/logit';
import { cells, cellStarts, inputs, numberEnds, numberStarts, results, slots, values } from './memory';
import { parsed, parseNumber } from './parse/number';
import { roundTrip } from './roundtrip';
import { base, clamp, clamping, exact, inverse, single, toProbability } from './settings';
import { countClamped, countNumbers, countOutside } from './tally';
import { convertTyped } from './typed';

/** Fills `results` (and `recovered`, for the round trip) from `values`. Cells that are no number give nan. */
export function convertBatch(): void {
  countClamped(convertArray(values, inputs, results, valueCount));
  if (exact) convertTyped();
  if (!toProbability && !clamping) findOutside();
  countCells();
  if (inverse) roundTrip();
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
  if (clamping && !toProbability) moved = clampArray(given, bytes);
  if (toProbability) sigmoidArray(given, to, count, base, single);
  else logitArray(given, to, count, base, single);
  if (clamping && toProbability) moved = inverse ? clampBoth(to, given, bytes) : clampArray(to, bytes);
  return moved;
}

function roundToSingle(from: usize, bytes: usize): void {
  for (let at = from; at < from + bytes; at += 8) store<f64>(at, <f64>(<f32>load<f64>(at)));
}

function clampArray(at: usize, bytes: usize): i32 {
  const end = at + bytes;
  let moved = 0;
  for (; at < end; at += 8) {
    const probability = load<f64>(at);
    const held = clamp(probability);
    store<f64>(at, held);
    moved += i32(held != probability && !isNaN(probability));
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
    const beyond = exact && !isNaN(probability) && isNaN(load<f64>(results + (<usize>i << 3)));
    if (probability < 0 || probability > 1 || beyond) {
      countOutside(probability, <usize>load<u32>(cellStarts + (<usize>i << 2)), i % slots);
    }
  }
}

function countCells(): void {
  let count = 0;
  for (let i = 0; i < valueCount; i++) count += i32(load<u8>(cells + <usize>i) == <u8>Cell.Number);
  countNumbers(count);
}

/** One number in text, converted as the run converts: false if [start, end) is none. The result is the first of `results`. */
export function convertText(start: usize, end: usize): bool {
  if (!parseNumber(start, end)) return false;
  store<f64>(values, parsed);
  store<u8>(cells, <u8>Cell.Number);
  store<u32>(numberStarts, <u32>start);
  store<u32>(numberEnds, <u32>end);
  setCounts(1, 0);
  convertArray(values, inputs, results, 1);
  if (exact) convertTyped();
  setCounts(0, 0);
  return true;
}
