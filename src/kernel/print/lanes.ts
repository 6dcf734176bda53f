/** Lane numbers 0 to 15 between two runs of sixteen that select nothing. */
const window: usize = memory.data<u8>(
  [
    128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 0, 1, 2, 3, 4, 5, 6, 7, 8,
    9, 10, 11, 12, 13, 14, 15, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128,
  ],
  16,
);

/** Lane numbers for a shuffle that moves bytes down by `count` lanes, or up if it is negative; zeros follow. */
// @ts-ignore: decorator
@inline
export function lanesFrom(count: i32): v128 {
  return v128.load(window + 16 + <usize>count);
}
