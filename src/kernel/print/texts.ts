/** The results of a batch as text, before it is known where each goes: no printing waits for the length of the one before. */
import { Digits } from '../events';
import { results, TEXT_SIZE, textLengths, texts } from '../memory';
import { digits, inverse, single } from '../settings';
import { printShortestInline, printShortestSingle } from './shortest';

/** Whether the texts of the run fit in the batch, which is so for shortest decimals. */
export function printsAhead(): bool {
  return digits == Digits.Shortest && !inverse;
}

/** Prints the first `count` results into `texts`. */
export function printTexts(count: i32): void {
  let at = texts;
  for (let i = 0; i < count; i++, at += TEXT_SIZE) {
    const value = load<f64>(results + (<usize>i << 3));
    const end = single ? printShortestSingle(value, at) : printShortestInline(value, at);
    store<u8>(textLengths + <usize>i, <u8>(end - at));
  }
}
