/**
 * The statistics of each column for `--summary`: those of its numbers and of their results, in the two lanes of vectors. Missing
 * and bad cells are only counted; a nan is only in its own count; an infinity only in its own count and in the bins at the ends.
 *
 * Each column slot has the layout of `ColumnAt`; `src/engine/readSummary.ts` reads it.
 */
import { Cell, ColumnAt } from './abi';
import { addExactly, carry } from './exactSum';
import { results, sketches, slots, statistics, values } from './memory';
import { binsFromAfter, binsFromBefore, binsPerUnitAfter, binsPerUnitBefore, isMoved } from './settings';
import { addToSketch, clearSketch } from './sketch';
import { spanOf } from './span';

/** The bin of a nan. */
const NO_BIN: f64 = 22;

function statisticsOf(slot: i32): usize {
  return statistics + <usize>slot * <usize>ColumnAt.Size;
}

/** Clears the statistics of all columns. */
export function clearStatistics(): void {
  for (let slot = 0; slot < slots; slot++) {
    const at = statisticsOf(slot);
    memory.fill(at, 0, <usize>ColumnAt.Size);
    v128.store(at + ColumnAt.Min, f64x2.splat(Infinity));
    v128.store(at + ColumnAt.Max, f64x2.splat(-Infinity));
    if (sketches != 0) clearSketch(slot);
  }
}

// @ts-ignore: decorator
@inline
function increase(at: usize): void {
  store<f64>(at, load<f64>(at) + 1);
}

export function countBadIn(slot: i32): void {
  increase(statisticsOf(slot) + ColumnAt.NotNumbers);
}

export function countOutsideIn(slot: i32): void {
  increase(statisticsOf(slot) + ColumnAt.Outside);
}

/** Counts a failing value of a column. Returns how many failed before. */
export function countFailing(slot: i32): i32 {
  const at = statisticsOf(slot) + ColumnAt.Failing;
  const before = <i32>min(load<f64>(at), <f64>i32.MAX_VALUE);
  increase(at);
  return before;
}

/** The address of the places of the first failing values. */
export function failingPlaces(slot: i32): usize {
  return statisticsOf(slot) + ColumnAt.Failing + 8;
}

/** Counts by column which of the `count` values at `from` a clamp moves, or is about to move at `to`. */
export function countMoving(from: usize, to: usize, count: i32): void {
  for (let i = 0; i < count; i++) {
    const at = <usize>i << 3;
    if (isMoved(load<f64>(from + at), load<f64>(to + at))) increase(statisticsOf(i % slots) + ColumnAt.Clamped);
  }
}

/** Adds missing values that are in no batch to the only column. */
export function addMissing(count: f64): void {
  const at = statisticsOf(0) + ColumnAt.Missing;
  store<f64>(at, load<f64>(at) + count);
}

/** Adds the `count` values of the batch to the statistics. */
export function addBatch(count: i32): void {
  // For a batch without values, visiting all columns would be wasted.
  if (count == 0) return;
  for (let slot = 0; slot < slots; slot++) {
    addColumn(slot, count);
    if (sketches != 0) addToSketch(slot, count);
  }
}

function addColumn(slot: i32, count: i32): void {
  const at = statisticsOf(slot);
  // There are 20 bins, and one for values below them.
  const scale = pair(binsPerUnitBefore, binsPerUnitAfter);
  const start = pair(binsFromBefore, binsFromAfter);
  const first = f64x2.sub(f64x2.splat(1), f64x2.mul(start, scale));
  const top = f64x2.add(start, f64x2.div(f64x2.splat(20), scale));
  const one = f64x2.splat(1);
  const infinity = f64x2.splat(Infinity);
  let minima = v128.load(at + ColumnAt.Min);
  let maxima = v128.load(at + ColumnAt.Max);
  let infinite = v128.load(at + ColumnAt.Infinite);

  for (let i = slot; i < count; i += slots) {
    const cell = spanOf(i).cell;
    if (cell != Cell.Number) {
      if (cell == Cell.Missing) increase(at + ColumnAt.Missing);
      continue;
    }
    const x = pair(load<f64>(values + (<usize>i << 3)), load<f64>(results + (<usize>i << 3)));
    const magnitude = f64x2.abs(x);
    const finite = f64x2.lt(magnitude, infinity);
    infinite = f64x2.add(infinite, v128.and(f64x2.eq(magnitude, infinity), one));
    minima = f64x2.pmin(minima, v128.bitselect(x, infinity, finite));
    maxima = f64x2.pmax(maxima, v128.bitselect(x, f64x2.neg(infinity), finite));

    const added = v128.and(x, finite);
    addExactly(at + ColumnAt.SumBefore, f64x2.extract_lane(added, 0));
    addExactly(at + ColumnAt.SumAfter, f64x2.extract_lane(added, 1));

    // The product may round up to the next bin. A bin includes its lower bound, the last one also its upper bound.
    const floor = f64x2.floor(f64x2.mul(x, scale));
    const isBelow = f64x2.lt(x, f64x2.div(floor, scale));
    const lower = f64x2.sub(floor, v128.and(one, v128.or(isBelow, f64x2.eq(x, top))));
    const within = f64x2.pmin(f64x2.pmax(f64x2.add(lower, first), f64x2.splat(0)), f64x2.splat(21));
    const bin = v128.bitselect(within, f64x2.splat(NO_BIN), f64x2.eq(x, x));
    const bins = i32x4.trunc_sat_f64x2_s_zero(bin);
    increase(at + ColumnAt.BinsBefore + (<usize>i32x4.extract_lane(bins, 0) << 3));
    increase(at + ColumnAt.BinsAfter + (<usize>i32x4.extract_lane(bins, 1) << 3));
  }

  v128.store(at + ColumnAt.Min, minima);
  v128.store(at + ColumnAt.Max, maxima);
  v128.store(at + ColumnAt.Infinite, infinite);
  // The limbs can take far more values than a batch has.
  carry(at + ColumnAt.SumBefore);
  carry(at + ColumnAt.SumAfter);
}

// @ts-ignore: decorator
@inline
function pair(before: f64, after: f64): v128 {
  return f64x2.replace_lane(f64x2.splat(before), 1, after);
}
