/**
 * The structural index: the positions of delimiters and line ends outside quotes in a window of the input, found 64 bytes at a time
 * with vector comparisons.
 *
 * Method: Langdale and Lemire, "Parsing gigabytes of JSON per second", VLDB Journal 28 (2019). There is a bit mask for each kind of
 * byte. The inside of quotes is the prefix xor of the quote mask, with a carry from block to block; the index lists the set bits
 * outside.
 *
 * Quotes alternately open and close, and a doubled quote within a cell closes and opens it again. The exact state machine agrees,
 * unless a quote opens in the middle of a cell, where it is text: such a block ends the index, and the record that reaches into it
 * is left to the machine.
 */
import { bitmask64, CR, LF } from '../bytes';
import { columnIndex, columnSlot, RECORD_SIZE, separators, slots, SPAN_SIZE } from '../memory';
import { Record, recordOf } from '../record';
import { delimiter, headerCells, quote } from '../settings';
import { setRecord } from './csvMachine';
import { labelSlot, takeDigits } from './labels';
import { clearBehind, storePositions } from './positions';
import { missCell, setCell, setCellOf, Span, spanOf } from '../span';

/** Positions in a window fit 16 bits, and the index into the second-level cache. */
export const WINDOW: usize = 65536;
const BLOCK: usize = 64;

/** The address of the first byte of the window, and the number of separators in the index. */
let windowStart: usize = 0;
let separatorCount: i32 = 0;
/** The next record of the index: its address (0: none) and its first separator. */
let nextStart: usize = 0;
let firstSeparator: i32 = 0;
/** How many records from there on have as many cells as the header. If it is not 0, this is true for all records of the index. */
let evenRecords: i32 = 0;
/** Whether each of these records is one line, without line feeds in quotes. */
export let evenAreLines: bool = false;

/** The address of the next record. */
export function nextRecord(): usize {
  return nextStart;
}

/** Discards the index, when the bytes in the input block change. */
export function forgetIndex(): void {
  nextStart = 0;
}

/**
 * Takes records with as many cells as the header from the index, the first of them at `start`. They become the records from
 * `record` on, up to `capacity`. Returns how many.
 */
export function takeEven(start: usize, record: i32, capacity: i32): i32 {
  if (start != nextStart || evenRecords == 0) return 0;
  const count = min(evenRecords, capacity - record);
  const cells = headerCells;
  const step = <usize>cells << 1;
  const window = windowStart;
  const ends = separators + (<usize>firstSeparator << 1);
  const first = recordOf(record);
  let at = start;
  let found = changetype<usize>(first);
  const following = found + <usize>count * RECORD_SIZE;
  for (let last = ends + step - 2; found < following; found += RECORD_SIZE, last += step) {
    const end = window + <usize>load<u16>(last);
    changetype<Record>(found).set(at, end - usize(load<u8>(end - 1) == CR), end + 1, cells);
    at = end + 1;
  }
  for (let target = 0; target < slots; target++) {
    const column = load<i32>(columnIndex + (<usize>target << 2));
    const slot = load<i32>(columnSlot + (<usize>target << 2));
    takeColumn(first, count, column, ends + (<usize>column << 1), record * slots + slot);
    if (slot == labelSlot) takeDigits(record, count);
  }
  evenRecords -= count;
  firstSeparator += count * cells;
  nextStart = at;
  return count;
}

/**
 * Takes the cells of a column in `count` records from `record` on. They become the values from `value` on. The first cell ends at
 * the separator whose position is stored at `end`.
 */
function takeColumn(record: Record, count: i32, column: i32, end: usize, value: i32): void {
  const window = windowStart;
  const opening = quote;
  const step = <usize>headerCells << 1;
  const spanStep = <usize>slots * SPAN_SIZE;
  let span = changetype<usize>(spanOf(value));
  const isFirst = column == 0;
  const isLast = column == headerCells - 1;
  if (isFirst || isLast) {
    let from = changetype<usize>(record);
    const behind = from + <usize>count * RECORD_SIZE;
    for (; from < behind; from += RECORD_SIZE) {
      const found = changetype<Record>(from);
      const cellStart = isFirst ? <usize>found.start : window + <usize>load<u16>(end - 2) + 1;
      const cellEnd = isLast ? <usize>found.end : window + <usize>load<u16>(end);
      setCellOf(changetype<Span>(span), cellStart, cellEnd, opening);
      end += step;
      span += spanStep;
    }
    return;
  }
  const behind = end + <usize>count * step;
  for (; end < behind; end += step, span += spanStep) {
    const cellStart = window + <usize>load<u16>(end - 2) + 1;
    setCellOf(changetype<Span>(span), cellStart, window + <usize>load<u16>(end), opening);
  }
}

/**
 * Takes the record that starts at `start` from the index; its selected cells become the values from `value` on. False if the index
 * does not contain all of it.
 */
export function indexedRecord(start: usize, value: i32): bool {
  if (start != nextStart) return false;
  const first = firstSeparator;
  let lineEnd = first;
  while (lineEnd < separatorCount && load<u8>(separatorAt(lineEnd)) != LF) lineEnd++;
  if (lineEnd == separatorCount) return false;
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
    setCell(from, column == cells - 1 ? content : separatorAt(first + column), slot);
  }
  setRecord(content, end + 1, cells);
  nextStart = end + 1;
  firstSeparator = lineEnd + 1;
  if (evenRecords > 0) evenRecords--;
  return true;
}

// @ts-ignore: decorator
@inline
function separatorAt(index: i32): usize {
  return windowStart + <usize>load<u16>(separators + (<usize>index << 1));
}

const lineFeed: usize = memory.data<u8>([LF]);

/** Makes the index of the records from `start` on, up to the size of a window. Overwrites 64 bytes after `end`. */
export function indexFrom(start: usize, end: usize): void {
  windowStart = start;
  nextStart = start;
  firstSeparator = 0;
  clearBehind(end);
  const stop = min(end, start + WINDOW);
  const delimiters = i8x16.splat(delimiter);
  const lineFeeds = v128.load8_splat(lineFeed);
  const quotes = i8x16.splat(<u8>quote);
  const quoting = i8x16.splat(quote >= 0 ? -1 : 0);
  let to = separators;
  let lineEnds: i32 = 0;
  let quotedLineFeeds: u64 = 0;
  let counted = i16x8.splat(0);
  // `inside` is all ones if the block starts within quotes; `mayOpen` is 1 if a quote may open at its first byte.
  let inside: u64 = 0;
  let mayOpen: u64 = 1;
  for (let block = start; block < stop; block += BLOCK) {
    const b0 = v128.load(block);
    const b1 = v128.load(block, 16);
    const b2 = v128.load(block, 32);
    const b3 = v128.load(block, 48);
    const n0 = i8x16.eq(b0, lineFeeds);
    const n1 = i8x16.eq(b1, lineFeeds);
    const n2 = i8x16.eq(b2, lineFeeds);
    const n3 = i8x16.eq(b3, lineFeeds);
    let structure = bitmask64(
      v128.or(n0, i8x16.eq(b0, delimiters)),
      v128.or(n1, i8x16.eq(b1, delimiters)),
      v128.or(n2, i8x16.eq(b2, delimiters)),
      v128.or(n3, i8x16.eq(b3, delimiters)),
    );
    const q0 = i8x16.eq(b0, quotes);
    const q1 = i8x16.eq(b1, quotes);
    const q2 = i8x16.eq(b2, quotes);
    const q3 = i8x16.eq(b3, quotes);
    const anyQuote = v128.and(v128.or(v128.or(q0, q1), v128.or(q2, q3)), quoting);
    if ((<u64>i8x16.bitmask(anyQuote) | inside) != 0) {
      const quoted = bitmask64(q0, q1, q2, q3);
      const within = prefixXor(quoted) ^ inside;
      structure &= ~within;
      const opening = quoted & within;
      if ((opening & ~(((structure | quoted) << 1) | mayOpen)) != 0) break;
      inside = <u64>(<i64>within >> 63);
      mayOpen = (structure | quoted) >> 63;
      const fed = bitmask64(n0, n1, n2, n3);
      lineEnds += <i32>popcnt(fed & ~within);
      quotedLineFeeds |= fed & within;
    } else {
      mayOpen = structure >> 63;
      // A true lane is -1.
      const four = i8x16.add(i8x16.add(n0, n1), i8x16.add(n2, n3));
      counted = i16x8.sub(counted, i16x8.extadd_pairwise_i8x16_s(four));
    }
    to = storePositions(structure, <u32>(block - start), to);
  }
  separatorCount = <i32>((to - separators) >> 1);
  lineEnds += sumLanes(counted);
  evenRecords = allEven(lineEnds) ? lineEnds : 0;
  evenAreLines = quotedLineFeeds == 0;
}

/** Whether all `lineEnds` records of the index have as many cells as the header, which must be two or more. */
function allEven(lineEnds: i32): bool {
  if (headerCells < 2 || <i64>lineEnds * headerCells > separatorCount) return false;
  const step = <usize>headerCells << 1;
  let at = separators + step - 2;
  // If all of these separators are line ends, no others are.
  for (let record = 0; record < lineEnds; record++, at += step) {
    if (load<u8>(windowStart + <usize>load<u16>(at)) != LF) return false;
  }
  return true;
}

function sumLanes(lanes: v128): i32 {
  const four = i32x4.extadd_pairwise_i16x8_s(lanes);
  return (
    i32x4.extract_lane(four, 0) +
    i32x4.extract_lane(four, 1) +
    i32x4.extract_lane(four, 2) +
    i32x4.extract_lane(four, 3)
  );
}

/** Bit n of the result is the exclusive or of bits 0 to n. */
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
