import { sixteenDigits } from './digits';
import { lanesFrom } from './lanes';

/** '0' in every byte; engines load a vector faster than they make one. */
const asciiZeros: usize = memory.data<u64>([0x3030303030303030, 0x3030303030303030], 16);

/** 10^15: the smallest number of sixteen digits. */
const SIXTEEN_DIGITS: u64 = 1_000_000_000_000_000;

/** How the digits of a usual exponent are placed: see `place`. */
// @ts-ignore: decorator
@unmanaged
class Layout {
  headShift: i8;
  point: u8;
  start: u8;
  tailLane: u8;
}

/** The exponents with a layout of their own are 0 to -20: below 10^16 and without an `e`. */
const MOST_PLACES: u32 = 20;
/** A Layout of four bytes for each of the 21 from 0 down, without and with a leading zero of `head`. */
const layouts: usize = memory.data(21 * 2 * 4);

for (let exponent: i32 = 0; <u32>-exponent <= MOST_PLACES; exponent--) {
  for (let skip: i32 = 0; skip < 2; skip++) {
    const layout = layoutOf(exponent, skip);
    const point = 16 - skip + exponent; // digits before the point, -5 to 16; ECMAScript calls it n
    const before = max(point, 0); // of the digits shown
    const start = point <= 0 ? 2 - point : point + 1; // bytes before the digits after the point: "0.", zeros
    // A small number's digits move up instead, and zeros follow below.
    layout.headShift = <i8>(point <= 0 ? skip - start : skip);
    layout.point = <u8>max(before, 1);
    layout.start = <u8>start;
    layout.tailLane = <u8>(skip + before);
  }
}

// @ts-ignore: decorator
@inline
function layoutOf(exponent: i32, skip: i32): Layout {
  return changetype<Layout>(layouts + (((<usize>-exponent << 1) + skip) << 2));
}

/**
 * Writes (head + last / 10) * 10^exponent at `at` as ECMAScript's Number::toString spells it, and gives the address after
 * it. 10^14 <= head < 10^16, 0 <= last <= 9; trailing zeros are dropped. Writes at most 24 bytes.
 *
 * The text is put down in overlapping pieces: the sixteen digits of `head` up to the point, moved into place by one
 * shuffle; the point; the digits after it by another shuffle; the seventeenth digit. So no branch depends on where the
 * point stands or how many digits there are.
 */
// @ts-ignore: decorator
@inline
export function layOut(head: u64, last: u32, exponent: i32, at: usize): usize {
  if (<u32>-exponent > MOST_PLACES) return layOutFar(head, last, exponent, at);
  const layout = layoutOf(exponent, i32(head < SIXTEEN_DIGITS));
  return place(head, last, at, lanesFrom(layout.headShift), layout.point, layout.start, layout.tailLane);
}

/**
 * The digits of `head` through `headLanes` at `at`, a point `point` bytes later, and from `at + start` on the digits from
 * lane `tailLane` on, then `last`. Without a digit other than zero after the point, the text ends before it.
 */
// @ts-ignore: decorator
@inline
function place(
  head: u64,
  last: u32,
  at: usize,
  headLanes: v128,
  point: usize,
  start: usize,
  tailLane: i32,
): usize {
  const ascii = v128.load(asciiZeros);
  const digits = sixteenDigits(head);
  v128.store(at, v128.or(v128.swizzle(digits, headLanes), ascii));
  store<u8>(at + point, 0x2e);
  v128.store(at + start, v128.or(v128.swizzle(digits, lanesFrom(tailLane)), ascii));
  const laneZero = at + start - tailLane;
  store<u8>(laneZero, <u8>(0x30 + last), 16);
  // One bit for each digit but zero, `last` among them (last + 0xffff carries into bit 16).
  const nonZero = v128.bitmask<i8>(v128.gt<i8>(digits, v128.splat<i8>(0))) | ((last + 0xffff) & 0x10000);
  const shown = 32 - clz(nonZero);
  return shown > tailLane ? laneZero + shown : at + point;
}

/** The same for every exponent: integers from 10^15 on, and what is small enough for an exponent. */
function layOutFar(head: u64, last: u32, exponent: i32, at: usize): usize {
  const skip = i32(head < SIXTEEN_DIGITS);
  const point = 16 - skip + exponent;
  if (point < -5 || point > 21) {
    return writeExponent(point - 1, place(head, last, at, lanesFrom(skip), 1, 2, skip + 1));
  }
  if (point <= 0) return place(head, last, at, lanesFrom(skip + point - 2), 1, 2 - point, skip);
  // An integer: the zeros that end it come from lanes past the last.
  store<u64>(at, 0x3030303030303030, 16);
  const ascii = v128.load(asciiZeros);
  v128.store(at, v128.or(v128.swizzle(sixteenDigits(head), lanesFrom(skip)), ascii));
  store<u8>(at + 16 - skip, <u8>(0x30 + last));
  return at + point;
}

/** Writes `e`, a sign and the exponent, at most three digits; gives the address after it. */
function writeExponent(exponent: i32, at: usize): usize {
  const size = <u32>abs(exponent);
  store<u16>(at, exponent < 0 ? 0x2d65 /* e- */ : 0x2b65 /* e+ */);
  at += 2;
  const hundreds = size / 100;
  const tens = (size / 10) % 10;
  if (size >= 100) store<u8>(at++, <u8>(0x30 + hundreds));
  if (size >= 10) store<u8>(at++, <u8>(0x30 + tens));
  store<u8>(at++, <u8>(0x30 + (size % 10)));
  return at;
}
