/**
 * The exact record machine: records, cells and quotes as RFC 4180 has them, and extensions found in files.
 *
 * A cell is quoted if the quote is its first byte; two quotes within it mean one. What follows the closing quote is
 * text up to the delimiter, and so is a quote anywhere else. A record ends at LF, and CR before it belongs to the ending.
 */
import { stopAt } from '../batch';
import { CR, LF } from '../bytes';
import { StopReason } from '../abi';
import { columnIndex, columnSlot, slots } from '../memory';
import { delimiter, quote } from '../settings';
import { missCell, setCell } from '../span';
import { closingQuote } from './cell';

/** The record last found: its end without the line ending, the start of the next one, and its number of cells. */
export let contentEnd: usize = 0;
export let next: usize = 0;
export let cellCount: i32 = 0;
/** The quote that was still open where the input ended; 0: none. */
export let openQuote: usize = 0;
/** Whether a quoted cell of a record holds the end of a line; the caller resets it. */
export let spansLines: bool = false;

export function setSpansLines(spans: bool): void {
  spansLines = spans;
}

/**
 * A record that the input did not hold whole is scanned again when there is more. So that a long one is searched once,
 * however small the pieces: how far into it the cell is in which the input ended, how many cells are before that, and
 * how far into the record no quote closes that cell (0: nothing is known).
 */
let openOffset: usize = 0;
let openCells: i32 = 0;
let searchedOffset: usize = 0;

/** The address after the record that starts at `start`, line ending included; 0 if [start, end) does not hold it whole. */
export function recordEnd(start: usize, end: usize, last: bool): usize {
  if (findRecord(start, end, last, -1)) return next;
  if (last) stopAt(StopReason.Unclosed, openQuote, openQuote, end, 0);
  return 0;
}

/** The same, and a quote that never closes stops nothing. */
export function peekRecord(start: usize, end: usize, last: bool): usize {
  return findRecord(start, end, last, -1) ? next : 0;
}

/** A record that was found otherwise. */
export function setRecord(end: usize, nextStart: usize, count: i32): void {
  contentEnd = end;
  next = nextStart;
  cellCount = count;
  forgetOpen();
}

/** The open record has been consumed otherwise, or is not the next one. */
export function forgetOpen(): void {
  openOffset = 0;
  openCells = 0;
  searchedOffset = 0;
}

/**
 * Finds the record that starts at `start` and takes its cells to convert as values `value` and on (negative: none).
 * False if the input ends first.
 */
export function findRecord(start: usize, end: usize, last: bool, value: i32): bool {
  if (openOffset + searchedOffset > 0) {
    // Its end first: the cells to take are before the place where the search goes on.
    if (!findEnd(start, openOffset, end, last, -1)) return false;
    if (value < 0) return true;
  }
  return findEnd(start, 0, end, last, value);
}

/** The same from the cell at `offset` on: 0, or that in which the input ended before. */
function findEnd(start: usize, offset: usize, end: usize, last: bool, value: i32): bool {
  let at = start + offset;
  let cell = openCells;
  let searched = searchedOffset;
  let target = value < 0 ? slots : 0;
  let targetCell = target < slots ? load<i32>(columnIndex) : -1;
  forgetOpen();
  openQuote = 0;
  while (true) {
    const cellStart = at;
    if (at < end && <i32>load<u8>(at) == quote) {
      at = closingQuote(searched > 0 ? start + searched : at + 1, end);
      if (at == 0) {
        openQuote = cellStart;
        openOffset = cellStart - start;
        openCells = cell;
        searchedOffset = end - start;
        return false;
      }
      if (!spansLines) spansLines = holdsLineFeed(cellStart, at);
    }
    searched = 0;
    at = separator(at, end);
    if (at == end && !last) {
      openOffset = cellStart - start;
      openCells = cell;
      return false;
    }
    const ends = at == end || load<u8>(at) == LF;
    const cellEnd = ends && at > cellStart && load<u8>(at - 1) == CR ? at - 1 : at;
    if (cell == targetCell) {
      setCell(cellStart, cellEnd, value + load<i32>(columnSlot + (<usize>target << 2)));
      target++;
      targetCell = target < slots ? load<i32>(columnIndex + (<usize>target << 2)) : -1;
    }
    cell++;
    if (ends) {
      contentEnd = cellEnd;
      next = at == end ? at : at + 1;
      cellCount = cell;
      for (; target < slots; target++) {
        missCell(start, value + load<i32>(columnSlot + (<usize>target << 2)));
      }
      return true;
    }
    at++;
  }
}

function holdsLineFeed(at: usize, end: usize): bool {
  for (; at < end; at++) if (load<u8>(at) == LF) return true;
  return false;
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
