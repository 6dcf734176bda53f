/**
 * What a printer leaves of a result before it is known where it is to be, in TEXT_SIZE bytes: the text or, mostly, digits
 * that are to be laid out.
 */
import { TEXT_SIZE, texts } from '../memory';
import { digitsOfFours } from './digits';
import { isUsual, layOutOther, layOutUsual } from './layout';

/**
 * (digits + last / 10) * 10^exponent. The sixteen digits are at the start, as digitsOfFours takes them; this is at the
 * end, its exponent after all that the printer of a text writes.
 */
// @ts-ignore: decorator
@unmanaged
class Layout {
  last: u16;
  negative: u16;
  /** From TEXT on, there is a text instead, so much longer than nothing. */
  exponent: i32;
}

/** Where the layout is. */
export const LAYOUT: usize = TEXT_SIZE - 8;
const TEXT: i32 = 0x1000;

// @ts-ignore: decorator
@inline
export function textAt(index: i32): usize {
  return texts + <usize>index * TEXT_SIZE;
}

/** What is at `at` is a text, which ends at `end`. */
// @ts-ignore: decorator
@inline
export function endText(at: usize, end: usize): void {
  changetype<Layout>(at + LAYOUT).exponent = TEXT + <i32>(end - at);
}

/** Writes what was left at `from` at `at`, at most TEXT_ROOM bytes, and returns the address after it. */
// @ts-ignore: decorator
@inline
export function writeText(from: usize, at: usize): usize {
  const layout = changetype<Layout>(from + LAYOUT);
  const exponent = layout.exponent;
  if (!isUsual(exponent)) return writeOther(from, at);
  const last = layout.last;
  const negative = layout.negative;
  store<u8>(at, 0x2d);
  return layOutUsual(digitsOfFours(v128.load(from)), last, exponent, at + negative);
}

/** A text, or digits with an exponent that is not usual. */
function writeOther(from: usize, at: usize): usize {
  const layout = changetype<Layout>(from + LAYOUT);
  const exponent = layout.exponent;
  const first = v128.load(from);
  if (exponent >= TEXT) {
    v128.store(at, first);
    v128.store(at, v128.load(from, 16), 16);
    return at + <usize>(exponent - TEXT);
  }
  store<u8>(at, 0x2d);
  return layOutOther(digitsOfFours(first), layout.last, exponent, at + layout.negative);
}
