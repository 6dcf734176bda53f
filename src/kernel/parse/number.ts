/** A number as the program takes it: a decimal, or a fraction of two. */
import { parseFraction } from '../host';
import { parsed, parseDecimal, setParsed } from './decimal';

export { parsed };

const SLASH: u8 = 0x2f;

/** Reads the bytes [start, end) as one number into `parsed`; false if they are none. There are no spaces round it. */
export function parseNumber(start: usize, end: usize): bool {
  return parseDecimal(start, end) || parseRatio(start, end);
}

/** `1/3`: two decimals, each finite, the second not 0. The result is the double nearest to their quotient. */
function parseRatio(start: usize, end: usize): bool {
  let slash = start;
  while (slash < end && load<u8>(slash) != SLASH) slash++;
  if (slash == end || !isFiniteDecimal(start, slash) || !isFiniteDecimal(slash + 1, end)) return false;
  // The host gives nan where the divisor is 0.
  setParsed(parseFraction(start, end));
  return !isNaN(parsed);
}

function isFiniteDecimal(start: usize, end: usize): bool {
  return parseDecimal(start, end) && isFinite(parsed);
}
