/**
 * Between p, 1 - p and 100 p of a decimal as it is written: the point is shifted, and the difference taken in decimal digits,
 * so that 0.29 is 29 percent, and 1 - 0.9 is 0.1.
 */
import { givenShare, isOtherShare, wantedShare } from './function/apply';
import { nearest } from './parse/nearest';
import { NO_SUFFIX, readSuffix } from './parse/suffix';

/** The most digits that are kept as an integer. */
const MAX_DIGITS: i32 = 18;

/** The double nearest to the share that [start, end) is converted to; NaN if it is for the host, or outside the domain. */
export function decimalShare(start: usize, end: usize): f64 {
  let m: u64 = 0;
  let digits = 0;
  let decimals: i64 = 0;
  let isFraction = false;
  let at = start;
  for (; at < end; at++) {
    const byte = load<u8>(at);
    const digit = <u32>byte - 0x30;
    if (digit <= 9) {
      m = m * 10 + digit;
      digits += i32(m != 0);
      decimals += i64(isFraction);
      if (digits > MAX_DIGITS) return NaN;
    } else if (byte == 0x2e && !isFraction) isFraction = true;
    else break;
  }
  const suffix = readSuffix(at, end);
  if (suffix == NO_SUFFIX || m == 0) return NaN;
  const exponent = suffix - decimals;
  // The whole is 1, or 100 percent, in units of the last digit.
  const places = givenShare() - exponent;
  if (places < 0) return NaN;
  let whole: u64 = 1;
  for (let i: i64 = 0; i < min(places, MAX_DIGITS); i++) whole *= 10;
  if (m > whole) return NaN;
  if (!isOtherShare()) return nearest(m, exponent + wantedShare() - givenShare());
  if (places > MAX_DIGITS) return NaN;
  return m == whole ? 0 : nearest(whole - m, exponent + wantedShare() - givenShare());
}
