/** How many bytes of [from, to) are `byte`, sixteen at a time. */
export function countBytes(from: usize, to: usize, byte: u8): i32 {
  const wanted = i8x16.splat(byte);
  let count = 0;
  let at = from;
  for (; at + 16 <= to; at += 16) {
    count += popcnt(i8x16.bitmask(i8x16.eq(v128.load(at), wanted)));
  }
  for (; at < to; at++) count += i32(load<u8>(at) == byte);
  return count;
}
