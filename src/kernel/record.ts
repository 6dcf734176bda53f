/** A record of the batch. */
import { records } from './memory';

/** The number of cells of a line that is not an object. */
export const NO_OBJECT: i32 = -1;

/** RECORD_SIZE bytes in memory. */
// @ts-ignore: decorator
@unmanaged
export class Record {
  start: u32;
  /** The end without the line ending. */
  end: u32;
  /** The start of the next record. */
  next: u32;
  cells: i32;

  // @ts-ignore: decorator
  @inline
  set(start: usize, end: usize, next: usize, cells: i32): void {
    // One store for two fields.
    store<u64>(changetype<usize>(this), <u64>start | (<u64>end << 32));
    store<u64>(changetype<usize>(this), <u64>next | (<u64>cells << 32), 8);
  }
}

// @ts-ignore: decorator
@inline
export function recordOf(index: i32): Record {
  return changetype<Record>(records + (<usize>index << 4));
}

// @ts-ignore: decorator
@inline
export function setRecordAt(index: i32, start: usize, end: usize, next: usize, cells: i32): void {
  recordOf(index).set(start, end, next, cells);
}
