/** Through one line: the values of the fields to convert become cells. */
import { slots } from '../memory';
import { COMMA } from '../bytes';
import { Cell } from '../abi';
import { missCell, setCell, spanOf } from '../span';
import { Key, keyNamed, keyNumbered, rootKey } from './keys';
import {
  ARRAY,
  breakOff,
  CLOSING,
  OBJECT,
  QUOTE,
  skipColon,
  skipSpace,
  skipString,
  skipValue,
} from './skip';

const NULL: u32 = 0x6c6c756e;

/** The value that slot 0 of the line is. */
let firstValue: i32 = 0;
let lineStart: usize = 0;

/** The address after the last field of what was last walked through, and how many it has. */
let fieldsEnd: usize = 0;
let fieldCount: i32 = 0;

/** One more than the index of a new key whose name an object had already; 0: there was none. */
export let duplicateKey: i32 = 0;

/** Of the line's object: where a new key goes, and how many there are. */
export let objectEnd: usize = 0;
export let objectFields: i32 = 0;

/**
 * Reads the line from `at` on up to LF at `end`: nothing but one object. Its fields become values `value` and on. False if
 * it is something else.
 */
export function readObject(at: usize, end: usize, value: i32): bool {
  firstValue = value;
  lineStart = at;
  for (let slot = 0; slot < slots; slot++) missCell(at, value + slot);
  if (load<u8>(at) != OBJECT) return breakOff(at) != 0;
  const following = walk(at, rootKey);
  if (following == 0) return false;
  objectEnd = fieldsEnd;
  objectFields = fieldCount;
  const rest = skipSpace(following);
  return rest == end || breakOff(rest) != 0;
}

/** The address after the object or array that opens at `at`, of which `keys` are to be followed; 0: it is not one. */
function walk(at: usize, keys: usize): usize {
  const isObject = load<u8>(at) == OBJECT;
  const closing = load<u8>(at) + CLOSING;
  let end = at + 1;
  let index = 0;
  at = skipSpace(end);
  if (load<u8>(at) != closing) {
    while (true) {
      let key: usize = 0;
      if (!isObject) key = keyNumbered(keys, index);
      else {
        if (load<u8>(at) != QUOTE) return breakOff(at);
        const name = at + 1;
        at = skipString(at);
        if (at == 0) return 0;
        key = keyNamed(keys, name, at - 1);
        at = skipColon(at);
        if (at == 0) return 0;
      }
      end = key == 0 ? skipValue(at) : takeValue(at, changetype<Key>(key));
      if (end == 0) return 0;
      index++;
      at = skipSpace(end);
      const byte = load<u8>(at);
      if (byte == closing) break;
      if (byte != COMMA) return breakOff(at);
      at = skipSpace(at + 1);
    }
  }
  fieldsEnd = end;
  fieldCount = index;
  return at + 1;
}

/** A value that a path leads to or through, or one whose name a new key has. If a name occurs twice, the last value counts, as in JSON.parse. */
function takeValue(at: usize, key: Key): usize {
  if (key.first != 0) {
    forget(key.first);
    const byte = load<u8>(at);
    return byte == OBJECT || byte == ARRAY ? walk(at, key.first) : skipValue(at);
  }
  const end = skipValue(at);
  if (end == 0) return 0;
  if (key.slot < 0) {
    duplicateKey = -key.slot;
    return end;
  }
  const value = firstValue + key.slot;
  setCell(at, end, value);
  // null is a missing value, whatever markers of one are asked for.
  if (load<u32>(at) == NULL && end - at == 4) spanOf(value).cell = Cell.Missing;
  return end;
}

/** Takes back what was found below an earlier value of the same name. */
function forget(first: usize): void {
  for (let at = first; at != 0; ) {
    const key = changetype<Key>(at);
    if (key.first != 0) forget(key.first);
    else missCell(lineStart, firstValue + key.slot);
    at = key.next;
  }
}
