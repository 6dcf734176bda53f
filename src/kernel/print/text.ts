/** Where the results of a batch stand as text, or as digits that are still to be laid out: TEXT_SIZE bytes for each. */
import { TEXT_SIZE, texts } from '../memory';

/** Where the length of a text stands: behind all that its printer writes. */
const LENGTH: usize = TEXT_SIZE - 1;

// @ts-ignore: decorator
@inline
export function textAt(index: i32): usize {
  return texts + <usize>index * TEXT_SIZE;
}

/** The text at `at` is complete, and ends at `end`; where that is `at`, there are digits. */
// @ts-ignore: decorator
@inline
export function endText(at: usize, end: usize): void {
  store<u8>(at, <u8>(end - at), LENGTH);
}

/** The length of the text at `at`; 0: there are digits. */
// @ts-ignore: decorator
@inline
export function lengthAt(at: usize): usize {
  return <usize>load<u8>(at, LENGTH);
}
