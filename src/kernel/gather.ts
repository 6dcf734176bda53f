/**
 * Gathers the rows to score or fit: the values, the label and the weight of each, as columns of doubles. A row in which one of
 * these is missing is left out and counted.
 *
 * Values are on the scale that is converted from, clamped if there is a clamp.
 */
import { recordCount } from './batch';
import { Cell, Clamp } from './abi';
import { batchCapacity, cellEnds, recordValues, results, slots, values } from './memory';
import { countFar, countOutside, isFar, allWithin, watchFraction } from './outside';
import { recordOf } from './record';
import { labelSlot, passLabels } from './scan/labels';
import { plain } from './scan/records';
import { clamp, clamps, domainEnd, domainStart, isOutside } from './settings';
import { spanOf } from './span';
import { countClamped } from './counters';

/** How many rows were gathered, and how many there is room for. */
export let gathered: i32 = 0;
export let gatherRoom: i32 = 0;
/** The address of the first value of the first row, and the distances to the next row and to the next column. */
export let firstValue: usize = 0;
export let rowStep: usize = 8;
export let columnStep: usize = 8;

/** How many rows were left out so far because a cell is missing or bad, and because a value is outside the domain. */
export let missingRows: f64 = 0;
export let outsideRows: f64 = 0;

/**
 * Copies the batch to columns, which follow one another from `results` on. The starts of their records are stored in `cellEnds`, which
 * only output would use.
 * @param inPlace whether rows may stay where they were read, if none is left out
 */
export function gatherBatch(inPlace: bool): void {
  gatherRoom = batchCapacity / slots;
  const isWhole = plain && clamps == Clamp.Nothing && !allWithin && areWithin();
  passLabels();
  gathered = recordCount;
  firstValue = values;
  rowStep = <usize>slots << 3;
  columnStep = 8;
  if (isWhole && inPlace) return;
  if (isWhole) copyColumns();
  else gatherWhole();
  firstValue = results;
  rowStep = 8;
  columnStep = <usize>gatherRoom << 3;
  // Labels -1 and -0 become 0.
  const labels = columnOf(labelSlot);
  const end = labels + (<usize>gathered << 3);
  for (let at = labels; at < end; at += 16) v128.store(at, f64x2.max(v128.load(at), f64x2.splat(0)));
}

/** The address in the input of the record of a row. */
export function startOfRow(row: u32): usize {
  return firstValue == values ? recordOf(row).start : load<u32>(cellEnds + (<usize>row << 2));
}

/** The address of the column of a slot. */
// @ts-ignore: decorator
@inline
function columnOf(slot: i32): usize {
  return results + (<usize>(slot * gatherRoom) << 3);
}

/** Whether all values are in their domain and none is nan. */
function areWithin(): bool {
  const step = <usize>slots << 3;
  const end = values + <usize>recordCount * step;
  const low = domainStart;
  const high = domainEnd;
  let all = true;
  for (let first = values; first < values + (<usize>labelSlot << 3); first += 8) {
    for (let at = first; at < end; at += step) {
      const value = load<f64>(at);
      all &= (value >= low) & (value <= high);
    }
  }
  return all;
}

/** Copies all records. */
function copyColumns(): void {
  const count = <usize>recordCount;
  const starts = cellEnds;
  for (let row: usize = 0; row < count; row++) store<u32>(starts + (row << 2), recordOf(<i32>row).start);
  const step = <usize>slots << 3;
  for (let slot = 0; slot < slots; slot++) {
    const column = columnOf(slot);
    let from = values + (<usize>slot << 3);
    for (let to = column; to < column + (count << 3); to += 8, from += step) store<f64>(to, load<f64>(from));
  }
}

/** Copies the records that have all their cells and no value outside the domain, and counts the others. */
function gatherWhole(): void {
  const each = slots;
  let row: usize = 0;
  for (let record = 0; record < recordCount; record++) {
    const first = plain ? record * each : load<i32>(recordValues + (<usize>record << 2));
    if (first < 0) continue;
    if (!plain && !isWhole(first)) {
      missingRows++;
      continue;
    }
    const to = row << 3;
    let held = true;
    for (let slot = 0; slot < labelSlot && held; slot++) {
      held = holdValue(load<f64>(values + (<usize>(first + slot) << 3)), first + slot, columnOf(slot) + to);
    }
    if (!held) continue;
    for (let slot = labelSlot; slot < each; slot++) {
      store<f64>(columnOf(slot) + to, load<f64>(values + (<usize>(first + slot) << 3)));
    }
    store<u32>(cellEnds + (row << 2), recordOf(record).start);
    row++;
  }
  gathered = <i32>row;
}

/** Stores a value, clamped. Returns false if its row is left out, because the value is outside the domain or nan. */
function holdValue(value: f64, index: i32, to: usize): bool {
  if (isNaN(value)) {
    missingRows++;
    return false;
  }
  if (clamps == Clamp.Nothing && isOutside(value)) {
    outsideRows++;
    countOutside(value, index);
    return false;
  }
  if (allWithin) watchFraction(value);
  const held = clamps == Clamp.Nothing ? value : clamp(value);
  store<f64>(to, held);
  if (held != value) {
    countClamped(1);
    if (isFar(value)) countFar(value, index);
  }
  return true;
}

/** Whether all cells of the record are numbers; its first value is `first`. */
function isWhole(first: i32): bool {
  for (let slot = 0; slot < slots; slot++) if (spanOf(first + slot).cell != Cell.Number) return false;
  return true;
}
