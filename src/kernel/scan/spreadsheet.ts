/** Error values of spreadsheets that begin as a comment does: each stands for a number. */
import { UNFINISHED } from './words';

/** Of Excel, Google Sheets and LibreOffice, and their names in other languages of Western Europe; without `#`. */
const ERRORS: StaticArray<string> = [
  'n/a',
  'na',
  'ref!',
  'div/0!',
  'num!',
  'value!',
  'name?',
  'name!',
  'null!',
  'spill!',
  'calc!',
  'getting_data',
  'field!',
  'blocked!',
  'unknown!',
  'connect!',
  'busy!',
  'error!',
  'external!',
  'python!',
  'timeout!',
  'macro?',
  // German, French, Spanish, Portuguese, Italian, Dutch
  'nv',
  'wert!',
  'bezug!',
  'zahl!',
  'valeur!',
  'nombre!',
  'nom?',
  'nul!',
  'n/d',
  'valor!',
  'nombre?',
  'nome?',
  'valore!',
  'rif!',
  'nullo!',
  'n/b',
  'waarde!',
  'verw!',
  'getal!',
  'naam?',
  'leeg!',
];

/**
 * The address behind the error value whose `#` stands at `start`, in any case of letters; 0: a comment begins there;
 * UNFINISHED: [start, end) does not show which.
 */
export function errorEnd(start: usize, end: usize, last: bool): usize {
  const from = start + 1;
  const held = <i32>(end - from);
  for (let i = 0; i < ERRORS.length; i++) {
    const word = ERRORS[i];
    const length = word.length;
    if (!spells(from, word, min(length, held))) continue;
    const behind = from + <usize>length;
    // What goes on may be another word.
    if (behind >= end && !last) return UNFINISHED;
    if (behind == end || (behind < end && !isLetter(load<u8>(behind)))) return behind;
  }
  return 0;
}

/** Whether the `count` bytes at `at` begin `word`, but for the case of their letters. */
function spells(at: usize, word: string, count: i32): bool {
  const letters = changetype<usize>(word);
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
