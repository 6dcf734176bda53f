/** Error values of spreadsheets that begin as a comment does: each means a number. */
import { lengthOf, UNFINISHED } from './skipWords';

/**
 * Of Excel, Google Sheets and LibreOffice, then their names in German, French, Spanish, Portuguese, Italian and Dutch; without `#`, each
 * ended by LF. One string for all takes a third of the memory.
 */
const ERRORS: string = `n/a
na
ref!
div/0!
num!
value!
name?
name!
null!
spill!
calc!
getting_data
field!
blocked!
unknown!
connect!
busy!
error!
external!
python!
timeout!
macro?
nv
wert!
bezug!
zahl!
valeur!
nombre!
nom?
nul!
n/d
valor!
nombre?
nome?
valore!
rif!
nullo!
n/b
waarde!
verw!
getal!
naam?
leeg!
`;

/**
 * The address after the error value whose `#` is at `start`, in any case of letters; 0: a comment begins there;
 * UNFINISHED: [start, end) does not show which.
 */
export function errorEnd(start: usize, end: usize, last: bool): usize {
  const from = start + 1;
  const held = <i32>(end - from);
  const listEnd = changetype<usize>(ERRORS) + (<usize>ERRORS.length << 1);
  for (let next = changetype<usize>(ERRORS); next < listEnd; ) {
    const word = next;
    const length = lengthOf(word);
    next += <usize>(length + 1) << 1;
    if (!spells(from, word, min(length, held))) continue;
    const following = from + <usize>length;
    // What goes on may be another word.
    if (following >= end && !last) return UNFINISHED;
    if (following == end || (following < end && !isLetter(load<u8>(following)))) return following;
  }
  return 0;
}

/** Whether the `count` bytes at `at` begin the word at `letters`, but for the case of their letters. */
export function spells(at: usize, letters: usize, count: i32): bool {
  for (let i = 0; i < count; i++) {
    const byte = load<u8>(at + <usize>i);
    const folded = byte - 0x41 < 26 ? byte | 0x20 : byte;
    if (<u16>folded != load<u16>(letters + (<usize>i << 1))) return false;
  }
  return true;
}

/** A letter, a digit or `_`. */
// @ts-ignore: decorator
@inline
export function isLetter(byte: u8): bool {
  return (byte | 0x20) - 0x61 < 26 || byte - 0x30 <= 9 || byte == 0x5f || byte >= 0x80;
}
