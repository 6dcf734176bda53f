/** Where a value of the batch is in the input, and what its cell is. */
import { Cell } from './abi';
import { slots, spans } from './memory';
import { quote } from './settings';

/** SPAN_SIZE bytes in memory. */
// @ts-ignore: decorator
@unmanaged
export class Span {
  /** The number's own characters. */
  start: u32;
  end: u32;
  /** The cell: with the spaces and quotes round the number. */
  cellStart: u32;
  cell: Cell;

  /** The bytes [start, end) of the cell that begins at `cellStart`. */
  // @ts-ignore: decorator
  @inline
  set(start: usize, end: usize, cellStart: usize, cell: Cell): void {
    // Two fields in one store.
    store<u64>(changetype<usize>(this), <u64>start | (<u64>end << 32));
    store<u64>(changetype<usize>(this), <u64>cellStart | (<u64>cell << 32), 8);
  }
}

// @ts-ignore: decorator
@inline
export function spanOf(value: i32): Span {
  return changetype<Span>(spans + (<usize>value << 4));
}

/** Takes the bytes [start, end) of the cell that begins at `cellStart` as the number of value `value`. */
// @ts-ignore: decorator
@inline
export function setSpan(value: i32, start: usize, end: usize, cellStart: usize, cell: Cell): void {
  spanOf(value).set(start, end, cellStart, cell);
}

/** Takes the cell [start, end) as value `value`, not yet read; quotes round it are left out. */
// @ts-ignore: decorator
@inline
export function setCell(start: usize, end: usize, value: i32): void {
  setCellOf(spanOf(value), start, end, quote);
}

/** The same where the span is at hand, and the quote that opens a cell: -1 for none. */
// @ts-ignore: decorator
@inline
export function setCellOf(span: Span, start: usize, end: usize, opening: i32): void {
  const quotes = usize(<i32>load<u8>(start) == opening);
  span.set(start + quotes, end - quotes, start, Cell.Number);
}

/** The record that starts at `start` ends before the cell that was to be value `value`. */
export function missCell(start: usize, value: i32): void {
  setSpan(value, start, start, start, Cell.Absent);
}

/** The end of a cell that has been found and not yet read. */
// @ts-ignore: decorator
@inline
export function untrimmedEnd(span: Span): usize {
  return span.end + (span.start - span.cellStart);
}

/** Whether a value has a result, though it may be nan: its cell is a number, or is to be nan. */
export function hasResult(value: i32): bool {
  const cell = spanOf(value).cell;
  return cell == Cell.Number || cell == Cell.BadNan || cell == Cell.AbsentNan;
}

/** Whether all values of the record have one whose values begin with `first`. */
export function isComplete(first: i32): bool {
  for (let slot = 0; slot < slots; slot++) if (!hasResult(first + slot)) return false;
  return true;
}
