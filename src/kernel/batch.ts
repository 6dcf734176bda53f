/** The state of the batch: its size, the position in the input, and why the scanner stopped. */
import { StopReason } from './abi';
import { countRows, lineAt, moveLines, passCounted, passLines } from './counters';

/** The first byte that has not been read. */
export let cursor: usize = 0;
/** The first byte that has not been copied to the output. Bytes between it and the next number to replace are copied unchanged. */
export let copied: usize = 0;

export let valueCount: i32 = 0;
export let recordCount: i32 = 0;

export const UNCOUNTED: i32 = -1;
/** The number of lines in the batch, if its scanner counted them. */
let lines: i32 = UNCOUNTED;

export function setLines(count: i32): void {
  lines = count;
}

/** Why the scanner stopped, and the bytes and column slot in question. */
export let stop: StopReason = StopReason.Input;
export let troubleStart: usize = 0;
export let troubleEnd: usize = 0;
export let troubleSlot: i32 = 0;
/** The line on which the cell or record in question starts. */
export let troubleLine: f64 = 0;

/** How many cells the record in question has. */
export let troubleCells: i32 = 0;

export function setTroubleCells(cells: i32): void {
  troubleCells = cells;
}

export function setCursor(address: usize): void {
  cursor = address;
}

export function setCopied(address: usize): void {
  copied = address;
}

export function setCounts(valuesRead: i32, recordsRead: i32): void {
  valueCount = valuesRead;
  recordCount = recordsRead;
}

/** Stops the scanner. `origin` is the start of the cell or record, [start, end) are the bytes to show. */
export function stopAt(event: StopReason, origin: usize, start: usize, end: usize, slot: i32): void {
  stop = event;
  troubleLine = lineAt(origin);
  troubleStart = start;
  troubleEnd = end;
  troubleSlot = slot;
}

export function clearStop(): void {
  stop = StopReason.Input;
}

/** Clears the batch. Bytes before the cursor are not needed any more. */
export function clearBatch(): void {
  countRows(recordCount);
  valueCount = 0;
  recordCount = 0;
  if (lines == UNCOUNTED) passLines(cursor);
  else passCounted(cursor, lines);
  lines = UNCOUNTED;
}

/** Skips the bytes before `address` without copying them: the host has written or dropped them. */
export function skipTo(address: usize): void {
  cursor = address;
  copied = address;
  passLines(address);
}

/** Moves the unread bytes [cursor, end) to `to`, in the input block. Returns the address after them. */
export function keepRest(end: usize, to: usize): usize {
  const length = end - cursor;
  memory.copy(to, cursor, length);
  cursor = to;
  copied = to;
  moveLines(to);
  return to + length;
}
