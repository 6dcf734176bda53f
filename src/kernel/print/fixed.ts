/** A number with a given count of digits after the point, exact, ties to even. */
import { printFixed as printByHost } from '../host';
import { mulHigh } from '../powers/product';
import { integerPower } from '../powers/small';
import { sixteenDigits } from './digits';
import { lanesFrom } from './lanes';

const MANTISSA: u64 = 0xfffffffffffff;
const SIXTEEN_DIGITS: u64 = 10_000_000_000_000_000;
/** 10^15 has 50 bits: times a mantissa of 53 bits it stays below 2^103. */
const MAX_DIGITS: i32 = 15;

/**
 * Writes a finite `value` with `digits` digits after the point at `at`; returns the address after them. As Python and C
 * print it, the sign of what rounds to zero included. What has more than sixteen digits in all is for the host.
 *
 * Method: value = m 2^-shift, so m 10^digits, exact in 128 bits, is shifted right and rounded by the bits that fall out.
 */
export function printFixed(value: f64, digits: i32, at: usize): usize {
  const bits = reinterpret<u64>(value);
  const exponent = <i32>((bits >> 52) & 0x7ff);
  const shift = 1075 - max(exponent, 1);
  // From 2^52 on, a number is an integer of sixteen digits or more.
  if (digits > MAX_DIGITS || shift <= 0) return at + printByHost(value, digits, at);
  const mantissa = (bits & MANTISSA) | (exponent > 0 ? MANTISSA + 1 : 0);
  const power = integerPower(digits);
  const scaled = roundShifted(mulHigh(mantissa, power), mantissa * power, shift);
  if (scaled >= SIXTEEN_DIGITS) return at + printByHost(value, digits, at);
  store<u8>(at, 0x2d);
  return place(sixteenDigits(scaled), digits, at + usize(bits >> 63));
}

/** (high 2^64 + low) / 2^shift to the nearest integer, ties to even; u64.MAX_VALUE for what does not fit. 0 < shift. */
function roundShifted(high: u64, low: u64, shift: i32): u64 {
  // High is below 2^39, so nothing is left of it, and less than half, from 104 bits on.
  if (shift >= 104) return 0;
  if (shift > 64) {
    const dropped = shift - 64;
    const whole = high >> dropped;
    const rest = high & (((<u64>1) << dropped) - 1);
    return whole + roundingUp(whole, rest, (<u64>1) << (dropped - 1), low != 0);
  }
  if (shift == 64) return high + roundingUp(high, low, (<u64>1) << 63, false);
  if (high >> shift != 0) return u64.MAX_VALUE;
  const whole = (high << (64 - shift)) | (low >> shift);
  return whole + roundingUp(whole, low & (((<u64>1) << shift) - 1), (<u64>1) << (shift - 1), false);
}

/** 1 where `rest`, and what lies below it, is more than `half`, or just half and `whole` is odd. */
function roundingUp(whole: u64, rest: u64, half: u64, below: bool): u64 {
  return u64(rest > half || (rest == half && (below || (whole & 1) != 0)));
}

/** The last digits of sixteen, at least one of them before the point. */
function place(lanes: v128, digits: i32, at: usize): usize {
  const ascii = v128.splat<i8>(0x30);
  const first = ctz(v128.bitmask<i8>(v128.gt<i8>(lanes, v128.splat<i8>(0))) | 0x10000);
  const skip = min(first, 15 - digits);
  const whole = 16 - digits - skip;
  v128.store(at, v128.or(v128.swizzle(lanes, lanesFrom(skip)), ascii));
  at += whole;
  if (digits == 0) return at;
  store<u8>(at, 0x2e);
  v128.store(at, v128.or(v128.swizzle(lanes, lanesFrom(skip + whole)), ascii), 1);
  return at + 1 + digits;
}
