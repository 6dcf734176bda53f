/** Positions of bytes, 64 at a time: the numbers of the set bits of a mask. */

/**
 * Stores `base` plus the number of each set bit, ascending, as u16 from `to` on; returns the address after them. Eight are
 * stored at a time, whether there are so many or not, as no guess at a count then goes wrong: 16 bytes beyond them change.
 */
// @ts-ignore: decorator
@inline
export function storePositions(bits: u64, base: u32, to: usize): usize {
  const following = to + (<usize>popcnt(bits) << 1);
  do {
    store<u16>(to, <u16>(base + <u32>ctz(bits)), 0);
    bits &= bits - 1;
    store<u16>(to, <u16>(base + <u32>ctz(bits)), 2);
    bits &= bits - 1;
    store<u16>(to, <u16>(base + <u32>ctz(bits)), 4);
    bits &= bits - 1;
    store<u16>(to, <u16>(base + <u32>ctz(bits)), 6);
    bits &= bits - 1;
    store<u16>(to, <u16>(base + <u32>ctz(bits)), 8);
    bits &= bits - 1;
    store<u16>(to, <u16>(base + <u32>ctz(bits)), 10);
    bits &= bits - 1;
    store<u16>(to, <u16>(base + <u32>ctz(bits)), 12);
    bits &= bits - 1;
    store<u16>(to, <u16>(base + <u32>ctz(bits)), 14);
    bits &= bits - 1;
    to += 16;
  } while (bits != 0);
  return following;
}

/** Clears the 64 bytes after the input, so that none of what was read there before is found. */
export function clearBehind(end: usize): void {
  const zeros = i8x16.splat(0);
  v128.store(end, zeros);
  v128.store(end, zeros, 16);
  v128.store(end, zeros, 32);
  v128.store(end, zeros, 48);
}
