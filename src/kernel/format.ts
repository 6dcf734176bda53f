/**
 * All that differs between float formats. Their values are held as the doubles that equal them.
 *
 * float64, float32, float16 (binary16) and bfloat16, which is float32 without its last 16 bits.
 */
import { Format } from './abi';

/** Digits of a significand, exponent of the least normal value, and the least power of two beyond all values. */
const PRECISION: usize = memory.data<i32>([53, 24, 11, 8]);
const MIN_EXPONENT: usize = memory.data<i32>([-1022, -126, -14, -126]);
const BEYOND: usize = memory.data<f64>([Infinity, 3.402823669209385e38, 65536, 3.402823669209385e38]);

function precisionOf(format: Format): i32 {
  return load<i32>(PRECISION + (<usize>format << 2));
}

function beyond(format: Format): f64 {
  return load<f64>(BEYOND + (<usize>format << 3));
}

/** Bytes of a value. */
export function sizeOf(format: Format): usize {
  return format == Format.Float64 ? 8 : format == Format.Float32 ? 4 : 2;
}

const EXPONENT_BITS: i64 = 0x7ff0000000000000;

/** A power of two from its exponent, which is that of a normal double. */
function powerOfTwo(exponent: i32): f64 {
  return reinterpret<f64>(<i64>(exponent + 1023) << 52);
}

/** e for 2^e <= magnitude < 2^(e + 1), of a normal double. */
export function exponentOf(magnitude: f64): i32 {
  return <i32>(reinterpret<i64>(magnitude) >> 52) - 1023;
}

/** The exponent of the distance to the next value of the format, away from 0. */
export function stepExponent(magnitude: f64, format: Format): i32 {
  const smallest = load<i32>(MIN_EXPONENT + (<usize>format << 2));
  return max(exponentOf(magnitude), smallest) - precisionOf(format) + 1;
}

/**
 * The value of the format nearest to a double, of two the even one.
 *
 * Adding 1.5 2^(e + 53 - precision), for 2^e <= |value| < 2^(e + 1), leaves the digits that the format has, rounded.
 */
export function toFormat(value: f64, format: Format): f64 {
  if (format == Format.Float64) return value;
  if (format == Format.Float32) return <f64>(<f32>value);
  if (!(abs(value) < beyond(format))) return isNaN(value) ? value : copysign(Infinity, value);
  const binade = reinterpret<f64>(reinterpret<i64>(value) & EXPONENT_BITS);
  const smallest = powerOfTwo(load<i32>(MIN_EXPONENT + (<usize>format << 2)));
  const grid = max(binade, smallest) * powerOfTwo(53 - precisionOf(format)) * 1.5;
  const rounded = copysign(value + grid - grid, value);
  return abs(rounded) < beyond(format) ? rounded : copysign(Infinity, value);
}

/**
 * Whether a double that is not a value of the format is as near to two of them: a correctly rounded double of some number does not
 * tell then which is nearest to that number.
 *
 * Let f be the format's value nearest to y. Then 2y - f is the other neighbour, where y is halfway between them. Other y
 * pass that test now and then: they are decided elsewhere too.
 */
export function isHalfway(value: f64, format: Format): bool {
  if (format == Format.Float64 || !(abs(value) < beyond(format))) return false;
  const nearest = toFormat(value, format);
  if (nearest == value) return false;
  const other = isFinite(nearest) ? value + value - nearest : nearest;
  return other == toFormat(other, format);
}

/** Rounds the `bytes` of doubles at `from` to the format, in place. */
export function arrayToFormat(from: usize, bytes: usize, format: Format): void {
  if (format == Format.Float64) return;
  for (let at = from; at < from + bytes; at += 8) store<f64>(at, toFormat(load<f64>(at), format));
}

/**
 * Values numbered in ascending order: neighbours differ by 1, both zeros are 0. Those of the format are every 2^(53 -
 * precision)th double as far as they are normal; the others go by their multiple of the least one.
 */
function ordinal(value: f64, format: Format): i64 {
  const magnitude = reinterpret<i64>(abs(value));
  if (format == Format.Float64) return value < 0 ? -magnitude : magnitude;
  const precision = precisionOf(format);
  const minExponent = load<i32>(MIN_EXPONENT + (<usize>format << 2));
  const smallest = powerOfTwo(minExponent);
  const infinite = reinterpret<i64>(beyond(format));
  const drop = <i64>(53 - precision);
  const index =
    abs(value) < smallest
      ? <i64>(abs(value) * powerOfTwo(precision - 1 - minExponent))
      : ((min(magnitude, infinite) - reinterpret<i64>(smallest)) >> drop) + (<i64>1 << (precision - 1));
  return value < 0 ? -index : index;
}

function fromOrdinal(index: i64, format: Format): f64 {
  const size = index < 0 ? -index : index;
  const magnitude = format == Format.Float64 ? reinterpret<f64>(size) : magnitudeOf(size, format);
  return index < 0 ? -magnitude : magnitude;
}

function magnitudeOf(index: i64, format: Format): f64 {
  const precision = precisionOf(format);
  const minExponent = load<i32>(MIN_EXPONENT + (<usize>format << 2));
  const subnormals = <i64>1 << (precision - 1);
  if (index < subnormals) return <f64>index * powerOfTwo(minExponent - precision + 1);
  const bits = ((index - subnormals) << (53 - precision)) + reinterpret<i64>(powerOfTwo(minExponent));
  const value = reinterpret<f64>(bits);
  return value < beyond(format) ? value : Infinity;
}

/** The next value of the format above or below a `value` that is not nan; an infinity has none beyond it. */
export function neighbour(value: f64, above: bool, format: Format): f64 {
  if (value == (above ? Infinity : -Infinity)) return value;
  return fromOrdinal(ordinal(value, format) + (above ? 1 : -1), format);
}

/** How many steps of the format lie between two values, rounded to float64; nan if either is nan. */
export function ulpsBetween(a: f64, b: f64, format: Format): f64 {
  if (isNaN(a) || isNaN(b)) return NaN;
  const x = ordinal(a, format);
  const y = ordinal(b, format);
  return <f64>(x > y ? <u64>(x - y) : <u64>(y - x));
}

/** The value held at `at`, its highest byte first if `bigEndian`. bfloat16 is not a type of arrays. */
// @ts-ignore: decorator
@inline
export function loadValue(at: usize, format: Format, bigEndian: bool): f64 {
  if (format == Format.Float64) {
    const bits = load<u64>(at);
    return reinterpret<f64>(bigEndian ? bswap(bits) : bits);
  }
  if (format == Format.Float32) {
    const bits = load<u32>(at);
    return <f64>reinterpret<f32>(bigEndian ? bswap(bits) : bits);
  }
  const bits = load<u16>(at);
  return fromHalf(bigEndian ? bswap(bits) : bits);
}

/** Stores a value of the format; bfloat16 as the float32 that equals it. */
// @ts-ignore: decorator
@inline
export function storeValue(at: usize, value: f64, format: Format, bigEndian: bool): void {
  if (format == Format.Float64) {
    const bits = reinterpret<u64>(value);
    store<u64>(at, bigEndian ? bswap(bits) : bits);
  } else if (format == Format.Float16) {
    const bits = toHalf(value);
    store<u16>(at, bigEndian ? bswap(bits) : bits);
  } else {
    const bits = reinterpret<u32>(<f32>value);
    store<u32>(at, bigEndian ? bswap(bits) : bits);
  }
}

/** Bytes that `storeValue` writes. */
export function storedSize(format: Format): usize {
  return format == Format.Bfloat16 ? 4 : sizeOf(format);
}

/** From the bits of a float16. */
function fromHalf(bits: u16): f64 {
  const magnitude = <i64>(bits & 0x7fff);
  const value = magnitude >= 0x7c00 ? (magnitude == 0x7c00 ? Infinity : NaN) : magnitudeOf(magnitude, Format.Float16);
  return (bits & 0x8000) != 0 ? -value : value;
}

function toHalf(value: f64): u16 {
  if (isNaN(value)) return 0x7e00;
  const sign = <u16>(reinterpret<u64>(value) >> 48) & 0x8000;
  return sign | <u16>ordinal(abs(value), Format.Float16);
}
