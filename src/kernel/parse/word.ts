import { NO_NUMBER } from './sentinel';

/** The eight letters at `at` in lower case, the first in the lowest byte; a digit or sign among them matches no word. */
// @ts-ignore: decorator
@inline
function letters(at: usize): u64 {
  return load<u64>(at) | 0x2020202020202020;
}

/**
 * The value of `inf`, `infinity` or `nan` in any case, without sign, at [at, end); NO_NUMBER for any other bytes.
 *
 * Setting bit 5 joins upper and lower case and maps nothing but letters to letters.
 */
export function readWord(at: usize, end: usize): f64 {
  const length = end - at;
  const text = letters(at);
  if (length == 3) {
    const three = text & 0xffffff;
    if (three == 0x666e69 /* inf */) return Infinity;
    if (three == 0x6e616e /* nan */) return NaN;
  }
  if (length == 8 && text == 0x7974696e69666e69 /* infinity */) return Infinity;
  return NO_NUMBER;
}
