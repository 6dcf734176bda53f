/** Where a value of the batch stands in the input, and what its cell is. */
import { Cell } from './abi';
import { spans } from './memory';

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
