import { TEXT_SIZE } from '../memory';
import { MAX_PAIRS, PAIRS_SIZE } from '../pairs';
import { storeFours } from './digits';
import { printExact } from './exact';
import { findPair } from './find';
import { printSpecial } from './special';
import { endText, writeText } from './slot';

export { printShortestSingle } from './single';

/** What findPair leaves of the pairs that take a step, and those with a bit in what it returns. */
const heads: usize = memory.data(MAX_PAIRS * 16, 16);
const rare: usize = memory.data(MAX_PAIRS * 4, 16);

/** Two results, as findShortestArray leaves them. */
const left: usize = memory.data(2 * <i32>TEXT_SIZE, 16);

/**
 * Writes the shortest decimal that reads back as `value`, the closest to it among those, in the format of Number::toString
 * (but `inf`, `-inf`, `nan`, and -0 as `0`). Returns the address after the text; may write 32 bytes beyond it.
 */
export function printShortest(value: f64, at: usize): usize {
  if (findPair(v128.splat<f64>(value), heads, left, left + TEXT_SIZE) != 0) return printRare(value, at);
  storeFours(v128.load(heads), left, left + TEXT_SIZE);
  return writeText(left, at);
}

/**
 * The first half of that for `count` values at `from`: what is left of each is in TEXT_SIZE bytes of its own from `to`
 * on, for writeText. Two values are taken at a time: where the count is odd, what is after the last as well.
 */
export function findShortestArray(from: usize, count: i32, to: usize): void {
  const end = from + (<usize>count << 3);
  while (from < end) {
    const stop = min(end, from + PAIRS_SIZE);
    findPairs(from, stop, to);
    to += (stop - from) * PER_BYTE;
    from = stop;
  }
}

/** Bytes of text for one of a value. */
const PER_BYTE: usize = TEXT_SIZE / 8;

/** The pairs between `from` and `end`: first the integers of all, then these in fours of digits, then what is rare. */
function findPairs(from: usize, end: usize, to: usize): void {
  let rareEnd = rare;
  let headsEnd = heads;
  let text = to;
  for (let at = from; at < end; at += 16) {
    const open = findPair(v128.load(at), headsEnd, text, text + TEXT_SIZE);
    if (open != 0) {
      store<u32>(rareEnd, <u32>(at - from) | open);
      rareEnd += 4;
    }
    headsEnd += 16;
    text += 2 * TEXT_SIZE;
  }
  text = to;
  for (let at = heads; at < headsEnd; at += 16) {
    storeFours(v128.load(at), text, text + TEXT_SIZE);
    text += 2 * TEXT_SIZE;
  }
  for (let at = rare; at < rareEnd; at += 4) {
    const entry = load<u32>(at);
    const place = <usize>(entry & ~15);
    if ((entry & 1) != 0) leaveRare(from + place, to + place * PER_BYTE);
    if ((entry & 2) != 0) leaveRare(from + place + 8, to + (place + 8) * PER_BYTE);
  }
}

function leaveRare(from: usize, to: usize): void {
  endText(to, printRare(load<f64>(from), to));
}

/** printShortest for what findPair leaves. */
function printRare(value: f64, at: usize): usize {
  if (!isFinite(value) || value == 0) return printSpecial(value, at);
  store<u8>(at, 0x2d);
  at += usize(value < 0);
  const bits = reinterpret<u64>(value);
  const biased = <i32>(bits >> 52) & 0x7ff;
  const fraction = bits & 0x000f_ffff_ffff_ffff;
  if (biased == 0) return printExact(fraction, -1074, false, at);
  return printExact(fraction | 0x0010_0000_0000_0000, biased - 1075, fraction == 0 && biased > 1, at);
}
