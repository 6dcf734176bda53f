/** The batch between the passes: how full it is, how far the input is read, and what stopped the reading. */
import { StopReason } from './abi';
import { countRows, lineAt, moveLines, passCounted, passLines } from './counters';

/** The first byte that has not been read. */
export let cursor: usize = 0;
/** The first byte that has not been written: what lies between it and a number to replace is copied as it is. */
export let copied: usize = 0;

export let valueCount: i32 = 0;
export let recordCount: i32 = 0;

export const UNCOUNTED: i32 = -1;
/** How many lines the batch is long, where its scanner knows. */
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

/** Stops the reading. `origin` is where the cell or record begins, `start` and `end` are the bytes to show. */
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

/** Forgets the batch; all before the cursor is done with. */
export function clearBatch(): void {
  countRows(recordCount);
  valueCount = 0;
  recordCount = 0;
  if (lines == UNCOUNTED) passLines(cursor);
  else passCounted(cursor, lines);
  lines = UNCOUNTED;
}

/** Passes over the bytes before `address` without writing them: a header that the host has written. */
export function skipTo(address: usize): void {
  cursor = address;
  copied = address;
  passLines(address);
}

/** Moves what is unread of [cursor, end) to `to`, in the input block; returns the address after it. */
export function keepRest(end: usize, to: usize): usize {
  const length = end - cursor;
  memory.copy(to, cursor, length);
  cursor = to;
  copied = to;
  moveLines(to);
  return to + length;
}
