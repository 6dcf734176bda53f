/** A result as text, in the style of the run. */
import { Digits } from '../events';
import { digitCount, digits, single } from '../settings';
import { printFixed } from './fixed';
import { printShortest, printShortestSingle } from './shortest';
import { printSignificant } from './significant';

/** Writes `value` at `at`; gives the address behind it. */
export function printValue(value: f64, at: usize): usize {
  if (digits == Digits.Shortest || !isFinite(value)) return printExactly(value, at);
  if (digits == Digits.Fixed) return printFixed(value, digitCount, at);
  return printSignificant(value, digitCount, at);
}

/** Writes the shortest decimal that reads back as `value` in the dtype of the run. */
export function printExactly(value: f64, at: usize): usize {
  return single ? printShortestSingle(value, at) : printShortest(value, at);
}
