/**
 * What `--summary` tells of each column, its numbers as they were read and their results, side by side in the two lanes of
 * a vector. Missing and bad cells are counted and nothing else; a nan is in no figure but its own count, an infinity only
 * in its own count and in the bins at the ends.
 *
 * For each column slot, all as float64 (read by `src/core/readSummary.ts`):
 *
 *     pairs of before and after: sum, what rounding took from it, least, most, count of infinities
 *     23 bins before, 23 bins after: below the range, 20 equal ones, above it, nan
 *     counts: missing, bad, clamped, outside
 */
import { valueCount } from './batch';
import { Cell } from './events';
import { results, slots, statistics, STATISTICS_SIZE, values } from './memory';
import { binsFromAfter, binsFromBefore, binsPerUnitAfter, binsPerUnitBefore, highest, lowest } from './settings';
import { spanOf } from './span';

const SUM: usize = 0;
const LOST: usize = 16;
const LEAST: usize = 32;
const MOST: usize = 48;
const INFINITE: usize = 64;
const BEFORE: usize = 80;
const AFTER: usize = BEFORE + 23 * 8;
const MISSING: usize = AFTER + 23 * 8;
const BAD: usize = MISSING + 8;
const CLAMPED: usize = BAD + 8;
const OUTSIDE: usize = CLAMPED + 8;

/** The bin of a nan. */
const NO_BIN: f64 = 22;

function statisticsOf(slot: i32): usize {
  return statistics + <usize>slot * STATISTICS_SIZE;
}

/** Nothing has been seen of any column. */
export function clearStatistics(): void {
  for (let slot = 0; slot < slots; slot++) {
    const at = statisticsOf(slot);
    memory.fill(at, 0, STATISTICS_SIZE);
    v128.store(at, f64x2.splat(Infinity), LEAST);
    v128.store(at, f64x2.splat(-Infinity), MOST);
  }
}

// @ts-ignore: decorator
@inline
function increase(at: usize): void {
  store<f64>(at, load<f64>(at) + 1);
}

export function countBadIn(slot: i32): void {
  increase(statisticsOf(slot) + BAD);
}

export function countOutsideIn(slot: i32): void {
  increase(statisticsOf(slot) + OUTSIDE);
}

/** Counts by column which of the `count` probabilities at `from` a clamp is about to move. */
export function countMoving(from: usize, count: i32): void {
  for (let i = 0; i < count; i++) {
    const probability = load<f64>(from + (<usize>i << 3));
    if (probability < lowest || probability > highest) increase(statisticsOf(i % slots) + CLAMPED);
  }
}

/** Adds the batch to the figures. */
export function addBatch(): void {
  for (let slot = 0; slot < slots; slot++) addColumn(slot);
}

function addColumn(slot: i32): void {
  const at = statisticsOf(slot);
  // There are 20 bins, and one for what lies below them.
  const scale = pair(binsPerUnitBefore, binsPerUnitAfter);
  const start = pair(binsFromBefore, binsFromAfter);
  const first = f64x2.sub(f64x2.splat(1), f64x2.mul(start, scale));
  const top = f64x2.add(start, f64x2.div(f64x2.splat(20), scale));
  const one = f64x2.splat(1);
  const infinity = f64x2.splat(Infinity);
  let sum = v128.load(at, SUM);
  let lost = v128.load(at, LOST);
  let least = v128.load(at, LEAST);
  let most = v128.load(at, MOST);
  let infinite = v128.load(at, INFINITE);

  for (let i = slot; i < valueCount; i += slots) {
    const cell = spanOf(i).cell;
    if (cell != Cell.Number) {
      if (cell == Cell.Missing) increase(at + MISSING);
      continue;
    }
    const x = pair(load<f64>(values + (<usize>i << 3)), load<f64>(results + (<usize>i << 3)));
    const magnitude = f64x2.abs(x);
    const finite = f64x2.lt(magnitude, infinity);
    infinite = f64x2.add(infinite, v128.and(f64x2.eq(magnitude, infinity), one));
    least = f64x2.pmin(least, v128.bitselect(x, infinity, finite));
    most = f64x2.pmax(most, v128.bitselect(x, f64x2.neg(infinity), finite));

    // What rounding takes from a sum is a double itself: O. Moller, Quasi double-precision in floating point addition, 1965.
    const added = v128.and(x, finite);
    const total = f64x2.add(sum, added);
    const share = f64x2.sub(total, sum);
    const rounding = f64x2.add(f64x2.sub(sum, f64x2.sub(total, share)), f64x2.sub(added, share));
    lost = f64x2.add(lost, rounding);
    sum = total;

    // The product may round up to the next bin. A bin holds its lower bound, the last one its upper bound too.
    const floor = f64x2.floor(f64x2.mul(x, scale));
    const isBelow = f64x2.lt(x, f64x2.div(floor, scale));
    const lower = f64x2.sub(floor, v128.and(one, v128.or(isBelow, f64x2.eq(x, top))));
    const within = f64x2.min(f64x2.max(f64x2.add(lower, first), f64x2.splat(0)), f64x2.splat(21));
    const bin = v128.bitselect(within, f64x2.splat(NO_BIN), f64x2.eq(x, x));
    const bins = i32x4.trunc_sat_f64x2_s_zero(bin);
    increase(at + BEFORE + (<usize>i32x4.extract_lane(bins, 0) << 3));
    increase(at + AFTER + (<usize>i32x4.extract_lane(bins, 1) << 3));
  }

  v128.store(at, sum, SUM);
  v128.store(at, lost, LOST);
  v128.store(at, least, LEAST);
  v128.store(at, most, MOST);
  v128.store(at, infinite, INFINITE);
}

// @ts-ignore: decorator
@inline
function pair(before: f64, after: f64): v128 {
  return f64x2.replace_lane(f64x2.splat(before), 1, after);
}
