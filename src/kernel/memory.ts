/**
 * Where everything stands in linear memory:
 *
 *     tables | scratch | columns | batch arrays | structural index | input block | output, first half | output, second half
 *
 * The input keeps its place when the outputs grow, so that the spans of a batch stay valid.
 */

/** The most values in a batch, unless one record has more columns to convert than this. */
const BATCH: i32 = 1024;
/** What the scanners may read behind the input, and the printers write behind the output. */
const SLACK: usize = 64;

export const SCRATCH_SIZE: usize = 65536;
/** A place for values and text that come from outside a run: single calls, typed arrays, lists of names. */
export const scratch: usize = align(__heap_base);

/** Columns to convert: their index in the record, ascending, and for each the slot in the order asked for. */
export const columnIndex: usize = scratch + SCRATCH_SIZE;
export let columnSlot: usize = columnIndex;
/** How many columns are converted; 1 for a number stream. */
export let slots: i32 = 1;

/** The structural index of a window of 64 KiB: positions of its separators, and which of these end lines (u16 each). */
export let separators: usize = 0;
export let lineEnds: usize = 0;
const INDEX_SIZE: usize = 2 * 65536;

/** Values of the batch. */
export let batchCapacity: i32 = 0;
/** As read, rounded to the dtype. */
export let values: usize = 0;
/** What the function is applied to: the values after the clamp. */
export let inputs: usize = 0;
export let results: usize = 0;
/** What comes back from the results. */
export let recovered: usize = 0;
/** Span of the number's own characters (u32 each), the start of its cell, and what the cell is (`Cell`, u8). */
export let numberStarts: usize = 0;
export let numberEnds: usize = 0;
export let cellStarts: usize = 0;
export let cells: usize = 0;

/** Records of the batch: start, end without its line ending, start of the next one (u32 each), cell count (i32). */
export let recordStarts: usize = 0;
export let recordEnds: usize = 0;
export let recordNexts: usize = 0;
export let recordCells: usize = 0;
/** Index of the record's first value in the batch arrays (i32); -1: none, it is written as it was; -2: it is dropped. */
export let recordValues: usize = 0;

export let inputStart: usize = 0;
export let inputCapacity: usize = 0;
export let outputCapacity: usize = 0;
let output0: usize = 0;
let output1: usize = 0;

/** The half of the output in use, and the address behind the last byte written to it. */
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

/** Makes room for `count` columns, false if there is none; the host then writes `columnIndex` and `columnSlot` (i32 each). */
export function setColumns(count: i32): bool {
  slots = count;
  columnSlot = columnIndex + (<usize>count << 2);
  batchCapacity = max(BATCH, count);
  const n = <usize>batchCapacity;
  values = align(columnSlot + (<usize>count << 2));
  inputs = values + (n << 3);
  results = inputs + (n << 3);
  recovered = results + (n << 3);
  numberStarts = recovered + (n << 3);
  numberEnds = numberStarts + (n << 2);
  cellStarts = numberEnds + (n << 2);
  recordStarts = cellStarts + (n << 2);
  recordEnds = recordStarts + (n << 2);
  recordNexts = recordEnds + (n << 2);
  recordCells = recordNexts + (n << 2);
  recordValues = recordCells + (n << 2);
  cells = recordValues + (n << 2);
  separators = align(cells + n);
  lineEnds = separators + INDEX_SIZE;
  inputStart = lineEnds + INDEX_SIZE;
  return reserve(inputStart);
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

/** Up to here sixteen bytes at a time are quicker than the engine's own copy, which is a call out of the module. */
const SHORT: usize = 512;

/** Copies the bytes [from, to) to the output, where there has to be room; up to 15 bytes behind them are written too. */
export function copy(from: usize, to: usize): void {
  const length = to - from;
  if (length <= SHORT) {
    for (let at: usize = 0; at < length; at += 16) v128.store(outputAt + at, v128.load(from + at));
  } else {
    memory.copy(outputAt, from, length);
  }
  outputAt += length;
}

// @ts-ignore: decorator
@inline
export function put(byte: u8): void {
  store<u8>(outputAt, byte);
  outputAt++;
}
