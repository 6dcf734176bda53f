/** Logarithms of powers as integer arithmetic; generate.mjs checks each over the range named. */

/** floor(log2(10^q)) for -342 <= q <= 324. */
// @ts-ignore: decorator
@inline
export function floorLog2OfPower10(q: i32): i32 {
  return (q * 217706) >> 16;
}

/** floor(log10(2^q)) for -1074 <= q <= 971. */
// @ts-ignore: decorator
@inline
export function floorLog10OfPower2(q: i32): i32 {
  return (q * 315653) >> 20;
}

/** floor(log10(3/4 * 2^q)) for -1074 <= q <= 971. */
// @ts-ignore: decorator
@inline
export function floorLog10OfThreeQuartersPower2(q: i32): i32 {
  return (q * 315653 - 131008) >> 20;
}
