import { percentExponent } from './suffix';

/** A decimal as it is typed, as the quotient of two exact doubles: for text that is short enough. */

/** The digits as an integer, and the power of ten below them. */
export let decimalDigits: f64 = 0;
export let decimalScale: f64 = 1;

/** Every integer up to 2^53 and every power of ten up to 10^22 is a double. */
const MAX_DIGITS: i32 = 15;
const MAX_DECIMALS: i32 = 22;

/**
 * Splits the number [start, end), which `parseDecimal` has read, into `decimalDigits` / `decimalScale`.
 * False if it has a sign, an exponent, more than 15 significant digits or more than 22 decimals.
 */
export function splitDecimal(start: usize, end: usize): bool {
  let digits: u64 = 0;
  let significant = 0;
  let decimals = 0;
  let afterPoint = false;
  for (; start < end; start++) {
    const byte = load<u8>(start);
    const digit = byte - 0x30;
    if (digit <= 9) {
      digits = digits * 10 + digit;
      significant += i32(digits != 0);
      decimals += i32(afterPoint);
      if (significant > MAX_DIGITS) return false;
    } else if (byte == 0x2e) {
      afterPoint = true;
    } else if (byte == 0x25 && start + 1 == end) {
      decimals -= percentExponent;
    } else return false;
  }
  if (decimals > MAX_DECIMALS) return false;
  decimalDigits = <f64>digits;
  decimalScale = 1;
  for (; decimals > 0; decimals--) decimalScale *= 10;
  return true;
}
