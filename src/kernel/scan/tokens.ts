/**
 * The usual number stream: nothing but numbers between white space and commas. Separators are found 64 bytes at a time, and
 * the numbers between them are read a batch at a time. What is not a number is left to the scanner that knows words and
 * comments.
 */
import { cursor, setCounts, setCursor } from '../batch';
import { bitmask64, COMMA } from '../bytes';
import { Cell } from '../abi';
import { followsComma, setAfterComma } from './emptyItem';
import { batchCapacity, pending, separators, SPAN_SIZE, spans, values } from '../memory';
import { parsed, parseNumber } from '../parse/number';
import { entryOf, list, usualLimit, othersEnd, parseListed, usualBytes } from '../parse/spans';
import { Span, spanOf } from '../span';
import { clearBehind, storePositions } from './positions';

/** Positions in a window fit 16 bits. */
const WINDOW: usize = 32768;
const BLOCK: usize = 64;

/** A separator at its low four bits: space, tab, LF, vertical tab, comma, CR. No byte is found at those of another. */
const separatorsByNibble: usize = memory.data<u8>(
  [0x20, 0, 0, 0, 0, 0, 0, 0, 0, 0x09, 0x0a, 0x0b, 0x2c, 0x0d, 0, 0],
  16,
);

const MIN_PATIENCE: i32 = 32;

let windowStart: usize = 0;
/** Where the next token may start (0: there is no index). The separators that follow, and how many the index has. */
let nextStart: usize = 0;
let nextSeparator: usize = 0;
let separatorsEnd: usize = 0;

/** How many numbers are to be read otherwise before this is tried again, and how many that will be next time. */
let waiting: i32 = 0;
let patience: i32 = MIN_PATIENCE;

/** The most numbers to read otherwise before the next tokens. */
export function untilTokens(): i32 {
  return waiting > 0 ? min(waiting, batchCapacity) : batchCapacity;
}

/** `count` numbers were read otherwise. */
export function passTokens(count: i32): void {
  waiting = max(0, waiting - count);
}

/** How many separators were read with the last tokens; -1: that is not known. */
export let separatorsRead: i32 = -1;

/** Reads numbers from `at` on into the batch, and moves the cursor after them. False if it can read none. */
export function readTokens(at: usize, end: usize, last: bool): bool {
  separatorsRead = -1;
  if (waiting > 0) return false;
  if (at != nextStart || nextSeparator == separatorsEnd) indexTokens(at, end, last);
  const firstSeparator = nextSeparator;
  const found = takeTokens();
  const count = readNumbers(found);
  if (count < found) {
    nextStart = 0;
    waiting = patience;
    patience = min(patience << 1, batchCapacity);
    setCursor(spanOf(count).start);
  } else {
    if (count > MIN_PATIENCE) patience = MIN_PATIENCE;
    setCursor(nextStart);
    separatorsRead = <i32>(nextSeparator - firstSeparator) >> 1;
  }
  // What is read otherwise may go on in the next block, whose bytes the index does not know.
  if (count == 0) {
    nextStart = 0;
    separatorsRead = -1;
  }
  setCounts(count, 0);
  setAfterComma(followsComma(cursor, at));
  return count > 0;
}

function indexTokens(start: usize, end: usize, last: bool): void {
  clearBehind(end);
  const table = v128.load(separatorsByNibble);
  const nibble = i8x16.splat(0x0f);
  const stop = min(end, start + WINDOW);
  let to = separators;
  for (let block = start; block < stop; block += BLOCK) {
    const b0 = v128.load(block);
    const b1 = v128.load(block, 16);
    const b2 = v128.load(block, 32);
    const b3 = v128.load(block, 48);
    const found = bitmask64(
      i8x16.eq(b0, i8x16.swizzle(table, v128.and(b0, nibble))),
      i8x16.eq(b1, i8x16.swizzle(table, v128.and(b1, nibble))),
      i8x16.eq(b2, i8x16.swizzle(table, v128.and(b2, nibble))),
      i8x16.eq(b3, i8x16.swizzle(table, v128.and(b3, nibble))),
    );
    to = storePositions(found, <u32>(block - start), to);
  }
  // What follows a comma at the end is not known yet, and may belong to the number before it.
  if (stop == end && !last && to > separators && load<u8>(end - 1) == COMMA) to -= 2;
  windowStart = start;
  nextStart = start;
  nextSeparator = separators;
  separatorsEnd = to;
}

/** Where the lists of spans end and start: see `parseListed`. */
let usualEnd: usize = 0;
let othersStart: usize = 0;

/** Spans of the next tokens that a separator ends, listed by length; returns how many. */
function takeTokens(): i32 {
  const window = windowStart;
  const spansStart = spans;
  const limit = usualLimit();
  const lastSeparator = min(separatorsEnd, nextSeparator + (<usize>batchCapacity << 1));
  let usual = pending;
  let other = othersEnd();
  let place: usize = 0;
  let from = nextStart;
  let at = nextSeparator;
  for (; at < lastSeparator; at += 2) {
    const stop = window + <usize>load<u16>(at);
    // Mostly one separator is between two numbers, or as many each time.
    if (stop == from) {
      // Left to the scanner that stops there.
      if (load<u8>(stop) == COMMA && followsComma(stop, nextStart)) break;
      from++;
      continue;
    }
    changetype<Span>(spansStart + place).set(from, stop, from, Cell.Number);
    const entry = entryOf(place, from);
    const bytes = usualBytes(entry, <u32>(stop - from), limit);
    list(entry, usual, other);
    usual += bytes;
    other -= 4 - bytes;
    place += SPAN_SIZE;
    from = stop + 1;
  }
  nextStart = from;
  nextSeparator = at;
  usualEnd = usual;
  othersStart = other;
  return <i32>(place / SPAN_SIZE);
}

/** Reads the tokens up to the first that is not a number, of `count`; returns how many. */
function readNumbers(count: i32): i32 {
  const left = parseListed(usualEnd, othersStart);
  let good = count;
  for (let i = 0; i < left; i++) {
    const value = load<i32>(pending + (<usize>i << 2));
    const span = spanOf(value);
    if (parseNumber(span.start, span.end)) store<f64>(values + (<usize>value << 3), parsed);
    else good = min(good, value);
  }
  return good;
}
