/** The position of a value of the batch in the input, and the kind of its cell. */
import { Cell } from './abi';
import { slots, spans } from './memory';
import { quote } from './settings';

/** SPAN_SIZE bytes in memory. */
// @ts-ignore: decorator
@unmanaged
export class Span {
  /** The characters of the number. */
  start: u32;
  end: u32;
  /** The cell, including spaces and quotes around the number. */
  cellStart: u32;
  cell: Cell;

  /** Sets the bytes [start, end) of the cell that begins at `cellStart`. */
  // @ts-ignore: decorator
  @inline
  set(start: usize, end: usize, cellStart: usize, cell: Cell): void {
    // One store for two fields.
    store<u64>(changetype<usize>(this), <u64>start | (<u64>end << 32));
    store<u64>(changetype<usize>(this), <u64>cellStart | (<u64>cell << 32), 8);
  }
}

// @ts-ignore: decorator
@inline
export function spanOf(value: i32): Span {
  return changetype<Span>(spans + (<usize>value << 4));
}

/** Sets the number of value `value` to the bytes [start, end) of the cell that begins at `cellStart`. */
// @ts-ignore: decorator
@inline
export function setSpan(value: i32, start: usize, end: usize, cellStart: usize, cell: Cell): void {
  spanOf(value).set(start, end, cellStart, cell);
}

/** Sets value `value` to the cell [start, end), which is parsed later, without surrounding quotes. */
// @ts-ignore: decorator
@inline
export function setCell(start: usize, end: usize, value: i32): void {
  setCellOf(spanOf(value), start, end, quote);
}

/** The same for a span, with the byte that opens a quoted cell, -1 for none. */
// @ts-ignore: decorator
@inline
export function setCellOf(span: Span, start: usize, end: usize, opening: i32): void {
  const quotes = usize(<i32>load<u8>(start) == opening);
  span.set(start + quotes, end - quotes, start, Cell.Number);
}

/** Notes that the record at `start` lacks the cell of value `value`. */
export function missCell(start: usize, value: i32): void {
  setSpan(value, start, start, start, Cell.Absent);
}

/** The end of a cell that was found and is parsed later. */
// @ts-ignore: decorator
@inline
export function untrimmedEnd(span: Span): usize {
  return span.end + (span.start - span.cellStart);
}

/** Whether a value has a result, perhaps nan: its cell is a number, or becomes nan. */
export function hasResult(value: i32): bool {
  const cell = spanOf(value).cell;
  return cell == Cell.Number || cell == Cell.BadNan || cell == Cell.AbsentNan;
}

/** Whether all values of a record have results; `first` is its first value. */
export function isComplete(first: i32): bool {
  for (let slot = 0; slot < slots; slot++) if (!hasResult(first + slot)) return false;
  return true;
}
