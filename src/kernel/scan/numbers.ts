/**
 * The number stream: numbers between white space and commas, with what Python, NumPy and PyTorch print round them.
 */
import { cursor, setCounts, setCursor, setLines, stop, stopAt, valueCount } from '../batch';
import { COMMA, countBytes, CR, isSpace, LF } from '../bytes';
import { Cell, StopReason } from '../abi';
import { values } from '../memory';
import { parsed, parseNumber } from '../parse/number';
import { countNumbers } from '../counters';
import { setSpan } from '../span';
import { commaAt, countLines } from './commas';
import { isAfterComma, setAfterComma } from './emptyItem';
import { errorEnd, isLetter } from './spreadsheet';
import { passTokens, readTokens, separatorsRead, untilTokens } from './tokens';
import { UNFINISHED, wordEnd } from './skipWords';

const HASH: u8 = 0x23;
const POINT: u8 = 0x2e;
const OPEN: u8 = 0x28;
const CLOSE: u8 = 0x29;
const MINUS: u8 = 0x2d;

/** True: the block before this one ended within a comment. */
let inComment: bool = false;

/** Reads numbers of [cursor, end) into the batch until it is full, the input ends, or something is not a number. */
export function scanNumbers(end: usize, last: bool): void {
  const from = cursor;
  const inside = inComment;
  if (inside || !readTokens(from, end, last)) scanStream(end, last);
  if (commaAt == 0) watchCommas(from, end, inside);
  countNumbers(valueCount);
}

/** Notes the first comma between digits of what was read from `from` on. */
function watchCommas(from: usize, end: usize, inside: bool): void {
  if (isOneEach && !inside) {
    const lines = countBytes(from, cursor, LF);
    setLines(lines);
    if (lines == separatorsRead) return;
  }
  const lines = countLines(from, cursor, end, inside);
  setLines(lines);
  isOneEach = lines == separatorsRead;
}

/** True: a line feed was all that ended numbers last, as it mostly is; then no comma did. */
let isOneEach: bool = true;

function scanStream(end: usize, last: bool): void {
  let at = cursor;
  const capacity = untilTokens();
  let count = 0;
  while (count < capacity) {
    if (inComment) {
      while (at < end && load<u8>(at) != LF && load<u8>(at) != CR) at++;
      if (at == end) break;
      inComment = false;
    }
    at = afterSeparators(at, end);
    if (at == end && !last) at = min(at, opened);
    if (at == end || at == opened || stop != StopReason.Input) break;
    if (load<u8>(at) == HASH) {
      const following = errorEnd(at, end, last);
      if (following == 0) {
        inComment = true;
        continue;
      }
      if (following != UNFINISHED) refuse(at, following, end, last);
      break;
    }
    const start = at;
    while (at < end && !endsNumber(load<u8>(at))) at++;
    const special = at < end && load<u8>(at) == HASH && at > start && load<u8>(at - 1) == POINT;
    if (special && isSpecial(at + 1, end, last)) while (at < end && !isSeparator(load<u8>(at))) at++;
    // A token that touches the end may go on in the next block, and so may the word it belongs to.
    const mayGoOn = at == end || (at + 1 == end && load<u8>(at) == COMMA);
    if (mayGoOn && !last) {
      at = min(start, opened);
      break;
    }
    if (parseNumber(start, at)) {
      const following = payloadEnd(at, end, last);
      if (following == 0) {
        const isSigned = load<u8>(start) <= MINUS;
        if (opened == start - 1 && at < end && load<u8>(at) == CLOSE && !isSigned && !isNaN(parsed)) {
          stopAt(StopReason.NotNumber, opened, opened, at + 1, 0);
          at = opened;
          break;
        }
        setAfterComma(false);
        take(start, at, count++);
        continue;
      }
      if (following != UNFINISHED) refuse(start, following, end, last);
      at = start;
      break;
    }
    const following = wordEnd(start, end, last);
    if (following == 0) stopAt(StopReason.NotNumber, start, start, at, 0);
    if (following == 0 || following == UNFINISHED) {
      at = start;
      break;
    }
    at = following;
    setAfterComma(false);
  }
  passTokens(count);
  setCursor(at);
  setCounts(count, 0);
}

/** The parenthesis that opens directly before the next number: accountants put a negative one in a pair of them. */
let opened: usize = usize.MAX_VALUE;

/** The address of what follows the separators at `at`, or of a comma between which and the last one nothing is: there it stops. */
function afterSeparators(at: usize, end: usize): usize {
  opened = usize.MAX_VALUE;
  for (; at < end; at++) {
    const byte = load<u8>(at);
    if (!isSeparator(byte)) break;
    opened = byte == OPEN ? at : usize.MAX_VALUE;
    if (byte == COMMA && isAfterComma) {
      stopAt(StopReason.NotNumber, at, at, at, 0);
      break;
    }
    if (!isSpace(byte)) setAfterComma(byte == COMMA);
  }
  return at;
}

/** Stops at the word that starts at `start`, and goes on at `at`, if its end is in sight. */
function refuse(start: usize, at: usize, end: usize, last: bool): void {
  while (at < end && !isSeparator(load<u8>(at))) at++;
  if (at < end || last) stopAt(StopReason.NotNumber, start, start, at, 0);
}

/** How long the text may be that C puts after a nan. */
const LONGEST_PAYLOAD: usize = 64;

/**
 * The address after the text in parentheses that C puts after a nan, such as the `(ind)` of `-nan(ind)`, where `parsed` is
 * the number before `at`; 0: there is none; UNFINISHED: [at, end) does not show it.
 */
function payloadEnd(at: usize, end: usize, last: bool): usize {
  if (!isNaN(parsed) || at == end || load<u8>(at) != 0x28) return 0;
  const stop = min(end, at + LONGEST_PAYLOAD);
  at++;
  while (at < stop && isLetter(load<u8>(at))) at++;
  if (at == stop) return at == end && !last ? UNFINISHED : 0;
  return load<u8>(at) == 0x29 ? at + 1 : 0;
}

/** `1.#INF`, `-1.#IND`, `1.#QNAN` of Microsoft's C: a comment there would leave a 1. True too where it may go on. */
function isSpecial(at: usize, end: usize, last: bool): bool {
  if (at == end) return !last;
  const first = load<u8>(at);
  if (first != 0x49 && first != 0x51 && first != 0x53) return false;
  return at + 1 == end ? !last : load<u8>(at + 1) == 0x4e;
}

function take(start: usize, end: usize, index: i32): void {
  store<f64>(values + (<usize>index << 3), parsed);
  setSpan(index, start, end, start, Cell.Number);
}

// @ts-ignore: decorator
@inline
function isSeparator(byte: u8): bool {
  return isSpace(byte) || byte == COMMA || isBracket(byte);
}

/** `(`, `)`, `[`, `]`. */
// @ts-ignore: decorator
@inline
function isBracket(byte: u8): bool {
  return byte == 0x28 || byte == 0x29 || byte == 0x5b || byte == 0x5d;
}

// @ts-ignore: decorator
@inline
function endsNumber(byte: u8): bool {
  return isSeparator(byte) || byte == HASH;
}
