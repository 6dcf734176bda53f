import { powerHigh } from '../powers/entry';
import { floorLog10OfPower2, floorLog2OfPower10 } from '../powers/exponents';
import { sixteenDigits } from './digits';
import { printExact } from './exact';
import { layOut } from './layout';
import { printSpecial } from './special';

/**
 * printShortest for a float32 held in `value`: the shortest decimal whose nearest float32 it is.
 *
 * The method is the same; 24 bits of c need only two 32-bit products with the power's first 64 bits, and f, of 39 bits,
 * is less than 2 * 2^-39 too small.
 *
 * Reading by way of a double rounds twice: of all float32 numbers, 7.038531e-26 alone then is read back as its neighbour.
 */
export function printShortestSingle(value: f64, at: usize): usize {
  const bits = reinterpret<u32>(<f32>value);
  const biased = <i32>(bits >> 23) & 0xff;
  if (bits << 9 == 0 || <u32>(biased - 1) >= 0xfe) return printRare(value, at);

  const q = biased - 150;
  const exponent = floorLog10OfPower2(q) + 1;
  const power = -exponent;
  const shift = q + floorLog2OfPower10(power) + 8; // 4 to 7; m starts at bit 39 of the product's first word
  const factor = (<u64>(bits & 0x007f_ffff) | 0x0080_0000) << shift;
  const high = powerHigh(power);
  const product = factor * (high >> 32) + ((factor * (high & 0xffff_ffff)) >> 32);

  const f = product << 25;
  const h = high >> (8 - shift);
  const tenths = (product & ((1 << 39) - 1)) * 10 + (1 << 38); // 10 f + 1/2, 39 bits after the point
  if (f - h + DOUBT <= 2 * DOUBT) return printRare(value, at);
  if (f + h + DOUBT <= 2 * DOUBT) return printRare(value, at);
  if (((tenths + 64) & ((1 << 39) - 1)) <= 128) return printRare(value, at);

  store<u8>(at, 0x2d);
  const up = u32(f + h < f);
  const last = up | u32(f < h) ? 0 : tenths >> 39;
  // Seven to nine digits, to be fifteen or sixteen.
  const digits = ((product >> 39) + up) * 10 + last;
  const nine = digits >= 100_000_000;
  const head = digits * (nine ? 10_000_000 : 100_000_000);
  return layOut(sixteenDigits(head), 0, exponent - (nine ? 8 : 9), at + <usize>(bits >> 31));
}

/** Four times the error of f: 2^-36, in units of 2^-64. */
const DOUBT: u64 = 1 << 28;

/** The same for zero, infinities, nan, powers of two, subnormal numbers and what a single product cannot decide. */
function printRare(value: f64, at: usize): usize {
  if (!isFinite(value) || value == 0) return printSpecial(value, at);
  store<u8>(at, 0x2d);
  at += usize(value < 0);
  const bits = reinterpret<u32>(<f32>value);
  const biased = <i32>(bits >> 23) & 0xff;
  const fraction = bits & 0x007f_ffff;
  if (biased == 0) return printExact(fraction, -149, false, at);
  return printExact(fraction | 0x0080_0000, biased - 150, fraction == 0 && biased > 1, at);
}
