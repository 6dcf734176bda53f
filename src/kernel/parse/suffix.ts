/** What readSuffix returns for bytes that are not a suffix. */
export const NO_SUFFIX: i64 = i64.MIN_VALUE;

/** An exponent this large decides alone: no text in a 32-bit memory has enough digits to outweigh it. */
const SATURATED: i64 = 1_000_000_000_000;

/** No exponent that the fast readers take. */
const NOT_ALLOWED: i32 = 1_000_000;

/** The power of ten that `%` means. */
export let percentExponent: i32 = -2;

/** `isAllowed`: a number on the scale may have a `%`. */
export function setPercent(exponent: i32, isAllowed: bool): void {
  percentExponent = isAllowed ? exponent : NOT_ALLOWED;
}

/**
 * The power of ten that the bytes [at, end) after the digits mean: `e` with a whole number, then `%` (10^-2, and nothing on a scale of percentages), either
 * or none. Exponents beyond SATURATED are cut there.
 */
export function readSuffix(at: usize, end: usize): i64 {
  let exponent: i64 = 0;
  let shift: i64 = 0;
  if (at < end && load<u8>(end - 1) == 0x25 /* % */) {
    if (percentExponent == NOT_ALLOWED) return NO_SUFFIX;
    shift = percentExponent;
    end--;
  }
  if (at == end) return shift;
  if ((load<u8>(at) | 0x20) != 0x65 /* e */) return NO_SUFFIX;
  at++;
  if (at == end) return NO_SUFFIX;
  const sign = load<u8>(at);
  if (sign == 0x2d /* - */ || sign == 0x2b /* + */) {
    at++;
    if (at == end) return NO_SUFFIX;
  }
  for (; at < end; at++) {
    const digit = <u32>load<u8>(at) - 0x30;
    if (digit > 9) return NO_SUFFIX;
    if (exponent < SATURATED) exponent = exponent * 10 + digit;
  }
  return (sign == 0x2d ? -exponent : exponent) + shift;
}
