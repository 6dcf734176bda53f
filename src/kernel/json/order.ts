import { columnSlot, slots } from '../memory';
import { spanOf } from '../span';

/** Puts the slots of the record whose first value is `first` in the order in which they are in it: fields have none of their own. */
export function orderSlots(first: i32): void {
  for (let i = 1; i < slots; i++) {
    const slot = slotAt(i);
    const start = spanOf(first + slot).cellStart;
    let j = i;
    // Records of a file are mostly alike, so that this is rarely entered.
    for (; j > 0 && spanOf(first + slotAt(j - 1)).cellStart > start; j--) setSlot(j, slotAt(j - 1));
    setSlot(j, slot);
  }
}

// @ts-ignore: decorator
@inline
function slotAt(target: i32): i32 {
  return load<i32>(columnSlot + (<usize>target << 2));
}

// @ts-ignore: decorator
@inline
function setSlot(target: i32, slot: i32): void {
  store<i32>(columnSlot + (<usize>target << 2), slot);
}
