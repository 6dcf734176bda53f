/** The results of a batch as text, before it is known where each goes: no printing waits for the length of the one before. */
import { Digits } from '../events';
import { rootKey } from '../json/keys';
import { printSpecials } from '../json/special';
import { results, TEXT_SIZE, textLengths, texts } from '../memory';
import { digits, inverse, single } from '../settings';
import { printShortestArray, printShortestSingle } from './shortest';

/** Whether the texts of the run fit in the batch, which is so for shortest decimals. */
export function printsAhead(): bool {
  return digits == Digits.Shortest && !inverse;
}

/** Prints the first `count` results into `texts`. */
export function printTexts(count: i32): void {
  if (single) printSingles(count);
  else printShortestArray(results, count, texts, textLengths);
  if (rootKey != 0) printSpecials(count);
}

function printSingles(count: i32): void {
  for (let i = 0; i < count; i++) {
    const at = texts + <usize>i * TEXT_SIZE;
    const end = printShortestSingle(load<f64>(results + (<usize>i << 3)), at);
    store<u8>(textLengths + <usize>i, <u8>(end - at));
  }
}
