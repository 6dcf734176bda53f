import { powerHigh, powerLow } from '../powers/entry';
import { floorLog10OfPower2, floorLog10OfThreeQuartersPower2, floorLog2OfPower10 } from '../powers/exponents';
import { mulHigh } from '../powers/product';
import { sixteenDigits } from './digits';
import { layOut } from './layout';

/**
 * Prints c * 2^q, shortest and then closest, for every c and q, without a doubt left: Schubfach (Giulietti, "The Schubfach
 * way to render doubles", 2020), which needs three 64 x 128-bit products.
 *
 * `narrowBelow`: c is a power of two whose lower neighbour is only half as far away as the upper one.
 *
 * The paper's scale: k = floor(log10(width of the rounding interval)), so that the interval holds a multiple of 10^k but
 * at most one of 10^(k+1). Its results let the ends of the interval and the value, times four, be compared as
 * integers with the fraction folded into the lowest bit, from a 126-bit power rounded up; the table has 128 bits.
 */
export function printExact(c: u64, q: i32, narrowBelow: bool, at: usize): usize {
  const k = narrowBelow ? floorLog10OfThreeQuartersPower2(q) : floorLog10OfPower2(q);
  const shift = q + floorLog2OfPower10(-k) + 1;
  const four = c << 2;
  const value = roundToOdd(four << shift, -k);
  // An end of the interval reads back as c only if c is even.
  const open = c & 1;
  const lower = roundToOdd((four - (narrowBelow ? 1 : 2)) << shift, -k) + open;
  const upper = roundToOdd((four + 2) << shift, -k) - open;

  const floor = value >> 2;
  const tens = floor / 10;
  const tensUp = 40 * (tens + 1) <= upper;
  // Both cannot hold: the interval is shorter than 10^(k+1). One digit cannot become fewer: the least bfloat16 is 9e-41, not 1e-40.
  if (floor >= 10 && (tensUp || lower <= 40 * tens)) return layOutAny(tens + u64(tensUp), k + 1, at);

  const below = lower <= floor << 2;
  const above = (floor + 1) << 2 <= upper;
  const middle = (floor << 2) + 2;
  const up = below && above ? value > middle || (value == middle && (floor & 1) != 0) : above;
  return layOutAny(floor + u64(up), k, at);
}

/** floor(factor * 10^power / 2^x), with the lowest bit set if a fraction was lost; x is the scale of the table's entry. */
function roundToOdd(factor: u64, power: i32): u64 {
  const high = powerHigh(power);
  const product = high * factor;
  const middle = product + mulHigh(powerLow(power), factor);
  const integer = mulHigh(high, factor) + u64(middle < product);
  // The rounded-up table adds less than one unit to `middle`; a true fraction is never that small.
  return integer | u64(middle > 1);
}

/** Writes digits * 10^exponent for 0 < digits < 10^17. */
function layOutAny(digits: u64, exponent: i32, at: usize): usize {
  if (digits >= 10_000_000_000_000_000) {
    const head = digits / 10;
    return layOut(sixteenDigits(head), <u32>(digits - head * 10), exponent + 1, at);
  }
  for (; digits < 100_000_000_000_000; digits *= 10) exponent--;
  return layOut(sixteenDigits(digits), 0, exponent, at);
}
