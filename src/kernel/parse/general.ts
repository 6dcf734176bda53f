import { lanesFrom } from '../print/lanes';
import { integerPower } from '../powers/small';
import { joinDigits, lessZero, noDigits } from './digits';
import { readLong } from './long';
import { nearestOrHost } from './nearest';
import { NO_NUMBER } from './sentinel';
import { NO_SUFFIX, readSuffix } from './suffix';
import { readWord } from './word';

/** A point position before every byte: there is no point. */
const NO_POINT: i32 = -128;

/**
 * The magnitude in the bytes [start, end), by the grammar of parseDecimal; NO_NUMBER if they are not one.
 *
 * Up to 32 bytes with up to 19 significant digits are read in two vectors: the bytes that are not digits as a bit mask,
 * which shows where the point is and where the digits end, then the digits sixteen at a time.
 */
export function readGeneral(start: usize, end: usize): f64 {
  if (start >= end) return NO_NUMBER;
  const sign = load<u8>(start);
  const text = start + usize(sign == 0x2d /* - */ || sign == 0x2b /* + */);
  const length = <u32>(end - text);
  if (length > 32) return readLong(text, end);

  const head = lessZero(v128.load(text));
  let tail = head;
  let others = <u64>noDigits(head);
  if (length > 16) {
    tail = lessZero(v128.load(text, 16));
    others |= <u64>noDigits(tail) << 16;
  }
  others |= <u64>1 << length; // the end of the text is not a digit either

  let stop = <i32>ctz(others);
  let point = NO_POINT;
  let fraction = 0;
  if (<u32>stop < length && load<u8>(text + stop) == 0x2e /* . */) {
    point = stop;
    stop = <i32>ctz(others & (others - 1));
    fraction = stop - point - 1;
  }
  if (stop == i32(point >= 0)) return readWord(text, end);

  let exponent: i64 = -fraction;
  if (<u32>stop < length) {
    const suffix = readSuffix(text + stop, end);
    if (suffix == NO_SUFFIX) return NO_NUMBER;
    exponent += suffix;
  }

  if (stop <= 16) return nearestOrHost(digitsBefore(head, stop, point), exponent, text, end);
  const headDigits = digitsBefore(head, 16, point < 16 ? point : NO_POINT);
  const tailDigits = digitsBefore(tail, stop - 16, point < 16 ? NO_POINT : point - 16);
  const tailCount = stop - 16 - i32(point >= 16);
  if (headDigits >= integerPower(19 - tailCount)) return readLong(text, end);
  return nearestOrHost(headDigits * integerPower(tailCount) + tailDigits, exponent, text, end);
}

/**
 * The integer of the first `length` lanes, the one at `point` left out: one shuffle closes the gap and moves the
 * last digit into the last lane; lanes before the first digit become zeros.
 */
// @ts-ignore: decorator
@inline
function digitsBefore(bytes: v128, length: i32, point: i32): u64 {
  const lanes = lanesFrom(length - 16);
  const before = v128.le<i8>(lanes, v128.splat<i8>(<i8>point));
  return joinDigits(v128.swizzle(bytes, v128.add<i8>(lanes, before)));
}
