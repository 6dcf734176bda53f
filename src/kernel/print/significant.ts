/** A number with a given count of significant digits, exact, ties to even. */
import { printSignificant as printByHost } from '../host';
import { powerHigh, powerLow } from '../powers/entry';
import { floorLog10OfPower2, floorLog2OfPower10 } from '../powers/exponents';
import { mulHigh } from '../powers/product';
import { integerPower } from '../powers/small';
import { sixteenDigits } from './digits';
import { layOut } from './layout';
import { printSpecial } from './special';

/**
 * Writes a finite `value` with `digits` significant digits, 1 to 17, at `at`, in the format of Number::toString;
 * returns the address after them. Zeros at the end are dropped. May write 32 bytes beyond it.
 *
 * Method: with the table's 10^p, 128 bits rounded up, and value = c 2^q, c of 64 bits, the first 128 bits of the product hold
 * the digits as an integer and a fraction that is at most one unit too large or too small. Subnormal numbers and what is
 * so near a tie are left to the host.
 */
export function printSignificant(value: f64, digits: i32, at: usize): usize {
  if (value == 0) return printSpecial(value, at);
  const bits = reinterpret<u64>(value);
  const biased = <i32>(bits >> 52) & 0x7ff;
  if (biased == 0) return at + printByHost(value, digits, at);
  const c = (bits << 11) | ((<u64>1) << 63);
  const q = biased - 1086;

  let power = digits - 1 - floorLog10OfPower2(q + 63);
  if (!scale(c, q, power)) return at + printByHost(value, digits, at);
  const limit = integerPower(digits);
  if (scaled > limit) {
    // The number has a digit more before the point than the least that 2^(q + 63) allows.
    power--;
    if (!scale(c, q, power)) return at + printByHost(value, digits, at);
  }

  if (scaled == limit) {
    scaled /= 10; // 99.6 in two digits is 10 * 10
    power--;
  }
  if (digits <= 16) return finish(scaled * integerPower(16 - digits), 0, digits - 16 - power, bits, at);
  const head = scaled / 10;
  return finish(head, <u32>(scaled - head * 10), 1 - power, bits, at);
}

/** The text of (head + last / 10) * 10^exponent with the sign of `bits`. */
// @ts-ignore: decorator
@inline
function finish(head: u64, last: u32, exponent: i32, bits: u64, at: usize): usize {
  store<u8>(at, 0x2d);
  return layOut(sixteenDigits(head), last, exponent, at + usize(bits >> 63));
}

/** c 2^q 10^power, to the nearest integer. */
let scaled: u64 = 0;

/** Fills `scaled`; false where the product leaves the rounding open. */
function scale(c: u64, q: i32, power: i32): bool {
  const factor = powerHigh(power);
  const product = c * factor;
  const low = product + mulHigh(c, powerLow(power));
  const high = mulHigh(c, factor) + u64(low < product);
  const shift = -1 - q - floorLog2OfPower10(power); // 3 to 63 bits of `high` are fraction
  const rest = high & (((<u64>1) << shift) - 1);
  const half = (<u64>1) << (shift - 1);
  if (rest == half && low <= 2) return false;
  if (rest == half - 1 && low >= <u64>-3) return false;
  scaled = (high >> shift) + u64(rest >= half);
  return true;
}
