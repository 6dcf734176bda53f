/**
 * Where everything is in linear memory:
 *
 *     tables | scratch | columns | statistics of columns | batch arrays | index of a window | input block | output, first half | output, second half
 *
 * The input keeps its place when the outputs grow, so that the spans of a batch stay valid.
 */

import { ColumnAt, Sketch, SketchAt } from './abi';
import { summing } from './settings';

/** The most values in a batch of one column; twice as many of more, unless one record has more columns to convert than this. */
const BATCH: i32 = 512;
/**
 * What the scanners may read after the input, and the printers write after the output. The parsers read up to 32 bytes
 * before a number: before the input is the index.
 */
const SLACK: usize = 96;

export const SCRATCH_SIZE: usize = 96 * 1024;
/** A place for values and text that come from outside a run: single calls, typed arrays, lists of names. */
export const scratch: usize = align(__heap_base);

/** Columns to convert: their index in the record, ascending, and for each the slot in the order asked for. */
export const columnIndex: usize = scratch + SCRATCH_SIZE;
export let columnSlot: usize = columnIndex;
/** For each column slot what was seen in it (u8 each): a `Seen` in each bit. */
export let slotsSeen: usize = columnIndex;
/** How many columns are converted; 1 for a number stream. */
export let slots: i32 = 1;

/** The statistics of each column slot, if they are kept: see `statistics.ts`. */
export let statistics: usize = 0;
const STATISTICS_SIZE: usize = ColumnAt.Size;
/** Their sketches: see `sketch.ts`. 0: there are none. */
export let sketches: usize = 0;

/** The index of a window of 64 KiB: positions of its separators (u16 each). */
export let separators: usize = 0;
const INDEX_SIZE: usize = 2 * 65536 + SLACK;

/** Values of the batch. */
export let batchCapacity: i32 = 0;
/** As read, rounded to the dtype. */
export let values: usize = 0;
/** What the function is applied to: the values after the clamp. */
export let inputs: usize = 0;
export let results: usize = 0;
/** The values recovered from the results. */
export let recovered: usize = 0;
/** Where the values are in the input: SPAN_SIZE bytes for each, a `Span`. */
export let spans: usize = 0;
export const SPAN_SIZE: usize = 16;

/** Where the cells of the values end (u32 each); only where new cells are after them. */
export let cellEnds: usize = 0;

/** Spans listed by how they are to be read (u32 each), and in the end the values that are still to be read by other means. */
export let pending: usize = 0;
/**
 * Room for the shortest decimal of any double, and for what its printer writes beyond: with a sign and 16 digits before the
 * point, 34 bytes.
 */
export const TEXT_ROOM: usize = 40;
/** Results as text, or as digits that are to be text, TEXT_SIZE bytes for each: see `print/slot.ts`. */
export let texts: usize = 0;
export const TEXT_SIZE: usize = TEXT_ROOM;

/** Records of the batch: RECORD_SIZE bytes for each, a `Record`. */
export let records: usize = 0;
export const RECORD_SIZE: usize = 16;
/** Index of a record's first value in the batch arrays (i32), or a mark that it has none; only if the batch is not plain. */
export let recordValues: usize = 0;

export let inputStart: usize = 0;
export let inputCapacity: usize = 0;
export let outputCapacity: usize = 0;
let output0: usize = 0;
let output1: usize = 0;

/** The half of the output in use, and the address after the last byte written to it. */
export let outputStart: usize = 0;
export let outputEnd: usize = 0;
export let outputAt: usize = 0;

function align(address: usize): usize {
  return (address + 15) & ~15;
}

/** Grows the memory to hold all before `end`; false if that cannot be had. The host reads addresses as signed. */
function reserve(end: usize): bool {
  if (end > <usize>i32.MAX_VALUE) return false;
  const missing = <i32>((end + 0xffff) >> 16) - memory.size();
  return missing <= 0 || memory.grow(missing) >= 0;
}

/** What a column takes in the arrays of `placeColumns`, without its statistics. */
const COLUMN_SIZE: usize = 8 + 1 + 4 * 8 + SPAN_SIZE + RECORD_SIZE + 3 * 4 + TEXT_SIZE;

/** Makes room for `count` columns, false if there is none; the host then writes `columnIndex` and `columnSlot` (i32 each). */
export function placeColumns(count: i32): bool {
  // Addresses are 32 bits: what wraps round does not fit.
  const each = COLUMN_SIZE + (summing ? STATISTICS_SIZE : 0);
  if (<usize>count > <usize>i32.MAX_VALUE / each) return false;
  slots = count;
  columnSlot = columnIndex + (<usize>count << 2);
  batchCapacity = max(count == 1 ? BATCH : 2 * BATCH, count);
  const n = <usize>batchCapacity;
  slotsSeen = columnSlot + (<usize>count << 2);
  statistics = align(slotsSeen + <usize>count);
  values = statistics + (summing ? <usize>count * STATISTICS_SIZE : 0);
  const isSketched = summing && count <= <i32>Sketch.Columns;
  sketches = isSketched ? values : 0;
  if (isSketched) values += <usize>count * <usize>SketchAt.Size;
  inputs = values + (n << 3);
  results = inputs + (n << 3);
  recovered = results + (n << 3);
  spans = recovered + (n << 3);
  records = spans + n * SPAN_SIZE;
  recordValues = records + n * RECORD_SIZE;
  cellEnds = recordValues + (n << 2);
  pending = cellEnds + (n << 2);
  texts = align(pending + (n << 2) + SLACK);
  separators = align(texts + n * TEXT_SIZE + SLACK);
  inputStart = separators + INDEX_SIZE;
  if (!reserve(inputStart)) return false;
  memory.fill(slotsSeen, 0, <usize>count);
  return true;
}

/** Lays out an input block and two output halves; false if there is no memory for them. The input keeps its bytes. */
export function setBlocks(input: usize, output: usize): bool {
  const first = align(inputStart + input + SLACK);
  const second = align(first + output + SLACK);
  const end = second + output + SLACK;
  // Addresses are 32 bits: what wraps round does not fit.
  if (end < second || second < first || first < inputStart) return false;
  if (!reserve(end)) return false;
  inputCapacity = input;
  outputCapacity = output;
  output0 = first;
  output1 = second;
  useOutput(0);
  return true;
}

/** Turns to one half of the output, empty. */
export function useOutput(half: i32): void {
  outputStart = half == 0 ? output0 : output1;
  outputEnd = outputStart + outputCapacity;
  outputAt = outputStart;
}

export function setOutputAt(address: usize): void {
  outputAt = address;
}

/** Up to here a copy takes a fixed count of bytes, as files are made of such gaps: no guess at the length goes wrong. */
export const NEAR: usize = 64;
/** Up to here sixteen bytes at a time are quicker than the engine's own copy, which is a call out of the module. */
const SHORT: usize = 512;

/** Copies `length` bytes to `to`; up to 64 bytes after them are written too. */
// @ts-ignore: decorator
@inline
export function copyNear(from: usize, to: usize, length: usize): void {
  v128.store(to, v128.load(from));
  v128.store(to, v128.load(from, 16), 16);
  v128.store(to, v128.load(from, 32), 32);
  v128.store(to, v128.load(from, 48), 48);
  if (length > NEAR) copyFar(from, to, length);
}

function copyFar(from: usize, to: usize, length: usize): void {
  if (length <= SHORT) {
    for (let at = NEAR; at < length; at += 16) v128.store(to + at, v128.load(from + at));
  } else {
    memory.copy(to, from, length);
  }
}

/** Copies the bytes [from, to) to the output, where there has to be room; up to 64 bytes after them are written too. */
export function copy(from: usize, to: usize): void {
  copyNear(from, outputAt, to - from);
  outputAt += to - from;
}

// @ts-ignore: decorator
@inline
export function put(byte: u8): void {
  store<u8>(outputAt, byte);
  outputAt++;
}
