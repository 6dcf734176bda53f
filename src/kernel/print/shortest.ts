import { TEXT_SIZE } from '../memory';
import { printExact } from './exact';
import { layOut } from './layout';
import { scaleOf } from './scale';
import { printSpecial } from './special';
import { endText } from './text';

export { printShortestSingle } from './single';

/**
 * Writes the shortest decimal that reads back as `value`, the closest to it among those, as Number::toString spells it
 * (but `inf`, `-inf`, `nan`, and -0 as `0`). Gives the address after the text; may write 32 bytes beyond it.
 */
export function printShortest(value: f64, at: usize): usize {
  return findShortest(reinterpret<u64>(value), at) ? layOutFound(at, at) : printRare(value, at);
}

/**
 * The first half of that for `count` values at `from`: each leaves in TEXT_SIZE bytes of its own from `to` on either its digits,
 * for layOutFound, or its text.
 */
export function findShortestArray(from: usize, count: i32, to: usize): void {
  const end = from + (<usize>count << 3);
  for (; from < end; from += 8, to += TEXT_SIZE) {
    endText(to, findShortest(load<u64>(from), to) ? to : printRare(load<f64>(from), to));
  }
}

/** What findShortest leaves where the text is to be: (head + last / 10) * 10^exponent. */
// @ts-ignore: decorator
@unmanaged
class Found {
  head: u64;
  exponent: i32;
  last: u16;
  negative: u16;
}

/**
 * Finds the digits of the double with these bits, and leaves them as `Found` at `at`; false for zero, infinities, nan, powers of two, subnormal numbers and
 * what a single product cannot decide.
 *
 * One number decides nearly everything (the one-multiplication form of Schubfach, after ibireme's c_numconv_benchmark).
 * The value is c * 2^q, and its neighbours are 2^q away on both sides. With 10^k the largest power of ten not above 2^q,
 * the interval that reads back as the value is less than 10^(k+1) wide. In units of 10^(k+1) the value is an integer m and
 * a fraction f, and the interval reaches h = 2^(q-1) / 10^(k+1) to either side, 0.05 <= h < 0.5. So the answer is m if
 * f < h, m + 1 if f > 1 - h, and otherwise m and one more digit, 10 f rounded.
 *
 * Of the eight 32-bit products that make c * 10^-(k+1) the three smallest are left out; f is less than 3 * 2^-43 too
 * small. Where a comparison is closer than that, and so for every tie, printExact decides.
 */
// @ts-ignore: decorator
@inline
function findShortest(bits: u64, at: usize): bool {
  if (bits << 12 == 0) return false;
  // Where this is empty, 0 is compared with 0 below.
  const scale = scaleOf(bits);
  const high = scale.high;
  const first = high >> 32;
  const second = high & 0xffff_ffff;
  const factor = (bits << 11) | 0x8000_0000_0000_0000;
  const factorHigh = factor >> 32;
  const factorLow = factor & 0xffff_ffff;

  const crossHigh = factorHigh * second;
  const crossLow = factorLow * first;
  const middle =
    (crossHigh & 0xffff_ffff) +
    (crossLow & 0xffff_ffff) +
    ((factorHigh * <u64>scale.third) >> 32) +
    ((factorLow * second) >> 32);
  const product = factorHigh * first + (crossHigh >> 32) + (crossLow >> 32) + (middle >> 32);

  const m = product >> 11;
  const f = (product << 53) | ((middle & 0xffff_ffff) << 21);
  const h = high >> 1;
  const tenths = (f >> 21) * 10 + (1 << 42); // 10 f + 1/2, 43 bits after the point
  if (f - h + DOUBT <= 2 * DOUBT) return false;
  if (f + h + DOUBT <= 2 * DOUBT) return false;
  if (((tenths + 64) & ((1 << 43) - 1)) <= 128) return false;

  const up = u32(f + h < f);
  const found = changetype<Found>(at);
  found.head = m + up;
  found.exponent = scale.exponent;
  found.last = <u16>(up | u32(f < h) ? 0 : <u32>(tenths >> 43));
  found.negative = <u16>(bits >> 63);
  return true;
}

/** The second half of printShortest: writes the digits left at `from` as text at `at`, which may be the same place. */
// @ts-ignore: decorator
@inline
export function layOutFound(from: usize, at: usize): usize {
  const found = changetype<Found>(from);
  const head = found.head;
  const exponent = found.exponent;
  const last = found.last;
  const negative = found.negative;
  store<u8>(at, 0x2d);
  return layOut(head, last, exponent, at + negative);
}

/** Four times the error of f: 2^-41, in units of 2^-64. */
const DOUBT: u64 = 1 << 23;

/** printShortest for what findShortest leaves. */
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
