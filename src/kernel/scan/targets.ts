/** The cells to convert in the record at hand, and what becomes of those that are no number. */
import { stopAt } from '../batch';
import { Bad, Cell, Event } from '../events';
import { cells, cellStarts, numberEnds, numberStarts, slots, values } from '../memory';
import { parsed, parseNumber } from '../parse/number';
import { bad, extending, headerCells } from '../settings';
import { countBad, countMissing, countSkipped } from '../tally';
import { isMissing, missingIsWord, numberEnd, numberStart, startsNumber, trim } from './cell';

/** Record marks in place of the index of its first value. */
export const AS_IT_WAS: i32 = -1;
export const DROPPED: i32 = -2;

/** Reads the cell [start, end) as value `value`. */
export function readCell(start: usize, end: usize, value: i32): void {
  // The usual: a bare number.
  if (missingIsWord && startsNumber(load<u8>(start)) && parseNumber(start, end)) {
    setCell(start, start, end, value, Cell.Number, parsed);
    return;
  }
  trim(start, end);
  if (isMissing(numberStart, numberEnd)) setCell(start, numberStart, numberEnd, value, Cell.Missing, NaN);
  else if (parseNumber(numberStart, numberEnd)) setCell(start, numberStart, numberEnd, value, Cell.Number, parsed);
  else setCell(start, numberStart, numberEnd, value, Cell.Bad, NaN);
}

/** The record that starts at `start` ends before the cell that was to be value `value`. */
export function missCell(start: usize, value: i32): void {
  setCell(start, start, start, value, Cell.Absent, NaN);
}

function setCell(start: usize, from: usize, to: usize, value: i32, kind: Cell, number: f64): void {
  store<u32>(cellStarts + (<usize>value << 2), <u32>start);
  store<u32>(numberStarts + (<usize>value << 2), <u32>from);
  store<u32>(numberEnds + (<usize>value << 2), <u32>to);
  store<u8>(cells + <usize>value, <u8>kind);
  store<f64>(values + (<usize>value << 3), number);
}

/**
 * Applies the policy to what is no number in the record [start, contentEnd) of `cellCount` cells, and counts what is
 * missing. Gives the record's first value, or a mark that it has none; stops the scanner if the policy is to fail.
 */
export function settle(start: usize, contentEnd: usize, cellCount: i32, value: i32): i32 {
  if (extending && headerCells > 0 && cellCount > headerCells) {
    if (bad == Bad.Fail) {
      stopAt(Event.TooLong, start, start, contentEnd, 0);
      return AS_IT_WAS;
    }
    countBad(start, -1);
    if (bad != Bad.Skip) return AS_IT_WAS;
    countSkipped();
    return DROPPED;
  }
  let missing = 0;
  for (let slot = 0; slot < slots; slot++) {
    const at = <usize>(value + slot);
    const kind: Cell = load<u8>(cells + at);
    if (kind == Cell.Number) continue;
    if (kind == Cell.Missing) {
      missing++;
      continue;
    }
    const origin = <usize>load<u32>(cellStarts + (at << 2));
    if (bad == Bad.Fail) {
      const from = <usize>load<u32>(numberStarts + (at << 2));
      const to = <usize>load<u32>(numberEnds + (at << 2));
      stopAt(kind == Cell.Bad ? Event.NotNumber : Event.NoCell, origin, from, to, slot);
      return AS_IT_WAS;
    }
    countBad(origin, slot);
    if (bad == Bad.Skip) {
      countSkipped();
      return DROPPED;
    }
    if (bad == Bad.Nan) store<u8>(cells + at, <u8>(kind == Cell.Bad ? Cell.BadNan : Cell.AbsentNan));
  }
  countMissing(missing);
  return value;
}
