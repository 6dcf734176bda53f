export const LF: u8 = 0x0a;
export const CR: u8 = 0x0d;
export const COMMA: u8 = 0x2c;

// @ts-ignore: decorator
@inline
export function isSpace(byte: u8): bool {
  return byte == 0x20 || (byte >= 0x09 && byte <= 0x0d);
}

/** One bit for each of 64 bytes: the lanes of four comparisons. */
// @ts-ignore: decorator
@inline
export function bitmask64(c0: v128, c1: v128, c2: v128, c3: v128): u64 {
  const low = <u32>i8x16.bitmask(c0) | (<u32>i8x16.bitmask(c1) << 16);
  const high = <u32>i8x16.bitmask(c2) | (<u32>i8x16.bitmask(c3) << 16);
  return <u64>low | ((<u64>high) << 32);
}

/** How many bytes of [from, to) are `byte`. */
export function countBytes(from: usize, to: usize, byte: u8): i32 {
  const wanted = i8x16.splat(byte);
  let count = 0;
  let at = from;
  while (at + 64 <= to) {
    // Lanes count up to 4 in a step of 64 bytes, and hold 255.
    const stop = min(to - 63, at + 63 * 64);
    let counts = i8x16.splat(0);
    for (; at < stop; at += 64) {
      const two = i8x16.add(i8x16.eq(v128.load(at), wanted), i8x16.eq(v128.load(at, 16), wanted));
      const other = i8x16.add(i8x16.eq(v128.load(at, 32), wanted), i8x16.eq(v128.load(at, 48), wanted));
      // A true lane is -1.
      counts = i8x16.sub(counts, i8x16.add(two, other));
    }
    const sums = i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(counts));
    const halves = i64x2.add(i64x2.extend_low_i32x4_u(sums), i64x2.extend_high_i32x4_u(sums));
    count += <i32>(i64x2.extract_lane(halves, 0) + i64x2.extract_lane(halves, 1));
  }
  for (; at + 16 <= to; at += 16) {
    count += popcnt(i8x16.bitmask(i8x16.eq(v128.load(at), wanted)));
  }
  for (; at < to; at++) count += i32(load<u8>(at) == byte);
  return count;
}
