/** One cell: where its number is, and whether it is a missing value. */
import { isSpace } from '../bytes';
import { quote } from '../settings';

/** The number's own characters within the cell last trimmed. */
export let numberStart: usize = 0;
export let numberEnd: usize = 0;

/** A digit, a sign or a point. */
// @ts-ignore: decorator
@inline
export function startsNumber(byte: u8): bool {
  return byte - 0x30 <= 9 || byte == 0x2d || byte == 0x2e || byte == 0x2b;
}

/** Leaves out spaces, then a pair of quotes, then spaces within it. */
export function trim(start: usize, end: usize): void {
  trimSpaces(start, end);
  if (quote >= 0 && numberEnd - numberStart >= 2) {
    if (load<u8>(numberStart) == quote && load<u8>(numberEnd - 1) == quote) {
      trimSpaces(numberStart + 1, numberEnd - 1);
    }
  }
}

export function trimSpaces(start: usize, end: usize): void {
  while (start < end && isSpace(load<u8>(start))) start++;
  while (end > start && isSpace(load<u8>(end - 1))) end--;
  numberStart = start;
  numberEnd = end;
}

/** Markers of a missing value in lower case, one after the other: length (i32), bytes. */
let spellings: usize = 0;
let spellingsEnd: usize = 0;
/** Bit n: a marker has n bytes (63: or more), or starts with a byte whose lowest six bits are n. */
let lengths: u64 = 0;
let firsts: u64 = 0;
/** True: no marker starts as a number does, so that what starts so need not be compared. */
export let missingIsWord: bool = true;

/** Takes the list that the host has written at [start, end), which must stay there. */
export function setMissing(start: usize, end: usize): void {
  spellings = start;
  spellingsEnd = end;
  lengths = 0;
  firsts = 0;
  missingIsWord = true;
  for (let at = start; at < end; at += 4 + load<u32>(at)) {
    const length = load<u32>(at);
    lengths |= (<u64>1) << min(length, 63);
    firsts |= (<u64>1) << (load<u8>(at, 4) & 63);
    if (length > 0 && startsNumber(load<u8>(at, 4)) && !isSignedWord(at + 4, length)) missingIsWord = false;
  }
}

/** `-nan` and the like: no decimal starts with a sign and a letter. */
function isSignedWord(at: usize, length: u32): bool {
  const sign = load<u8>(at);
  return length > 1 && (sign == 0x2d || sign == 0x2b) && <u32>(load<u8>(at, 1) | 0x20) - 0x61 < 26;
}

/** Whether the trimmed bytes [start, end) are a missing value, in any case of ASCII letters. */
export function isMissing(start: usize, end: usize): bool {
  const length = <u32>(end - start);
  if (!((lengths >> min(length, 63)) & 1)) return false;
  if (length > 0 && !((firsts >> (folded(load<u8>(start)) & 63)) & 1)) return false;
  for (let at = spellings; at < spellingsEnd; at += 4 + load<u32>(at)) {
    if (load<u32>(at) == length && sameLetters(start, end, at + 4)) return true;
  }
  return false;
}

/** Whether [start, end) is the text at `lower`, which is in lower case, but for the case of ASCII letters. */
function sameLetters(start: usize, end: usize, lower: usize): bool {
  for (; start < end; start++, lower++) {
    if (folded(load<u8>(start)) != load<u8>(lower)) return false;
  }
  return true;
}

/** A small letter in place of a capital one of ASCII. */
// @ts-ignore: decorator
@inline
function folded(byte: u8): u8 {
  return byte - 0x41 < 26 ? byte | 0x20 : byte;
}

/** The address after the quote that closes the cell of which [from, end) is a part; 0: the input ends first. */
export function closingQuote(from: usize, end: usize): usize {
  for (let at = from; at < end; at++) {
    if (<i32>load<u8>(at) != quote) continue;
    if (at + 1 < end && <i32>load<u8>(at + 1) == quote) at++;
    else return at + 1;
  }
  return 0;
}
