/** A number as the program takes it: a decimal, or a fraction of two. */
import { Format } from '../abi';
import { nearestTyped } from '../host';
import { parsed, parseDecimal, setParsed } from './decimal';

export { parsed };

const SLASH: u8 = 0x2f;

/** Reads the bytes [start, end) as one number into `parsed`; false if they are not. There are no spaces round it. */
export function parseNumber(start: usize, end: usize): bool {
  return parseDecimal(start, end) || parseRatio(start, end);
}

/** `1/3`: two decimals without `%`, the second not 0. The result is the double nearest to their quotient. */
function parseRatio(start: usize, end: usize): bool {
  let slash = start;
  while (slash < end && load<u8>(slash) != SLASH) slash++;
  if (slash == end || !isPlain(start, slash) || !isPlain(slash + 1, end)) return false;
  // The host returns nan where the divisor is 0.
  setParsed(nearestTyped(start, end, Format.Float64));
  return !isNaN(parsed);
}

/** Whether [start, end) is a decimal of digits: no word and no percentage. */
function isPlain(start: usize, end: usize): bool {
  if (!parseDecimal(start, end) || isNaN(parsed)) return false;
  const last = load<u8>(end - 1);
  return last != 0x25 && (last | 0x20) != 0x66 && (last | 0x20) != 0x79;
}
