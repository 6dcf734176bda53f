/**
 * The results of a batch as text, in two passes: the digits of all, before it is known where each goes, and then each in
 * its place. Were it one, the digits of one value would wait for the length of the one before.
 */
import { Digits, Format } from '../abi';
import { printSpecials } from '../json/special';
import { outputAt, results, setOutputAt } from '../memory';
import { combining, digits, format, inverse, json } from '../settings';
import { findShortestArray } from './shortest';
import { endText, textAt, writeText } from './slot';
import { printExactly } from './value';

/** Whether the texts of the run fit in the batch, which is so for shortest decimals, and that of each is wanted. */
export function printsAhead(): bool {
  return digits == Digits.Shortest && !inverse && !combining;
}

/** The first pass for the first `count` results. */
export function printTexts(count: i32): void {
  if (format == Format.Float64) findShortestArray(results, count, textAt(0));
  else printNarrow(count);
  if (json) printSpecials(count);
}

/** The second pass for one result, to the end of the output. */
export function putText(index: i32): void {
  setOutputAt(writeText(textAt(index), outputAt));
}

function printNarrow(count: i32): void {
  for (let i = 0; i < count; i++) {
    const at = textAt(i);
    endText(at, printExactly(load<f64>(results + (<usize>i << 3)), at));
  }
}
