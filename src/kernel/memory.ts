/**
 * The layout of linear memory:
 *
 *     tables | scratch | columns | statistics of columns | batch arrays | index of a window | input block | output, first half | output, second half
 *
 * The input does not move when the outputs grow, so that the spans of a batch stay valid.
 */

import { ColumnAt, Sketch, SketchAt } from './abi';
import { summing } from './settings';

/**
 * The capacity of a batch with one column, in values. With several columns it is twice as large, or larger for records with very
 * many columns.
 */
const BATCH: i32 = 512;
/**
 * How many bytes scanners may read after the input, and printers write after the output. Parsers read up to 32 bytes before a
 * number; the index is before the input.
 */
const SLACK: usize = 96;

export const SCRATCH_SIZE: usize = 96 * 1024;
/** The scratch area, for values and text from outside a run: single calls, typed arrays, lists of names. */
export const scratch: usize = align(__heap_base);

/** Columns to convert: their indices in the record, ascending, and for each the slot in the order of selection. */
export const columnIndex: usize = scratch + SCRATCH_SIZE;
export let columnSlot: usize = columnIndex;
/** For each column slot, the flags of `Seen` (u8 each). */
export let slotsSeen: usize = columnIndex;
/** How many columns are converted; 1 for a number stream. */
export let slots: i32 = 1;

/** The statistics of each column slot, if they are kept: see `statistics.ts`. */
export let statistics: usize = 0;
const STATISTICS_SIZE: usize = ColumnAt.Size;
/** The sketch of each column slot: see `sketch.ts`. 0: there are none. */
export let sketches: usize = 0;

/** The index of a window of 64 KiB: positions of its separators (u16 each). */
export let separators: usize = 0;
const INDEX_SIZE: usize = 2 * 65536 + SLACK;

/** The capacity of the batch in values. */
export let batchCapacity: i32 = 0;
/** The values as read, rounded to the dtype. */
export let values: usize = 0;
/** The values after the clamp, to which the function is applied. */
export let inputs: usize = 0;
export let results: usize = 0;
/** The values recovered from the results. */
export let recovered: usize = 0;
/** The positions of the values in the input: a `Span` of SPAN_SIZE bytes for each. */
export let spans: usize = 0;
export const SPAN_SIZE: usize = 16;

/** The ends of the cells of the values (u32 each); only if new cells follow them. */
export let cellEnds: usize = 0;

/** Lists of spans by the parser that reads them (u32 each); at the end, the values that are left for the exact parser. */
export let pending: usize = 0;
/**
 * Room for the shortest decimal of any double, and for the bytes that its printer writes after it: with a sign and 16 digits before
 * the point, 34 bytes.
 */
export const TEXT_ROOM: usize = 40;
/** Results as text, or as digits from which text is made, TEXT_SIZE bytes for each: see `print/slot.ts`. */
export let texts: usize = 0;
export const TEXT_SIZE: usize = TEXT_ROOM;

/** The records of the batch: a `Record` of RECORD_SIZE bytes for each. */
export let records: usize = 0;
export const RECORD_SIZE: usize = 16;
/**
 * For each record, the index of its first value in the batch arrays (i32), or a mark that it has none; only if the batch is not
 * plain.
 */
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

/** Grows the memory up to `end`. False if that fails, or if the address would be negative for the host, which reads it as signed. */
function reserve(end: usize): bool {
  if (end > <usize>i32.MAX_VALUE) return false;
  const missing = <i32>((end + 0xffff) >> 16) - memory.size();
  return missing <= 0 || memory.grow(missing) >= 0;
}

/** The size of a column in the arrays of `placeColumns`, without its statistics. */
const COLUMN_SIZE: usize = 8 + 1 + 4 * 8 + SPAN_SIZE + RECORD_SIZE + 3 * 4 + TEXT_SIZE;

/** Allocates `count` columns; false if there is no memory. The host then writes `columnIndex` and `columnSlot` (i32 each). */
export function placeColumns(count: i32): bool {
  // Addresses have 32 bits: if a sum wraps around, there is not enough memory.
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

/** Allocates an input block and two output halves; false if there is no memory for them. The bytes of the input are kept. */
export function setBlocks(input: usize, output: usize): bool {
  const first = align(inputStart + input + SLACK);
  const second = align(first + output + SLACK);
  const end = second + output + SLACK;
  // Addresses have 32 bits: if a sum wraps around, there is not enough memory.
  if (end < second || second < first || first < inputStart) return false;
  if (!reserve(end)) return false;
  inputCapacity = input;
  outputCapacity = output;
  output0 = first;
  output1 = second;
  useOutput(0);
  return true;
}

/** Switches to one half of the output, which is then empty. */
export function useOutput(half: i32): void {
  outputStart = half == 0 ? output0 : output1;
  outputEnd = outputStart + outputCapacity;
  outputAt = outputStart;
}

export function setOutputAt(address: usize): void {
  outputAt = address;
}

/**
 * Up to this length, a fixed number of bytes is copied: most gaps between numbers are short, and a branch on the length could not
 * be predicted.
 */
export const NEAR: usize = 64;
/** Up to this length, copying sixteen bytes at a time is faster than `memory.copy`, for which the engine leaves the module. */
const SHORT: usize = 512;

/** Copies `length` bytes to `to`. Up to 64 bytes after them are overwritten too. */
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

/** Copies the bytes [from, to) to the output, which must have room. Up to 64 bytes after them are overwritten too. */
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
