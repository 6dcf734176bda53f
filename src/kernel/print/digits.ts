import { both } from '../splat';

/** The factors below, in every lane; engines load a vector faster than they make one. */
const factors: usize = memory.data<u16>(
  [
    5243, 0, 5243, 0, 5243, 0, 5243, 0, 100, 0, 100, 0, 100, 0, 100, 0, 103, 103, 103, 103, 103, 103, 103, 103, 2559,
    2559, 2559, 2559, 2559, 2559, 2559, 2559,
  ],
  16,
);

/**
 * The sixteen decimal digits of value < 10^16 as bytes 0 to 9, the most significant first, leading zeros included.
 *
 * Halved from both ends without a division: sixteen digits to eights, fours, pairs and digits, the last two steps for all
 * of them at once. Each quotient is a product with a rounded-up reciprocal and a shift, exact for the range it meets:
 * floor(x / 10^4) = floor(x * 3518437209 / 2^45) for x < 10^8, floor(x / 100) = floor(x * 5243 / 2^19) for x < 10^4,
 * floor(x / 10) = floor(x * 103 / 2^10) for x < 100 (Granlund and Montgomery, PLDI 1994).
 */
// @ts-ignore: decorator
@inline
export function sixteenDigits(value: u64): v128 {
  const high = value / 100000000;
  const low = value - high * 100000000;
  return digitsOfFours(v128.replace_lane<u64>(v128.splat<u64>(splitInFours(high)), 1, splitInFours(low)));
}

/** The digits of four numbers < 10^4 in the low halves of four words; what is in the high halves has no meaning. */
// @ts-ignore: decorator
@inline
export function digitsOfFours(fours: v128): v128 {
  const hundreds = v128.shr<u32>(v128.dot<i16>(fours, v128.load(factors)), 19);
  const units = v128.sub<i32>(fours, v128.dot<i16>(hundreds, v128.load(factors, 16)));
  const pairs = v128.or(hundreds, v128.shl<i32>(units, 16));
  const tens = v128.shr<u16>(v128.mul<i16>(pairs, v128.load(factors, 32)), 10);
  // tens + 256 * (pairs - 10 * tens)
  return v128.sub<i16>(v128.shl<i16>(pairs, 8), v128.mul<i16>(tens, v128.load(factors, 48)));
}

/** The first four digits of value < 10^8 in the low word, the last four in the high word. */
// @ts-ignore: decorator
@inline
function splitInFours(value: u64): u64 {
  const first = (value * 3518437209) >> 45;
  return first | ((value - first * 10000) << 32);
}

/** 2^52 as bits, and as a number with the middle of 5^8 numbers. */
const INTEGER_BITS: usize = memory.data<u64>([0x4330_0000_0000_0000]);
const INTEGERS_FROM_MIDDLE: usize = memory.data<f64>([4_503_599_627_370_496 + 195_312]);
const EIGHTH_PART: usize = memory.data<f64>([1 / 390_625]);
/** 1.5 * 2^52: a double near to it is an integer, less this in its low word. */
const ROUNDED: usize = memory.data<f64>([6_755_399_441_055_744]);
const EIGHT_DIGITS: usize = memory.data<u64>([100_000_000]);
/** In every lane: the middle of 5^4 numbers, the reciprocal of 5^4, and 1.5 * 2^23. */
const lanes: usize = memory.data<f32>(
  [312, 312, 312, 312, 0.0016, 0.0016, 0.0016, 0.0016, 12_582_912, 12_582_912, 12_582_912, 12_582_912],
  16,
);
const FOUR_DIGITS: usize = memory.data<u64>([0x2710_0000_2710]);

/**
 * Splits two values < 10^16 for `digitsOfFours`, and stores them at two addresses.
 *
 * The quotients are made with floating-point numbers, of which more fit an instruction: a number less the middle of what
 * has the same quotient, times the reciprocal, rounded to the nearest integer by a sum so large that it has no bits for
 * more. Divisors and numbers are shifted until the numbers are exact: 10^8 = 2^8 * 5^8, and a value without its last 8 bits
 * has 46; 10^4 = 2^4 * 5^4, and eight digits without their last 4 bits have 23. For doubles the product is off by less than
 * 2^-25, and at least 2^-20 away from where the rounding turns. For float32 it comes closer: all 6,250,000 numbers have
 * been tried.
 */
// @ts-ignore: decorator
@inline
export function storeFours(values: v128, at0: usize, at1: usize): void {
  const shifted = v128.or(i64x2.shr_u(values, 8), both(INTEGER_BITS));
  const fromMiddle = f64x2.sub(shifted, both(INTEGERS_FROM_MIDDLE));
  const highs = f64x2.add(f64x2.mul(fromMiddle, both(EIGHTH_PART)), both(ROUNDED));
  const lows = i32x4.sub(values, i32x4.mul(highs, both(EIGHT_DIGITS)));
  const eights = v128.shuffle<u32>(highs, i64x2.shl(lows, 32), 0, 5, 2, 7);

  const fewer = f32x4.sub(f32x4.convert_i32x4_s(i32x4.shr_u(eights, 4)), v128.load(lanes));
  const firsts = f32x4.add(f32x4.mul(fewer, v128.load(lanes, 16)), v128.load(lanes, 32));
  const lasts = i32x4.sub(eights, i32x4.dot_i16x8_s(firsts, both(FOUR_DIGITS)));
  v128.store(at0, v128.shuffle<u32>(firsts, lasts, 0, 4, 1, 5));
  v128.store(at1, v128.shuffle<u32>(firsts, lasts, 2, 6, 3, 7));
}
