/** A result as text, in the style of the run. */
import { Digits, Format } from '../abi';
import { digitCount, digits, format } from '../settings';
import { printFixed } from './fixed';
import { printShortest, printShortestSingle } from './shortest';
import { printShortestHalf } from './half';
import { printSignificant } from './significant';

/** Writes `value` at `at`; returns the address after it. */
export function printValue(value: f64, at: usize): usize {
  if (digits == Digits.Shortest || !isFinite(value)) return printExactly(value, at);
  if (digits == Digits.Fixed) return printFixed(value, digitCount, at);
  return printSignificant(value, digitCount, at);
}

/** Writes the shortest decimal that reads back as `value` in the format of the run. */
export function printExactly(value: f64, at: usize): usize {
  return printShortestOf(value, format, at);
}

/** The same in any format. */
export function printShortestOf(value: f64, format: Format, at: usize): usize {
  if (format == Format.Float64) return printShortest(value, at);
  return format == Format.Float32 ? printShortestSingle(value, at) : printShortestHalf(value, format, at);
}
