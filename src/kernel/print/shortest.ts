import { TEXT_SIZE } from '../memory';
import { printExact } from './exact';
import { findPair, FOUND_SIZE, layOutFound } from './find';
import { printSpecial } from './special';
import { endText } from './text';

export { printShortestSingle } from './single';

/**
 * Writes the shortest decimal that reads back as `value`, the closest to it among those, as Number::toString spells it
 * (but `inf`, `-inf`, `nan`, and -0 as `0`). Gives the address after the text; may write 32 bytes beyond it.
 */
export function printShortest(value: f64, at: usize): usize {
  return (findPair(v128.splat<f64>(value), at, at + FOUND_SIZE) & 1) != 0 ? layOutFound(at, at) : printRare(value, at);
}

/**
 * The first half of that for `count` values at `from`: each leaves in TEXT_SIZE bytes of its own from `to` on either its
 * digits, for layOutFound, or its text. Two values are taken at a time: where the count is odd, what stands behind the
 * last as well.
 */
export function findShortestArray(from: usize, count: i32, to: usize): void {
  const end = from + (<usize>count << 3);
  for (; from < end; from += 16, to += 2 * TEXT_SIZE) {
    const second = to + TEXT_SIZE;
    const found = findPair(v128.load(from), to, second);
    endText(to, (found & 1) != 0 ? to : printRare(load<f64>(from), to));
    endText(second, (found & 2) != 0 ? second : printRare(load<f64>(from, 8), second));
  }
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
