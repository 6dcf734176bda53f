/**
 * Parses the spans of the batch to `values`, format by format. A loop that reads one format has no branch that depends on the data;
 * spans that it cannot read go to a list for the next loop.
 */
import { entryIfAny } from '../listStep';
import { both } from '../splat';
import { batchCapacity, pending, SPAN_SIZE, spans, values } from '../memory';
import { lanesFrom } from '../print/lanes';
import { exactPowers } from '../powers/small';
import { fromLogarithm } from '../settings';
import { percentExponent } from './suffix';
import { Span } from '../span';
import { joinDigits, joinPair, lastLanes, lessZero, noDigits } from './digits';
import { decidedBits, exactScaled, MAX_POWER } from './nearest';
import { joinLong, NO_WORD } from './sixteenDigits';

/**
 * Reads the first `count` spans, `each` per record, except for those in the slot `skipped`. Spans remain if they are not plain
 * decimals with up to sixteen characters or with sixteen to nineteen digits after the point, or if they need the exact parser:
 * `pending` lists them (i32 each), in any order. Returns how many.
 */
export function parseSpans(count: i32, each: i32, skipped: i32): i32 {
  const spansStart = spans;
  const spansEnd = spansStart + <usize>count * SPAN_SIZE;
  const step = <usize>each * SPAN_SIZE;
  const limit = usualLimit();
  let usual = pending;
  let other = othersEnd();
  for (let slot = 0; slot < each; slot++) {
    if (slot == skipped) continue;
    for (let at = spansStart + <usize>slot * SPAN_SIZE; at < spansEnd; at += step) {
      const span = changetype<Span>(at);
      const start = span.start;
      const entry = entryOf(at - spansStart, start);
      const bytes = usualBytes(entry, span.end - start, limit);
      list(entry, usual, other);
      usual += bytes;
      other -= 4 - bytes;
    }
  }
  return parseListed(usual, other);
}

/** The same for the spans that are listed from `pending` to `usual`, and from `other` to `othersEnd`. */
export function parseListed(usual: usize, other: usize): i32 {
  const left = parseLong(parseUsual(usual, other), othersEnd());
  return left == pending ? 0 : parseShort(left);
}

/** The end of the list of spans of other than usual lengths, which grows down from here. */
// @ts-ignore: decorator
@inline
export function othersEnd(): usize {
  return pending + (<usize>batchCapacity << 2);
}

/**
 * An entry of these lists for the span at the offset `place` from `spans`, whose text starts at `start`. It is the offset, plus 1
 * if the text starts with `-`. The offset is sixteen times the number of the span, so half of it is the offset of the value.
 */
// @ts-ignore: decorator
@inline
export function entryOf(place: usize, start: usize): u32 {
  return <u32>place | u32(load<u8>(start) == MINUS);
}

// @ts-ignore: decorator
@inline
function placeOf(entry: u32): usize {
  return <usize>entry & ~1;
}

/**
 * Stores an entry at the ends of both lists; then only one of them grows. This avoids a branch on the length, which could not be
 * predicted. Together the lists have room for all spans of a batch, so at most the last entry is stored twice in one place.
 */
// @ts-ignore: decorator
@inline
export function list(entry: u32, usual: usize, other: usize): void {
  store<u32>(usual, entry);
  store<u32>(other - 4, entry);
}

/** The size of an entry if its span has a usual length, with at most `limit` digits after the point; otherwise 0. */
// @ts-ignore: decorator
@inline
export function usualBytes(entry: u32, length: u32, limit: u32): usize {
  return usize(length - (entry & 1) - 3 < limit) << 2;
}

/**
 * The limit of digits after the point for a usual length. Most probabilities with sixteen digits are below 2^53 times 10^-16, but
 * log-odds are not: those are faster to read as long ones.
 */
// @ts-ignore: decorator
@inline
export function usualLimit(): u32 {
  return 16 - u32(fromLogarithm);
}

const MINUS: u8 = 0x2d;
/** The value of a digit is the two bytes of the digit and the point, minus this. */
const ZERO_POINT: u64 = 0x2e30;
/** The same in two lanes of 32 bits; the largest digit; and the smallest double that may also be the rounded value of another integer. */
const ZERO_POINTS: usize = memory.data<u32>([0x2e30, 0x2e30]);
const NINE: usize = memory.data<f64>([9]);
const INEXACT: usize = memory.data<f64>([9_007_199_254_740_992]);

/**
 * Reads the listed spans up to `end` that have the form of most probabilities: an optional `-`, a digit, a point and one to sixteen
 * digits, which without the point are less than 2^53. The other spans are listed from the returned address up to `others`.
 *
 * Two spans are read at a time, each as an integer and a power of ten that are exact doubles, so that the division is the only
 * rounding (see `exactQuotient`). If the first two bytes are not a digit and a point, their lane is below zero, and so is the
 * integer, or it is above nine. The divisor carries the sign. If the number of spans is odd, the first one is left.
 */
function parseUsual(end: usize, others: usize): usize {
  const spansStart = spans;
  const valuesStart = values;
  const first = pending;
  let left = others;
  let from = end - 8;
  for (; from >= first; from -= 8) {
    const entry0 = load<u32>(from);
    const entry1 = load<u32>(from, 4);
    const place0 = placeOf(entry0);
    const place1 = placeOf(entry1);
    const span0 = changetype<Span>(spansStart + place0);
    const span1 = changetype<Span>(spansStart + place1);
    const text0 = <usize>span0.start + <usize>(entry0 & 1);
    const text1 = <usize>span1.start + <usize>(entry1 & 1);
    const end0 = <usize>span0.end;
    const end1 = <usize>span1.end;
    const count0 = end0 - text0 - 2;
    const count1 = end1 - text1 - 2;
    const digits0 = v128.and(lessZero(v128.load(end0 - 16)), lastLanes(count0));
    const digits1 = v128.and(lessZero(v128.load(end1 - 16)), lastLanes(count1));

    const starts = v128.load16_lane(text1, v128.load16_lane(text0, i64x2.splat(0), 0), 2);
    const integers = f64x2.convert_low_i32x4_s(i32x4.sub(starts, both(ZERO_POINTS)));
    const powers = exactPowers(count0, count1);
    const w = f64x2.add(joinPair(digits0, digits1), f64x2.mul(integers, powers));
    const signs = i64x2.shl(v128.load32x2_u(from), 63);
    const quotients = f64x2.div(w, v128.or(powers, signs));
    v128.store64_lane(valuesStart + (place0 >> 1), quotients, 0);
    v128.store64_lane(valuesStart + (place1 >> 1), quotients, 1);

    const refused = <u32>i64x2.bitmask(
      v128.or(w, v128.or(f64x2.ge(w, both(INEXACT)), f64x2.gt(integers, both(NINE)))),
    );
    store<u32>(left - 4, entry1);
    left -= entryIfAny((refused >> 1) | noDigits(digits1));
    store<u32>(left - 4, entry0);
    left -= entryIfAny((refused & 1) | noDigits(digits0));
  }
  if (from + 4 == first) {
    left -= 4;
    store<u32>(left, load<u32>(first));
  }
  return left;
}

/** The maximum number of spans at a time, and the size of a record with the integer, the digits after the point and the entry of one. */
const MAX_LONG: usize = 64;
const LONG_SIZE: usize = 16;
const longs: usize = memory.data(<i32>(MAX_LONG * LONG_SIZE), 16);

/**
 * Reads the spans listed from `from` to `end` with an optional `-`, a digit, a point and sixteen to nineteen digits, as doubles are
 * printed in full. The other spans are listed from `pending` on. Returns the end of their list.
 */
function parseLong(from: usize, end: usize): usize {
  let left = pending;
  while (from < end) {
    const stop = min(end, from + (MAX_LONG << 2));
    joinLongs(from, stop);
    left = placeLongs(longs + ((stop - from) << 2), left);
    from = stop;
  }
  return left;
}

/** Reads the digits of the spans listed from `from` to `end`. */
// @ts-ignore: decorator
@inline
function joinLongs(from: usize, end: usize): void {
  const spansStart = spans;
  for (let to = longs; from < end; from += 4, to += LONG_SIZE) {
    const entry = load<u32>(from);
    const span = changetype<Span>(spansStart + placeOf(entry));
    const text = <usize>span.start + <usize>(entry & 1);
    const textEnd = <usize>span.end;
    const lead = textEnd - text - 18; // digits before the last sixteen
    let w = NO_WORD;
    if (lead <= 3) {
      const integer = <u64>load<u16>(text) - ZERO_POINT;
      w = joinLong(integer, lead, textEnd, integer | (9 - integer));
    }
    store<u64>(to, w);
    store<u32>(to, <u32>lead + 16, 8);
    store<u32>(to, entry, 12);
  }
}

/** Rounds the numbers of `joinLongs`, and lists the undecided ones from `left` on. */
// @ts-ignore: decorator
@inline
function placeLongs(end: usize, left: usize): usize {
  const valuesStart = values;
  for (let from = longs; from < end; from += LONG_SIZE) {
    const w = load<u64>(from);
    const entry = load<u32>(from, 12);
    const bits = w != NO_WORD ? decidedBits(w, load<i32>(from, 8)) : 0;
    if (bits != 0) {
      store<u64>(valuesStart + (placeOf(entry) >> 1), bits | (<u64>entry << 63));
    } else {
      store<u32>(left, entry);
      left += 4;
    }
  }
  return left;
}

/** '.' minus '0'. */
const POINT: u8 = 0xfe;
/** The bit that makes letters lower case, and `e` minus `0`, in which it is set. */
const SMALL: u8 = 0x20;
const EXPONENT: u8 = 0x35;
/** The position if there is no point: no lane is below -128. */
const NO_POINT: i32 = -128;

/**
 * Reads the listed spans up to `end` with an optional sign, at most sixteen characters that are digits with an optional point and
 * an optional exponent of up to three digits, and an optional `%`. Returns how many spans are left, which `pending` lists.
 */
function parseShort(end: usize): i32 {
  const spansStart = spans;
  const valuesStart = values;
  const first = pending;
  let left = first;
  for (let from = first; from < end; from += 4) {
    const place = placeOf(load<u32>(from));
    const span = changetype<Span>(spansStart + place);
    const start = <usize>span.start;
    const stop = <usize>span.end;
    const sign = load<u8>(start);
    const text = start + usize(isSign(sign));
    const percent = i32(load<u8>(stop - 1) == 0x25);
    const whole = <u32>(stop - text) - <u32>percent;

    const lanes = lessZero(v128.load(text));
    const shown = min(whole, 16);
    const all = (<u32>1 << shown) - 1;
    const exponents = <u32>i8x16.bitmask(i8x16.eq(v128.or(lanes, i8x16.splat(SMALL)), i8x16.splat(EXPONENT))) & all;
    let length = <i32>shown;
    let shift = percentExponent * percent;
    if (exponents != 0) {
      length = <i32>ctz(exponents);
      shift += exponentOf(text + length + 1, text + whole);
    }
    const inside = (<u32>1 << length) - 1;
    const points = <u32>i8x16.bitmask(i8x16.eq(lanes, i8x16.splat(POINT))) & inside;
    const others = noDigits(lanes) & inside;
    const point = points != 0 ? <i32>ctz(points) : NO_POINT;
    const power = shift - (points != 0 ? length - 1 - point : 0);

    // One shuffle closes the gap at the point and moves the last digit into the last lane.
    const order = lanesFrom(length - 16);
    const before = v128.le<i8>(order, v128.splat<i8>(<i8>point));
    const w = joinDigits(v128.swizzle(lanes, v128.add<i8>(order, before)));
    store<u32>(left, <u32>place >> 4);
    const stray = (others ^ points) | (points & (points - 1));
    if (
      (stray != 0) |
      (whole > 16) |
      (length == i32(points != 0)) |
      (w > <u64>1 << 53) |
      (<u32>(power + MAX_POWER) > 2 * MAX_POWER)
    ) {
      left += 4;
    } else {
      store<f64>(valuesStart + (place >> 1), exactScaled(w, power, sign == 0x2d));
    }
  }
  return <i32>(left - first) >> 2;
}

/** An exponent that no number here has: the text is not an exponent. */
const NO_EXPONENT: i32 = 100_000;

/** The exponent in [at, end), a sign and one to three digits; NO_EXPONENT for anything else. */
// @ts-ignore: decorator
@inline
function exponentOf(at: usize, end: usize): i32 {
  const sign = load<u8>(at);
  const count = end - at - usize(isSign(sign));
  if (count - 1 > 2) return NO_EXPONENT;
  // The highest bytes of the word are the digits.
  const word = (load<u32>(end - 4) ^ 0x30303030) & (<u32>-1 << (32 - (<u32>count << 3)));
  if (((word | (word + 0x76767676)) & 0x80808080) != 0) return NO_EXPONENT;
  const size = <i32>(((word >> 8) & 0xff) * 100 + ((word >> 16) & 0xff) * 10 + (word >> 24));
  return sign == 0x2d ? -size : size;
}

// @ts-ignore: decorator
@inline
function isSign(byte: u8): bool {
  return (byte == 0x2d) /* - */ | (byte == 0x2b) /* + */;
}
