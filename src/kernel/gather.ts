/**
 * Rows to be scored or fitted: the values, the label and the weight of each as columns of doubles. A row without one of them
 * is left out and counted.
 *
 * Values are of the scale that is converted from, held within the bounds of the clamp if there is one.
 */
import { recordCount } from './batch';
import { Cell, Clamp } from './abi';
import { batchCapacity, cellEnds, recordValues, results, slots, values } from './memory';
import { countFar, countOutside, isFar, watchesLogOdds, watchLogOdd } from './outside';
import { recordOf } from './record';
import { labelSlot, passLabels, weightSlot } from './scan/labels';
import { plain } from './scan/records';
import { clamp, clamps, domainEnd, domainStart } from './settings';
import { spanOf } from './span';
import { countClamped } from './counters';

/** How many rows the batch has, and the most that it may have: so many places has each column, one after the other from `results` on. */
export let gathered: i32 = 0;
export let gatherRoom: i32 = 0;
/** Where the records of the rows start in the input (u32 each). */
export let gatheredStarts: usize = 0;

/** Rows so far that were left out: a cell is missing or bad, or a value outside the domain. */
export let missingRows: f64 = 0;
export let outsideRows: f64 = 0;

/** Makes columns of the batch. */
export function gatherBatch(): void {
  const each = slots;
  const label = labelSlot;
  const weight = weightSlot;
  const room = batchCapacity / each;
  const size = <usize>room << 3;
  const labels = results + <usize>label * size;
  const weights = results + <usize>weight * size;
  gatherRoom = room;
  gatheredStarts = cellEnds;
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
    for (let slot = 0; slot < label; slot++) {
      const value = load<f64>(values + (<usize>(first + slot) << 3));
      if (clamps == Clamp.Nothing && value >= domainStart && value <= domainEnd) {
        if (watchesLogOdds()) watchLogOdd(value);
        store<f64>(results + <usize>slot * size + to, value);
      } else if (!holdValue(value, first + slot, results + <usize>slot * size + to)) {
        held = false;
        break;
      }
    }
    if (!held) continue;
    // What is spelled -1, and a negative zero, is 0.
    store<f64>(labels + to, max(load<f64>(values + (<usize>(first + label) << 3)), 0));
    if (weight >= 0) store<f64>(weights + to, load<f64>(values + (<usize>(first + weight) << 3)));
    store<u32>(cellEnds + (row << 2), recordOf(record).start);
    row++;
  }
  gathered = <i32>row;
  passLabels();
}

/** Stores a value that is clamped. False for one that leaves out its row: it is outside the domain, or nan. */
function holdValue(value: f64, index: i32, to: usize): bool {
  if (isNaN(value)) {
    missingRows++;
    return false;
  }
  if (clamps == Clamp.Nothing) {
    outsideRows++;
    countOutside(value, index);
    return false;
  }
  if (watchesLogOdds()) watchLogOdd(value);
  const held = clamp(value);
  store<f64>(to, held);
  if (held != value) {
    countClamped(1);
    if (isFar(value)) countFar(value, index);
  }
  return true;
}

/** Whether the record whose values begin with `first` has all its cells. */
function isWhole(first: i32): bool {
  for (let slot = 0; slot < slots; slot++) if (spanOf(first + slot).cell != Cell.Number) return false;
  return true;
}
