/** Writes `0` for zero of either sign, `inf`, `-inf` or `nan`; returns the address after it. */
export function printSpecial(value: f64, at: usize): usize {
  if (value == 0) {
    store<u8>(at, 0x30);
    return at + 1;
  }
  if (value < 0) store<u8>(at++, 0x2d);
  store<u32>(at, isNaN(value) ? 0x6e616e : 0x666e69);
  return at + 3;
}
