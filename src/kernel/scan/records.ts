/**
 * The exact record machine: records, cells and quotes as RFC 4180 has them, and what files have beside it.
 *
 * A cell is quoted if the quote is its first byte; two quotes within it stand for one. What follows the closing quote is
 * text up to the delimiter, and so is a quote anywhere else. A record ends at LF, and CR before it belongs to the ending.
 */
import { cursor, recordCount, setCounts, setCursor, stop, stopAt, valueCount } from '../batch';
import { Bad, Cell, Event } from '../events';
import {
  batchCapacity,
  cells,
  cellStarts,
  columnIndex,
  columnSlot,
  numberEnds,
  numberStarts,
  recordCells,
  recordEnds,
  recordNexts,
  recordStarts,
  recordValues,
  slots,
  values,
} from '../memory';
import { parsed, parseNumber } from '../parse/number';
import { bad, delimiter, extending, headerCells, quote } from '../settings';
import { countBad, countMissing, countSkipped } from '../tally';
import { isMissing, numberEnd, numberStart, trim } from './cell';

const LF: u8 = 0x0a;
const CR: u8 = 0x0d;

/** The record last found: its end without the line ending, the start of the next one, and its number of cells. */
let contentEnd: usize = 0;
let next: usize = 0;
export let cellCount: i32 = 0;
/** The quote that was still open where the input ended; 0: none. */
let openQuote: usize = 0;
/**
 * A record whose open quote the input did not close is looked at again when there is more: how far into the record that
 * quote stands, and how far into it no closing one does (0: nothing is known). So a long cell is searched once.
 */
let openOffset: usize = 0;
let searchedOffset: usize = 0;

/** Record marks in place of the index of its first value. */
export const AS_IT_WAS: i32 = -1;
export const DROPPED: i32 = -2;

/** Reads complete records of [cursor, end) into the batch until it is full, the input ends, or a record stops it. */
export function scanRecords(end: usize, last: bool): void {
  let record = recordCount;
  let value = valueCount;
  let at = cursor;
  while (at < end && record < batchCapacity && value + slots <= batchCapacity) {
    if (!findRecord(at, end, last, value)) {
      if (last) stopAt(Event.Unclosed, openQuote, openQuote, end, 0);
      break;
    }
    // A blank line is no record.
    if (contentEnd != at) {
      const first = settle(at, value);
      if (stop != Event.Input) break;
      store<u32>(recordStarts + (<usize>record << 2), <u32>at);
      store<u32>(recordEnds + (<usize>record << 2), <u32>contentEnd);
      store<u32>(recordNexts + (<usize>record << 2), <u32>next);
      store<i32>(recordCells + (<usize>record << 2), cellCount);
      store<i32>(recordValues + (<usize>record << 2), first);
      record++;
      if (first >= 0) value += slots;
    }
    at = next;
  }
  setCursor(at);
  setCounts(value, record);
}

/** The address behind the record that starts at `start`, line ending included; 0 if [start, end) does not hold it whole. */
export function recordEnd(start: usize, end: usize, last: bool): usize {
  if (findRecord(start, end, last, -1)) return next;
  if (last) stopAt(Event.Unclosed, openQuote, openQuote, end, 0);
  return 0;
}

/**
 * Finds the record that starts at `start` and reads its cells to convert as values `value` and on (negative: none).
 * False if the input ends first.
 */
function findRecord(start: usize, end: usize, last: bool, value: i32): bool {
  let at = start;
  let cell = 0;
  let target = value < 0 ? slots : 0;
  let targetCell = target < slots ? load<i32>(columnIndex) : -1;
  const searched = searchedOffset;
  searchedOffset = 0;
  openQuote = 0;
  while (true) {
    const cellStart = at;
    if (at < end && <i32>load<u8>(at) == quote) {
      const known = searched > 0 && at == start + openOffset;
      at = closingQuote(known ? start + searched : at + 1, end);
      if (at == 0) {
        openQuote = cellStart;
        openOffset = cellStart - start;
        searchedOffset = end - start;
        return false;
      }
    }
    at = separator(at, end);
    if (at == end && !last) return false;
    const ends = at == end || load<u8>(at) == LF;
    const cellEnd = ends && at > cellStart && load<u8>(at - 1) == CR ? at - 1 : at;
    if (cell == targetCell) {
      readCell(cellStart, cellEnd, value + load<i32>(columnSlot + (<usize>target << 2)));
      target++;
      targetCell = target < slots ? load<i32>(columnIndex + (<usize>target << 2)) : -1;
    }
    cell++;
    if (ends) {
      contentEnd = cellEnd;
      next = at == end ? at : at + 1;
      cellCount = cell;
      for (; target < slots; target++) {
        setCell(start, start, start, value + load<i32>(columnSlot + (<usize>target << 2)), Cell.Absent, NaN);
      }
      return true;
    }
    at++;
  }
}

/** The address of the next delimiter or LF; `end` if there is none. */
// @ts-ignore: decorator
@inline
function separator(at: usize, end: usize): usize {
  while (at < end) {
    const byte = load<u8>(at);
    if (byte == delimiter || byte == LF) break;
    at++;
  }
  return at;
}

/** The address behind the quote that closes the cell of which [from, end) is a part; 0: the input ends first. */
function closingQuote(from: usize, end: usize): usize {
  for (let at = from; at < end; at++) {
    if (<i32>load<u8>(at) != quote) continue;
    if (at + 1 < end && <i32>load<u8>(at + 1) == quote) at++;
    else return at + 1;
  }
  return 0;
}

function readCell(start: usize, end: usize, value: i32): void {
  trim(start, end);
  if (isMissing(numberStart, numberEnd)) setCell(start, numberStart, numberEnd, value, Cell.Missing, NaN);
  else if (parseNumber(numberStart, numberEnd)) setCell(start, numberStart, numberEnd, value, Cell.Number, parsed);
  else setCell(start, numberStart, numberEnd, value, Cell.Bad, NaN);
}

function setCell(start: usize, from: usize, to: usize, value: i32, kind: Cell, number: f64): void {
  store<u32>(cellStarts + (<usize>value << 2), <u32>start);
  store<u32>(numberStarts + (<usize>value << 2), <u32>from);
  store<u32>(numberEnds + (<usize>value << 2), <u32>to);
  store<u8>(cells + <usize>value, <u8>kind);
  store<f64>(values + (<usize>value << 3), number);
}

/**
 * Applies the policy to what is no number in the record just found, and counts what is missing.
 * Gives the record's first value, or a mark that it has none; stops the scanner if the policy is to fail.
 */
function settle(start: usize, value: i32): i32 {
  if (extending && headerCells > 0 && cellCount > headerCells) {
    if (bad == Bad.Fail) {
      stopAt(Event.TooLong, start, start, contentEnd, 0);
      return AS_IT_WAS;
    }
    countBad(start, 0);
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
