import { COMMA, CR, LF } from '../bytes';
import { ARRAY, OBJECT, QUOTE, skipSpace } from './skip';

const COLON: u8 = 0x3a;
const OBJECT_END: u8 = 0x7d;
const ARRAY_END: u8 = 0x5d;

/**
 * Whether a carriage return in the line from `start` to the LF at `end`, which is not an object, was the end of a line:
 * another object begins after it, or something that cannot follow an object.
 */
export function returnsPart(start: usize, end: usize): bool {
  let before: u8 = LF;
  for (let at = start; at < end; at++) {
    const byte = load<u8>(at);
    if (byte == 0x20 || byte == 0x09) continue;
    if (byte != CR) {
      before = byte;
      continue;
    }
    at = skipSpace(at);
    const next = load<u8>(at);
    if (before == OBJECT_END && next != LF && next != COMMA && next != QUOTE && next != OBJECT_END && next != ARRAY_END) {
      return true;
    }
    if (next == OBJECT && before != LF && before != ARRAY && before != COMMA && before != COLON && before != OBJECT) {
      return true;
    }
    at--;
  }
  return false;
}
