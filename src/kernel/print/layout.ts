import { lanesFrom } from './lanes';

/** '0' in every byte; engines load a vector faster than they make one. */
const asciiZeros: usize = memory.data<u64>([0x3030303030303030, 0x3030303030303030], 16);

/** The usual exponents: those of values from 10^-5 to 8, and of some next to these. */
const MIN_USUAL: i32 = -20;
const MAX_USUAL: i32 = -15;

/**
 * Writes (digits + last / 10) * 10^exponent at `at` in the format of ECMAScript's Number::toString, and returns the address after
 * it. Of the sixteen digits, 0 to 9 a byte, the first or the second is not zero; 0 <= last <= 9; trailing zeros are
 * dropped. Writes at most 33 bytes.
 *
 * The text is put down in overlapping pieces, so that with a usual exponent no branch depends on where the point is or
 * how many digits there are: zeros, on them the digits from where they go on after the point, then what is before
 * them, the first digit and the point. The first digit is the one that came to be where the point goes, or a zero.
 */
// @ts-ignore: decorator
@inline
export function layOut(digits: v128, last: u32, exponent: i32, at: usize): usize {
  return isUsual(exponent) ? layOutUsual(digits, last, exponent, at) : layOutFar(digits, last, exponent, at);
}

// @ts-ignore: decorator
@inline
export function isUsual(exponent: i32): bool {
  return <u32>(exponent - MIN_USUAL) <= <u32>(MAX_USUAL - MIN_USUAL);
}

/** The same for exponents that are not usual. (A function that takes vectors may be exported only if it is inlined.) */
// @ts-ignore: decorator
@inline
export function layOutOther(digits: v128, last: u32, exponent: i32, at: usize): usize {
  return layOutFar(digits, last, exponent, at);
}

/** The same for usual exponents. */
// @ts-ignore: decorator
@inline
export function layOutUsual(digits: v128, last: u32, exponent: i32, at: usize): usize {
  // In the names of layOutFar: at + 2 - point - skip.
  const laneZero = at - 14 - <usize>exponent;
  store<u64>(at, 0x3030303030303030);
  v128.store(laneZero, v128.or(digits, v128.load(asciiZeros)));
  store<u8>(laneZero, <u8>(0x30 + last), 16);
  store<u16>(at, <u16>load<u8>(at, 1) | 0x2e00);
  const end = laneZero + 32 - countEnding(digits, last);
  return end > at + 2 ? end : at + 1;
}

/** Of 32 places, for the sixteen digits and `last` and none more, how many are after the last digit that is not zero. */
// @ts-ignore: decorator
@inline
function countEnding(digits: v128, last: u32): usize {
  // One bit for each digit but zero, `last` among them (last + 0xffff carries into bit 16).
  return clz(v128.bitmask<i8>(v128.gt<i8>(digits, v128.splat<i8>(0))) | ((last + 0xffff) & 0x10000));
}

/**
 * The digits with `point` of them before the point, or that many zeros after it; `skip` is 1 if the first of the sixteen
 * is a zero, which is not shown. Without a digit other than zero after the point, the text ends before it.
 */
function place(digits: v128, last: u32, at: usize, skip: i32, point: i32): usize {
  const before = max(point, 0);
  const start = point <= 0 ? 2 - point : point + 1; // bytes before the digits after the point: "0.", zeros
  const tailLane = skip + before;
  const pointAt = at + <usize>max(before, 1);
  const ascii = v128.load(asciiZeros);
  // A small number's digits move up, and zeros follow below.
  v128.store(at, v128.or(v128.swizzle(digits, lanesFrom(point <= 0 ? skip - start : skip)), ascii));
  store<u8>(pointAt, 0x2e);
  v128.store(at + start, v128.or(v128.swizzle(digits, lanesFrom(tailLane)), ascii));
  const laneZero = at + start - tailLane;
  store<u8>(laneZero, <u8>(0x30 + last), 16);
  const shown: usize = 32 - countEnding(digits, last);
  return shown > <usize>tailLane ? laneZero + shown : pointAt;
}

/** The same for every exponent. */
function layOutFar(digits: v128, last: u32, exponent: i32, at: usize): usize {
  const skip = i32(v128.extract_lane<u8>(digits, 0) == 0);
  const point = 16 - skip + exponent; // digits before the point; ECMAScript calls it n
  if (point < -5 || point > 21) return writeExponent(point - 1, place(digits, last, at, skip, 1));
  if (point <= 16 - skip) return place(digits, last, at, skip, point);
  // An integer: the zeros that end it come from lanes past the last.
  store<u64>(at, 0x3030303030303030, 16);
  const ascii = v128.load(asciiZeros);
  v128.store(at, v128.or(v128.swizzle(digits, lanesFrom(skip)), ascii));
  store<u8>(at + 16 - skip, <u8>(0x30 + last));
  return at + point;
}

/** Writes `e`, a sign and the exponent, at most three digits; returns the address after it. */
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
