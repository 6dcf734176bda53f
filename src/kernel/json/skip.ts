/**
 * Over JSON without looking into it: strings, scalars, arrays and objects of any depth.
 *
 * All stay within a line, as LF is after it and is part of nothing. What is checked is the structure: that strings
 * and brackets close, and that commas and colons are where they have to. What a scalar is (`NaN`, `01`) and what is
 * escaped in a string is the matter of those who read it.
 */
import { bitmask64, COMMA, LF } from '../bytes';
import { separators } from '../memory';

export const QUOTE: u8 = 0x22;
const COLON: u8 = 0x3a;
export const OBJECT: u8 = 0x7b;
export const ARRAY: u8 = 0x5b;
/** What lies between a bracket and the one that closes it. */
export const CLOSING: u8 = 2;
const BACKSLASH: u8 = 0x5c;

/** Brackets that may be open at once: their closing ones (u8 each) are where the index of CSV has its place. */
const DEEPEST: usize = 65536;

/** The position of the error in the last line inspected. */
export let broken: usize = 0;
/** Where the first line of the batch that nests too deep does so; 0: none does. */
export let tooDeep: usize = 0;

export function forgetDepth(): void {
  tooDeep = 0;
}

/** True: the string last passed has an escape in it. */
export let escaped: bool = false;

/** The line goes wrong at `at`. Gives 0, as all here do then. */
export function breakOff(at: usize): usize {
  broken = at;
  return 0;
}

// @ts-ignore: decorator
@inline
export function skipSpace(at: usize): usize {
  while (isSpace(load<u8>(at))) at++;
  return at;
}

// @ts-ignore: decorator
@inline
function isSpace(byte: u8): bool {
  return byte == 0x20 || byte == 0x09 || byte == 0x0d;
}

/** The address after the value that starts at `at`. */
export function skipValue(at: usize): usize {
  const byte = load<u8>(at);
  if (byte == QUOTE) return skipString(at);
  return byte == OBJECT || byte == ARRAY ? skipNested(at) : skipScalar(at);
}

/** Whether a string starts at `at`. */
export function isStringAt(at: usize): bool {
  return load<u8>(at) == QUOTE;
}

/** The address after the string whose quote opens at `at`. */
export function skipString(at: usize): usize {
  const quotes = i8x16.splat(QUOTE);
  const backslashes = i8x16.splat(BACKSLASH);
  const lineFeeds = i8x16.splat(LF);
  escaped = false;
  at++;
  while (true) {
    const bytes = v128.load(at);
    const ends = v128.or(i8x16.eq(bytes, quotes), v128.or(i8x16.eq(bytes, backslashes), i8x16.eq(bytes, lineFeeds)));
    const found = i8x16.bitmask(ends);
    if (found == 0) {
      at += 16;
      continue;
    }
    at += ctz(found);
    const byte = load<u8>(at);
    if (byte == QUOTE) return at + 1;
    if (byte == LF) return breakOff(at);
    escaped = true;
    // What is escaped may be a quote, but no line end.
    at += load<u8>(at, 1) == LF ? 1 : 2;
  }
}

/** The address after a number or a word: what ends before space or structure. */
function skipScalar(start: usize): usize {
  let at = start;
  while (true) {
    const bytes = v128.load(at);
    // `[` and `{`, `]` and `}` differ in one bit.
    const folded = v128.or(bytes, i8x16.splat(0x20));
    const brackets = v128.or(i8x16.eq(folded, i8x16.splat(0x7b)), i8x16.eq(folded, i8x16.splat(0x7d)));
    const marks = v128.or(i8x16.eq(bytes, i8x16.splat(COMMA)), i8x16.eq(bytes, i8x16.splat(COLON)));
    const others = v128.or(i8x16.eq(bytes, i8x16.splat(QUOTE)), i8x16.le_u(bytes, i8x16.splat(0x20)));
    const ends = i8x16.bitmask(v128.or(v128.or(brackets, marks), others));
    if (ends == 0) {
      at += 16;
      continue;
    }
    at += ctz(ends);
    return at > start ? at : breakOff(at);
  }
}

/** The address of the value after the name, or what has to be one, at `at`. */
function skipName(at: usize): usize {
  if (load<u8>(at) != QUOTE) return breakOff(at);
  at = skipString(at);
  return at == 0 ? 0 : skipColon(at);
}

/** The address of the value after the name that ends at `at`. */
export function skipColon(at: usize): usize {
  at = skipSpace(at);
  return load<u8>(at) == COLON ? skipSpace(at + 1) : breakOff(at);
}

/** The address after the array or object that opens at `at`. */
function skipNested(at: usize): usize {
  let open = separators;
  while (true) {
    const byte = load<u8>(at);
    if (byte == OBJECT || byte == ARRAY) {
      if (open == separators + DEEPEST) {
        if (tooDeep == 0) tooDeep = at;
        return breakOff(at);
      }
      const closing = byte + CLOSING;
      store<u8>(open++, closing);
      at = skipSpace(at + 1);
      if (load<u8>(at) != closing) {
        if (byte == OBJECT && (at = skipName(at)) == 0) return 0;
        continue;
      }
    } else {
      at = byte == QUOTE ? skipString(at) : skipScalar(at);
      if (at == 0) return 0;
      at = skipSpace(at);
    }
    // Behind a value, or before the end of what is empty.
    while (load<u8>(at) == load<u8>(open - 1)) {
      at++;
      if (--open == separators) return at;
      at = skipSpace(at);
    }
    if (load<u8>(at) != COMMA) return breakOff(at);
    at = skipSpace(at + 1);
    if (load<u8>(open - 1) == OBJECT + CLOSING && (at = skipName(at)) == 0) return 0;
  }
}

/** The address of the LF of the line of which [at, end) is a part; `end` if there is none. */
export function lineEnd(at: usize, end: usize): usize {
  const lineFeeds = i8x16.splat(LF);
  for (; at < end; at += 64) {
    const found = bitmask64(
      i8x16.eq(v128.load(at), lineFeeds),
      i8x16.eq(v128.load(at, 16), lineFeeds),
      i8x16.eq(v128.load(at, 32), lineFeeds),
      i8x16.eq(v128.load(at, 48), lineFeeds),
    );
    if (found != 0) return min(at + <usize>ctz(found), end);
  }
  return end;
}
