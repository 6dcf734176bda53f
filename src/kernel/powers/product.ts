/** The high 64 bits of a * b: WebAssembly has no such instruction, so four products of 32-bit halves. */
// @ts-ignore: decorator
@inline
export function mulHigh(a: u64, b: u64): u64 {
  const aLow = a & 0xffffffff;
  const aHigh = a >> 32;
  const bLow = b & 0xffffffff;
  const bHigh = b >> 32;
  // Neither sum overflows: (2^32 - 1)^2 + 2 * (2^32 - 1) = 2^64 - 1.
  const cross = aHigh * bLow + ((aLow * bLow) >> 32);
  const middle = aLow * bHigh + (cross & 0xffffffff);
  return aHigh * bHigh + (cross >> 32) + (middle >> 32);
}
