/** The text of a string that has escapes in it. */
import { isSpace } from '../bytes';
import { separators } from '../memory';
import { json } from '../settings';
import { codePoint, isSurrogate, readEscape, utf8Byte, utf8Length } from './name';

const BACKSLASH: u8 = 0x5c;

/** Texts up to this long find room where the index of CSV has its place. */
const LONGEST: usize = 128 * 1024;

/** The decoded text without the spaces round it, and the bytes of the string that encode it. */
export let textStart: usize = 0;
export let textEnd: usize = 0;
export let rawStart: usize = 0;
export let rawEnd: usize = 0;

/** Decodes the bytes [start, end) of a string. False if there is no escape in them, or an invalid one, or they are too many. */
export function unescape(start: usize, end: usize): bool {
  if (end - start > LONGEST || !holdsEscape(start, end)) return false;
  let to = separators;
  textStart = to;
  textEnd = to;
  rawStart = start;
  rawEnd = start;
  for (let at = start; at < end; ) {
    const first = at;
    let byte = load<u8>(at++);
    let length: usize = 1;
    if (byte == BACKSLASH) {
      at = readEscape(at);
      if (at > end || codePoint < 0 || isSurrogate(codePoint)) return false;
      length = utf8Length(codePoint);
      byte = utf8Byte(codePoint, length, 0);
    }
    store<u8>(to++, byte);
    for (let i: usize = 1; i < length; i++) store<u8>(to++, utf8Byte(codePoint, length, i));
    if (!isSpace(byte)) {
      textEnd = to;
      rawEnd = at;
    } else if (textEnd == textStart) {
      // Nothing but spaces so far.
      textStart = to;
      textEnd = to;
      rawStart = at;
      rawEnd = at;
    }
  }
  return true;
}

/** Finds the text of a number of the batch, [start, end) in the input: as `textStart` and `textEnd`. */
export function findText(start: usize, end: usize): void {
  if (json && unescape(start, end)) return;
  textStart = start;
  textEnd = end;
}

function holdsEscape(start: usize, end: usize): bool {
  while (start < end && load<u8>(start) != BACKSLASH) start++;
  return start < end;
}
