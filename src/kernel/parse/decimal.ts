import { lanesFrom } from '../print/lanes';
import { integerPower } from '../powers/small';
import { joinDigits, lessZero, noDigits } from './digits';
import { readGeneral } from './general';
import { exactQuotient, nearestByProduct } from './nearest';
import { NO_NUMBER } from './sentinel';
import { joinLong, NO_WORD } from './sixteenDigits';

/** The number that the last successful parseDecimal read. */
export let parsed: f64 = 0;

export function setParsed(value: f64): void {
  parsed = value;
}

/**
 * Reads the bytes [start, end) as one number into `parsed`; false if they are not. There are no spaces round it.
 *
 *     number = sign? (digits exponent? "%"? | word)
 *     digits = digit+ ("." digit*)? | "." digit+
 *     exponent = ("e" | "E") sign? digit+
 *     word = "inf" | "infinity" | "nan", in any case
 *
 * The result is the double nearest to the decimal, ties to even, however long it is; `%` lowers the exponent by two
 * before that rounding. -0 keeps its sign. Reads at most 16 bytes past `end` and 32 before it.
 *
 * Here are the usual formats: up to two digits before the point and up to nineteen after it. The
 * length shows where each digit belongs, so nothing waits for a search in the text. readGeneral reads all others.
 */
export function parseDecimal(start: usize, end: usize): bool {
  const negative = load<u8>(start) == 0x2d; /* - */
  let point = start + usize(negative) + 1;
  let integer: u64 = <u64>load<u8>(point - 1) - 0x30;
  if (integer > 9) {
    if (integer != <u64>-2 /* . */) return parseGeneral(start, end, negative);
    integer = 0;
    point--;
  } else if (load<u8>(point) != 0x2e /* . */) {
    if (point == end) return accept(<f64>(<i64>integer), negative);
    const second = <u64>load<u8>(point) - 0x30;
    if (second > 9 || load<u8>(++point) != 0x2e) return parseGeneral(start, end, negative);
    integer = integer * 10 + second;
  }

  const fraction = end - point - 1;
  if (fraction - 1 >= 15) return parseLongFraction(start, end, negative, integer, point);
  const digits = v128.swizzle(lessZero(v128.load(point, 1)), lanesFrom(<i32>fraction - 16));
  if (noDigits(digits) != 0) return parseGeneral(start, end, negative);
  const w = integer * integerPower(fraction) + joinDigits(digits);
  if (w > <u64>1 << 53) return parseGeneral(start, end, negative);
  parsed = exactQuotient(w, fraction, negative);
  return true;
}

/** The same for sixteen to nineteen digits after the point. */
function parseLongFraction(start: usize, end: usize, negative: bool, integer: u64, point: usize): bool {
  const lead = end - point - 17;
  if (lead > 3) return parseGeneral(start, end, negative);
  const w = joinLong(integer, lead, end);
  if (w == NO_WORD) return parseGeneral(start, end, negative);
  const magnitude = nearestByProduct(w, -(<i64>lead) - 16);
  return isNaN(magnitude) ? parseGeneral(start, end, negative) : accept(magnitude, negative);
}

/** The same for everything. */
function parseGeneral(start: usize, end: usize, negative: bool): bool {
  return accept(readGeneral(start, end), negative);
}

/** Stores a magnitude with its sign; false for NO_NUMBER. */
// @ts-ignore: decorator
@inline
function accept(magnitude: f64, negative: bool): bool {
  if (magnitude == NO_NUMBER) return false;
  parsed = negative ? -magnitude : magnitude;
  return true;
}
