/** A number as the program takes it: a decimal, or a fraction of two. */
import { parseFraction } from '../host';
import { parsed as decimal, parseDecimal } from './decimal';

const SLASH: u8 = 0x2f;

/** The number last read. */
export let parsed: f64 = 0;

/** Reads the bytes [start, end) as one number; false if they are none. There are no spaces round it. */
export function parseNumber(start: usize, end: usize): bool {
  if (parseDecimal(start, end)) {
    parsed = decimal;
    return true;
  }
  return parseRatio(start, end);
}

/** `1/3`: two decimals, each finite, the second not 0. The result is the double nearest to their quotient. */
function parseRatio(start: usize, end: usize): bool {
  let slash = start;
  while (slash < end && load<u8>(slash) != SLASH) slash++;
  if (slash == end) return false;
  if (!parseDecimal(start, slash) || !isFinite(decimal) || !parseDecimal(slash + 1, end) || !isFinite(decimal)) return false;
  parsed = parseFraction(start, end);
  // The host gives nan where the divisor is 0.
  return !isNaN(parsed);
}
