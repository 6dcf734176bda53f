/**
 * Many numbers at once: the spans of the batch to `values`, spelling by spelling. A loop that reads one spelling has no
 * branch that depends on the data; what it cannot read goes on a list for the next one.
 */
import { pending, values } from '../memory';
import { lanesFrom } from '../print/lanes';
import { integerPower } from '../powers/small';
import { spanOf } from '../span';
import { joinDigits, lessZero, noDigits } from './digits';
import { exactQuotient, nearestByProduct } from './nearest';

/**
 * Reads the first `count` spans. Those that are no plain decimals of up to sixteen characters, or of sixteen to nineteen digits
 * after the point, are left: `pending` lists them (i32 each), in any order. Gives how many.
 */
export function parseSpans(count: i32): i32 {
  const usual = listByLength(count);
  const left = parseLong(usual, count, parseUsual(usual));
  return left == 0 ? 0 : parseShort(left);
}

/** Lists those of a usual length in `pending` from the first place on, the longer ones from place `count` down. Gives how many are usual. */
function listByLength(count: i32): i32 {
  let usual = 0;
  for (let i = 0; i < count; i++) {
    const span = spanOf(i);
    const length = span.end - span.start - u32(load<u8>(span.start) == 0x2d) /* - */;
    const isLong = i32(length > USUAL);
    store<i32>(pending + (<usize>usual << 2), i);
    store<i32>(pending + (<usize>(count - 1 - i + usual) << 2), i);
    usual += 1 - isLong;
  }
  return usual;
}

/** A digit, a point and fifteen digits. */
const USUAL: u32 = 17;

/** Of the first `count` spans listed, what probabilities are mostly: `-` or not, a digit, a point and one to fifteen digits. */
function parseUsual(count: i32): i32 {
  let left = 0;
  for (let j = 0; j < count; j++) {
    const i = load<i32>(pending + (<usize>j << 2));
    const span = spanOf(i);
    const start: usize = span.start;
    const negative = load<u8>(start) == 0x2d;
    const point = start + usize(negative) + 1;
    const integer = <u64>load<u8>(point - 1) - 0x30;
    const fraction = <u32>(<usize>span.end - point - 1);
    const shown = min(fraction, 16);
    const digits = v128.swizzle(lessZero(v128.load(point, 1)), lanesFrom(<i32>shown - 16));
    const w = integer * integerPower(shown) + joinDigits(digits);
    store<f64>(values + (<usize>i << 3), exactQuotient(w, shown, negative));
    store<i32>(pending + (<usize>left << 2), i);
    left += i32(
      (noDigits(digits) != 0) |
        (integer > 9) |
        (load<u8>(point) != 0x2e) /* . */ |
        (fraction - 1 > 14) |
        (w > <u64>1 << 53),
    );
  }
  return left;
}

/**
 * Of the spans listed from place `from` on up to `count`: a sign, a digit, a point and sixteen to nineteen digits, as doubles
 * are printed in full. `left` places are taken already.
 */
function parseLong(from: i32, count: i32, left: i32): i32 {
  for (let j = from; j < count; j++) {
    const i = load<i32>(pending + (<usize>j << 2));
    const span = spanOf(i);
    const end: usize = span.end;
    const sign = load<u8>(span.start);
    const text = <usize>span.start + usize(isSign(sign));
    const lead = end - text - 18; // digits before the last sixteen
    store<i32>(pending + (<usize>left << 2), i);
    left++;
    if (lead > 3 || load<u8>(text, 1) != 0x2e /* . */) continue;

    const integer = <u64>load<u8>(text) - 0x30;
    const digits = lessZero(v128.load(end - 16));
    // A word whose highest byte is the last of them.
    const word = ((<u64>load<u32>(text, 2) - 0x30303030) << (32 - (lead << 3))) & 0xffffffff;
    const noLead = (word | (word + 0x76767676)) & 0x80808080;
    const leadDigits = ((word >> 8) & 0xff) * 100 + ((word >> 16) & 0xff) * 10 + (word >> 24);
    const head = integer * integerPower(lead) + leadDigits;
    // From 1000 on there are more than nineteen significant digits.
    if (integer > 9 || (noLead | noDigits(digits)) != 0 || head >= 1000) continue;
    const magnitude = nearestByProduct(head * 10_000_000_000_000_000 + joinDigits(digits), -(<i64>lead) - 16);
    if (isNaN(magnitude)) continue;
    store<f64>(values + (<usize>i << 3), sign == 0x2d ? -magnitude : magnitude);
    left--;
  }
  return left;
}

/** '.' less '0'. */
const POINT: u8 = 0xfe;
/** Lanes are at least -128: there is no point. */
const NO_POINT: i32 = -128;

/** Of the first `count` spans listed: a sign and at most sixteen characters, a point among them or none, anywhere; `%` behind them. */
function parseShort(count: i32): i32 {
  let left = 0;
  for (let j = 0; j < count; j++) {
    const i = load<i32>(pending + (<usize>j << 2));
    const span = spanOf(i);
    const sign = load<u8>(span.start);
    const text = <usize>span.start + usize(isSign(sign));
    const percent = i32(load<u8>(<usize>span.end - 1) == 0x25);
    const whole = span.end - <u32>percent - <u32>text;
    const length = <i32>min(whole, 16);

    const lanes = lessZero(v128.load(text));
    const inside = (<u32>1 << length) - 1;
    const points = <u32>i8x16.bitmask(i8x16.eq(lanes, i8x16.splat(POINT))) & inside;
    const others = noDigits(lanes) & inside;
    const point = points != 0 ? <i32>ctz(points) : NO_POINT;
    const fraction = points != 0 ? length - 1 - point : 0;

    // One shuffle closes the gap at the point and moves the last digit into the last lane.
    const order = lanesFrom(length - 16);
    const before = v128.le<i8>(order, v128.splat<i8>(<i8>point));
    const w = joinDigits(v128.swizzle(lanes, v128.add<i8>(order, before)));
    store<i32>(pending + (<usize>left << 2), i);
    const stray = (others ^ points) | (points & (points - 1));
    if ((stray != 0) | (whole > 16) | (length == i32(points != 0)) | (w > <u64>1 << 53)) left++;
    else store<f64>(values + (<usize>i << 3), exactQuotient(w, fraction + 2 * percent, sign == 0x2d));
  }
  return left;
}

// @ts-ignore: decorator
@inline
function isSign(byte: u8): bool {
  return (byte == 0x2d) /* - */ | (byte == 0x2b) /* + */;
}
