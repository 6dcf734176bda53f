import { parseNumber } from '../host';
import { powerHigh, powerLow } from '../powers/entry';
import { floorLog2OfPower10 } from '../powers/exponents';
import { mulHigh } from '../powers/product';
import { exactPower } from '../powers/small';

/**
 * w / 10^n, negated if `negative`, for w <= 2^53 and n <= 22: both are doubles, so one division rounds once (Clinger, "How
 * to read floating point numbers accurately", PLDI 1990). The divisor bears the sign: -0 comes out right, and nothing
 * waits.
 */
// @ts-ignore: decorator
@inline
export function exactQuotient(w: u64, n: usize, negative: bool): f64 {
  const divisor = reinterpret<u64>(exactPower(n)) | (u64(negative) << 63);
  return <f64>(<i64>w) / reinterpret<f64>(divisor);
}

/** Powers of ten up to this are doubles. */
export const MAX_POWER: i32 = 22;

/** w * 10^n, negated if `negative`, for w <= 2^53 and |n| <= MAX_POWER, likewise. */
// @ts-ignore: decorator
@inline
export function exactScaled(w: u64, n: i32, negative: bool): f64 {
  if (n <= 0) return exactQuotient(w, <usize>-n, negative);
  const product = <f64>(<i64>w) * exactPower(<usize>n);
  return negative ? -product : product;
}

/** The double nearest to w * 10^q, ties to even; nan when it cannot tell, and then the host must. */
export function nearest(w: u64, q: i64): f64 {
  if (w <= <u64>1 << 53 && <u64>(q + MAX_POWER) <= 2 * MAX_POWER) return exactScaled(w, <i32>q, false);
  return nearestByProduct(w, q);
}

/** The double nearest to w * 10^q, whose text is [text, end). */
export function nearestOrHost(w: u64, q: i64, text: usize, end: usize): f64 {
  const value = nearest(w, q);
  return isNaN(value) ? parseNumber(text, end) : value;
}

/**
 * The bits of `nearest(w, -n)` for n <= 19, if the first word of the power decides; 0 otherwise, which is so for w = 0 and
 * for one number in 256. The method is that of `nearestByProduct`, with nothing subnormal and nothing infinite.
 */
// @ts-ignore: decorator
@inline
export function decidedBits(w: u64, n: i32): u64 {
  const leading = <i32>clz(w);
  const normal = w << leading;
  const factor = powerHigh(-n);
  const high = mulHigh(normal, factor);
  // Nine ones at the end may carry, and nine zeros may be a tie.
  if (((high + 1) & 0x1fe) == 0) return 0;
  const top = <i32>(high >> 63);
  const exponent = floorLog2OfPower10(-n) + 63 + top - leading + 1023;
  return (<u64>(exponent - 1) << 52) + (((high >> (9 + top)) + 1) >> 1);
}

/**
 * `nearest` for any w and q, by one or two words of w * 10^q (Lemire, "Number parsing at a gigabyte per second", Software:
 * Practice and Experience 2021).
 *
 * With w shifted to 64 bits and the table's 128-bit power, rounded up, the 192-bit product P satisfies
 * P - 2^64 < true value <= P: its two high words are right or, where they end in a run of zeros, at most one too large.
 * So a rounding is settled unless P is exactly on a halfway point in these words and is not exact itself; that is
 * nan.
 */
export function nearestByProduct(w: u64, q: i64): f64 {
  if (w == 0 || q < -342) return 0; // 2^64 * 10^-343 is below half of the smallest double
  if (q > 308) return Infinity;
  const power = <i32>q;
  const leading = <i32>clz(w);
  const normal = w << leading;
  const factor = powerHigh(power);
  let high = mulHigh(normal, factor);
  let low = normal * factor;
  // The power's low word can add at most one to `high`: that matters only if a carry would run up to the rounding bit,
  // and a zero `low` says nothing before it is complete.
  if ((high & 0x1ff) == 0x1ff || low == 0) {
    const carried = low + mulHigh(normal, powerLow(power));
    high += u64(carried < low);
    low = carried;
  }

  const top = <i32>(high >> 63);
  let exponent = floorLog2OfPower10(power) + 63 + top - leading + 1023;
  let shift = 9 + top; // leaves 53 bits and the rounding bit
  if (exponent <= 0) {
    shift += 1 - exponent;
    exponent = 1;
    if (shift > 63) return 0; // below half of the smallest double
  }
  const kept = high >> shift;
  let rounded = (kept + 1) >> 1;
  if (low == 0 && (kept & 1) != 0 && kept << shift == high) {
    if (<u32>power > 27) return NaN;
    rounded = (kept + ((kept >> 1) & 1)) >> 1; // 5^27 < 2^63: the product is exact, and this is a tie
  }
  // A carry out of the mantissa moves on into the exponent, from subnormal to normal and up to infinity alike.
  const bits = ((<u64>(exponent - 1)) << 52) + rounded;
  return bits < 0x7ff0000000000000 ? reinterpret<f64>(bits) : Infinity;
}
