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
  const fours = v128.replace_lane<u64>(v128.splat<u64>(splitInFours(high)), 1, splitInFours(low));
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
