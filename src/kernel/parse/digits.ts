import { both } from '../splat';

/** The weights below, then '0' and 118 in every byte; engines load a vector faster than they make one. */
const weights: usize = memory.data<u16>(
  [
    2561, 2561, 2561, 2561, 2561, 2561, 2561, 2561, 100, 1, 100, 1, 100, 1, 100, 1, 10000, 1, 10000, 1, 10000, 1, 10000,
    1, 0x3030, 0x3030, 0x3030, 0x3030, 0x3030, 0x3030, 0x3030, 0x3030, 0x7676, 0x7676, 0x7676, 0x7676, 0x7676, 0x7676,
    0x7676, 0x7676,
  ],
  16,
);

/**
 * The integer of sixteen digits, the first in lane 0, one a byte as 0 to 9.
 *
 * Neighbours are joined at once in all lanes: digits to pairs, pairs to fours, fours to eights (the vector form of
 * "SIMD within a register" parsing).
 */
// @ts-ignore: decorator
@inline
export function joinDigits(digits: v128): u64 {
  const fours = joinInFours(digits);
  const eights = v128.extract_lane<u64>(joinInEights(fours, fours), 0);
  return (eights & 0xffffffff) * 100000000 + (eights >> 32);
}

const EIGHT_DIGITS: usize = memory.data<f64>([1e8]);

/** The same of twice sixteen digits, as doubles: what is below 2^53 is exact, and nothing else comes out below it. */
// @ts-ignore: decorator
@inline
export function joinPair(digits0: v128, digits1: v128): v128 {
  const eights = joinInEights(joinInFours(digits0), joinInFours(digits1));
  const highs = f64x2.convert_low_i32x4_s(v128.shuffle<u32>(eights, eights, 0, 2, 0, 2));
  const lows = f64x2.convert_low_i32x4_s(v128.shuffle<u32>(eights, eights, 1, 3, 1, 3));
  return f64x2.add(f64x2.mul(highs, both(EIGHT_DIGITS)), lows);
}

// @ts-ignore: decorator
@inline
function joinInFours(digits: v128): v128 {
  // For a digit a and its right neighbour b, a + 256 b: times 2561 that is (10 a + b) * 256 + a, modulo 2^16.
  const pairs = v128.shr<u16>(v128.mul<i16>(digits, v128.load(weights)), 8);
  return v128.dot<i16>(pairs, v128.load(weights, 16));
}

// @ts-ignore: decorator
@inline
function joinInEights(fours0: v128, fours1: v128): v128 {
  return v128.dot<i16>(v128.narrow<i32>(fours0, fours1), v128.load(weights, 32));
}

/** The integer of the last four of sixteen digits. */
// @ts-ignore: decorator
@inline
export function joinFour(digits: v128): u64 {
  return <u64>v128.extract_lane<u32>(joinInFours(digits), 3);
}

/** The bytes less '0': 0 to 9 for a digit, more for others. */
// @ts-ignore: decorator
@inline
export function lessZero(bytes: v128): v128 {
  return v128.sub<u8>(bytes, v128.load(weights, 48));
}

/** Sixteen times no bit, then sixteen times all. */
const tails: usize = memory.data<u64>([0, 0, -1, -1]);

/** All bits of the last `count` lanes. */
// @ts-ignore: decorator
@inline
export function lastLanes(count: usize): v128 {
  return v128.load(count, tails);
}

/** One bit for each lane of lessZero that holds no digit: those that an added 118 lifts to 128 or more. */
// @ts-ignore: decorator
@inline
export function noDigits(lanes: v128): u32 {
  return v128.bitmask<i8>(v128.add_sat<u8>(lanes, v128.load(weights, 64)));
}
