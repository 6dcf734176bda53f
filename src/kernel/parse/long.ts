import { parseNumber } from '../host';
import { nearest, nearestByProduct } from './nearest';
import { NO_NUMBER } from './sentinel';
import { NO_SUFFIX, readSuffix } from './suffix';

/** The largest w that takes one more digit within 64 bits: nineteen digits in all. */
const ROOM_FOR_A_DIGIT: u64 = 1_000_000_000_000_000_000;

/**
 * The magnitude of unsigned digits with optional point, exponent and `%`, of any length, at [start, end); NO_NUMBER if they
 * are not.
 *
 * The first nineteen significant digits make w; if more follow, the value lies between w and w + 1 in that place, and if
 * both give the same double it is the one (Lemire 2021, on long numbers). Otherwise every digit counts, and the host is asked.
 */
export function readLong(start: usize, end: usize): f64 {
  let w: u64 = 0;
  let dropped: i64 = 0; // digits of the text that w has no room for
  let inexact = false; // one of them is not zero
  let pointAt: usize = 0;
  let digits: usize = 0;
  let at = start;
  for (; at < end; at++) {
    const digit = <u32>load<u8>(at) - 0x30;
    if (digit <= 9) {
      digits++;
      if (w < ROOM_FOR_A_DIGIT) {
        w = w * 10 + digit;
      } else {
        dropped++;
        inexact = inexact || digit != 0;
      }
    } else if (digit == <u32>-2 /* . */ && pointAt == 0) {
      pointAt = at + 1;
    } else {
      break;
    }
  }
  if (digits == 0) return NO_NUMBER;
  const suffix = readSuffix(at, end);
  if (suffix == NO_SUFFIX) return NO_NUMBER;

  const fraction = pointAt == 0 ? 0 : <i64>(at - pointAt);
  const q = suffix - fraction + dropped;
  let value = nearest(w, q);
  if (inexact && value != nearestByProduct(w + 1, q)) value = NaN;
  return isNaN(value) ? parseNumber(start, end) : value;
}
