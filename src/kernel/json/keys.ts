/** The keys to follow and the fields to convert, as a tree that the host has written. */
import { sameName } from './name';
import { escaped } from './skip';

/** One part of a path, as the host writes it: see `src/engine/configureJson.ts`. */
// @ts-ignore: decorator
@unmanaged
export class Key {
  /** Its name in UTF-8. */
  name: u32;
  length: u32;
  /** The index that it is in an array; -1: none. */
  index: i32;
  /** The column slot of the field that the path leads to, if it ends here; -1 - i: the name of the new key i. */
  slot: i32;
  /** The first of the parts that may follow (0: the path ends here), and the next one next to it. */
  first: u32;
  next: u32;
}

/** The first key of the tree, and so where all begins. */
export let rootKey: usize = 0;

export function setKeys(first: usize): void {
  rootKey = first;
}

/** The key that the string last passed, [start, end) without its quotes, names among `first` and its siblings; 0: none. */
export function keyNamed(first: usize, start: usize, end: usize): usize {
  for (let at = first; at != 0; ) {
    const key = changetype<Key>(at);
    if (escaped) {
      if (sameName(start, end, key.name, key.name + key.length)) return at;
    } else if (<u32>(end - start) == key.length && sameBytes(start, end, key.name)) return at;
    at = key.next;
  }
  return 0;
}

// @ts-ignore: decorator
@inline
function sameBytes(start: usize, end: usize, other: usize): bool {
  while (start < end && load<u8>(start) == load<u8>(other)) {
    start++;
    other++;
  }
  return start == end;
}

/** The key for the element `index` of an array; 0: none. */
export function keyNumbered(first: usize, index: i32): usize {
  for (let at = first; at != 0; ) {
    const key = changetype<Key>(at);
    if (key.index == index) return at;
    at = key.next;
  }
  return 0;
}
