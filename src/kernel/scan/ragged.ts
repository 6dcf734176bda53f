/**
 * Rows of another length than the header, a cell at a time: what is in the cells that the header has no column for, and
 * carriage returns that ended a line.
 */
import { CR } from '../bytes';
import { delimiter, quote } from '../settings';
import { closingQuote } from './cell';

/** The address after the cell that starts at `start`, in a record that ends at `end`. */
function cellEnd(start: usize, end: usize): usize {
  let at = start;
  if (at < end && <i32>load<u8>(at) == quote) at = closingQuote(at + 1, end);
  // The record was found whole: its quotes close.
  while (at < end && load<u8>(at) != delimiter) at++;
  return at;
}

/** The address after the first `count` cells of the record [start, end), which has as many or more. */
export function cellsEnd(start: usize, end: usize, count: i32): usize {
  let at = cellEnd(start, end);
  for (let cell = 1; cell < count; cell++) at = cellEnd(at + 1, end);
  return at;
}

/** Whether the cells from `start` to `end`, each with the delimiter before it, are all empty. */
export function areEmpty(start: usize, end: usize): bool {
  for (let at = start; at < end; at++) if (load<u8>(at) != delimiter) return false;
  return true;
}

/**
 * Whether the record [start, end) holds a carriage return outside quotes that more follows: it was the end of a line.
 * Those at the end of the record are part of its line ending.
 */
export function holdsReturn(start: usize, end: usize): bool {
  while (end > start && load<u8>(end - 1) == CR) end--;
  for (let at = start; at < end; at++) {
    if (<i32>load<u8>(at) == quote) at = closingQuote(at + 1, end);
    for (; at < end && load<u8>(at) != delimiter; at++) if (load<u8>(at) == CR) return true;
  }
  return false;
}
