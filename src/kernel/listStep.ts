/**
 * 4, which is the size of an entry, if any of the 16 low bits is set, and otherwise 0. Lists grow by it without a branch: an
 * entry is stored after each, and stays there or not.
 */
// @ts-ignore: decorator
@inline
export function entryIfAny(bits: u32): usize {
  return <usize>((bits + 0xffff) >> 14) & 4;
}
