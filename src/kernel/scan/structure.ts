/**
 * The structural index: where the delimiters and line ends that are not within quotes stand in a window of the input,
 * found 64 bytes at a time with vector comparisons.
 *
 * Method: Langdale and Lemire, "Parsing gigabytes of JSON per second", VLDB Journal 28 (2019): a bit mask for each kind of
 * byte, the inside of quotes as the prefix xor of the quote mask, carried from block to block, and the set bits of the rest.
 *
 * Quotes alternate between opening and closing, and a doubled one within a cell closes and opens again at once. That is
 * what the exact machine finds too, unless a quote opens in the middle of a cell, where it is text: such a block ends the
 * index, and the record that reaches into it is left to the machine.
 */
import { columnIndex, columnSlot, lineEnds, separators, slots } from '../memory';
import { delimiter, quote } from '../settings';
import { CR, LF, setRecord } from './machine';
import { missCell, readCell } from './targets';

/** Positions in a window fit 16 bits, and the index into the second-level cache. */
export const WINDOW: usize = 65536;
const BLOCK: usize = 64;

/** The window's first byte, and the record that comes next in the index: its address (0: none) and its line end. */
let windowStart: usize = 0;
let nextStart: usize = 0;
let line: i32 = 0;
/** Its first separator; how many line ends the index has. */
let firstSeparator: i32 = 0;
let lineCount: i32 = 0;

/** The index is no longer that of the bytes in the input block. */
export function forgetIndex(): void {
  nextStart = 0;
}

/**
 * Takes the record that starts at `start` from the index, its cells to convert as values `value` and on. False if the
 * index does not hold it whole.
 */
export function indexedRecord(start: usize, value: i32): bool {
  if (start != nextStart || line >= lineCount) return false;
  const first = firstSeparator;
  const lineEnd = <i32>load<u16>(lineEnds + (<usize>line << 1));
  const cells = lineEnd - first + 1;
  const end = separatorAt(lineEnd);
  const content = end > start && load<u8>(end - 1) == CR ? end - 1 : end;
  for (let target = 0; target < slots; target++) {
    const column = load<i32>(columnIndex + (<usize>target << 2));
    const slot = value + load<i32>(columnSlot + (<usize>target << 2));
    if (column >= cells) {
      missCell(start, slot);
      continue;
    }
    const from = column == 0 ? start : separatorAt(first + column - 1) + 1;
    readCell(from, column == cells - 1 ? content : separatorAt(first + column), slot);
  }
  setRecord(content, end + 1, cells);
  nextStart = end + 1;
  firstSeparator = lineEnd + 1;
  line++;
  return true;
}

// @ts-ignore: decorator
@inline
function separatorAt(index: i32): usize {
  return windowStart + <usize>load<u16>(separators + (<usize>index << 1));
}

/** Makes the index of the records from `start` on, as far as a window reaches. */
export function indexFrom(start: usize, end: usize): void {
  windowStart = start;
  nextStart = start;
  line = 0;
  firstSeparator = 0;
  const stop = min(end, start + WINDOW);
  const delimiters = i8x16.splat(delimiter);
  const lineFeeds = i8x16.splat(LF);
  const quotes = i8x16.splat(<u8>quote);
  const quoting = quote >= 0;
  let separatorCount = 0;
  let lines = 0;
  // All ones: the block starts within quotes. One: a quote may open at its first byte.
  let inside: u64 = 0;
  let mayOpen: u64 = 1;
  for (let block = start; block < stop; block += BLOCK) {
    const b0 = v128.load(block);
    const b1 = v128.load(block, 16);
    const b2 = v128.load(block, 32);
    const b3 = v128.load(block, 48);
    // Bytes behind the window are none.
    const valid = stop - block < BLOCK ? ((<u64>1) << (stop - block)) - 1 : u64.MAX_VALUE;
    const newlines = mask(b0, b1, b2, b3, lineFeeds) & valid;
    let ends = newlines;
    let structure = (mask(b0, b1, b2, b3, delimiters) & valid) | newlines;
    if (quoting) {
      const quoted = mask(b0, b1, b2, b3, quotes) & valid;
      if ((quoted | inside) != 0) {
        const within = prefixXor(quoted) ^ inside;
        structure &= ~within;
        ends &= ~within;
        const opening = quoted & within;
        if ((opening & ~(((structure | quoted) << 1) | mayOpen)) != 0) break;
        inside = <u64>(<i64>within >> 63);
        mayOpen = (structure | quoted) >> 63;
      } else {
        mayOpen = structure >> 63;
      }
    }
    const before = structure;
    const base = <u32>(block - start);
    const countBefore = separatorCount;
    while (structure != 0) {
      store<u16>(separators + (<usize>separatorCount << 1), <u16>(base + <u32>ctz(structure)));
      separatorCount++;
      structure &= structure - 1;
    }
    while (ends != 0) {
      const below = before & ((ends & (0 - ends)) - 1);
      store<u16>(lineEnds + (<usize>lines << 1), <u16>(countBefore + <i32>popcnt(below)));
      lines++;
      ends &= ends - 1;
    }
  }
  lineCount = lines;
}

/** One bit for each of 64 bytes that is `wanted`. */
// @ts-ignore: decorator
@inline
function mask(b0: v128, b1: v128, b2: v128, b3: v128, wanted: v128): u64 {
  const low = <u32>i8x16.bitmask(i8x16.eq(b0, wanted)) | (<u32>i8x16.bitmask(i8x16.eq(b1, wanted)) << 16);
  const high = <u32>i8x16.bitmask(i8x16.eq(b2, wanted)) | (<u32>i8x16.bitmask(i8x16.eq(b3, wanted)) << 16);
  return <u64>low | ((<u64>high) << 32);
}

/** Bit n: the exclusive or of bits 0 to n. */
// @ts-ignore: decorator
@inline
function prefixXor(bits: u64): u64 {
  bits ^= bits << 1;
  bits ^= bits << 2;
  bits ^= bits << 4;
  bits ^= bits << 8;
  bits ^= bits << 16;
  return bits ^ (bits << 32);
}
