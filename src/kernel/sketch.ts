/**
 * A quantile sketch of the numbers of a column: counts in buckets whose width is 1/128 of their size or less, found by the bits of
 * a double as in the fast mappings of DDSketch (C. Masson, J. E. Rim, H. K. Lee, "DDSketch: a fast and fully-mergeable quantile
 * sketch", 2019). The middle of a bucket is within 1/256 of each number in it. Its memory is constant, and the counts of two parts
 * add up to those of the whole. The first numbers are also kept, so that quantiles of few numbers are exact.
 *
 * Buckets are in the order of the numbers. The bucket of a share p is found by the size of p up to 1/2, and above by that of 1 - p,
 * so buckets are narrow at both ends. Read by `src/engine/sketch.ts`.
 */
import { Cell, Sketch, SketchAt } from './abi';
import { sketches, slots, values } from './memory';
import { minExponent, whole } from './settings';
import { spanOf } from './span';

const LAST: i32 = Sketch.Buckets - 1;

function sketchOf(slot: i32): usize {
  return sketches + <usize>slot * <usize>SketchAt.Size;
}

/** Clears the sketch of a column. */
export function clearSketch(slot: i32): void {
  const at = sketchOf(slot);
  store<f64>(at, 0, SketchAt.Total);
  memory.fill(at + SketchAt.Buckets, 0, <usize>Sketch.Buckets << 3);
}

/** Adds the numbers of the slot in a batch of `count` values; a nan is not one. */
export function addToSketch(slot: i32, count: i32): void {
  const at = sketchOf(slot);
  let seen = load<f64>(at, SketchAt.Total);
  for (let i = slot; i < count; i += slots) {
    const value = load<f64>(values + (<usize>i << 3));
    if (value != value || spanOf(i).cell != Cell.Number) continue;
    if (seen < <f64>Sketch.Kept) store<f64>(at + (<usize>seen << 3), value, SketchAt.Kept);
    seen += 1;
    const bucket = at + (<usize>bucketOf(value) << 3);
    store<f64>(bucket, load<f64>(bucket, SketchAt.Buckets) + 1, SketchAt.Buckets);
  }
  store<f64>(at, seen, SketchAt.Total);
}

// @ts-ignore: decorator
@inline
function bucketOf(value: f64): i32 {
  // The half or sign cannot be predicted, so there is no branch on it.
  if (whole > 0) {
    // V8 compiles the minimum of two scalars to branches.
    const nearest = f64x2.extract_lane(f64x2.pmin(f64x2.splat(value), f64x2.splat(whole - value)), 0);
    if (nearest <= 0) return endOfShares(value);
    const isHigh = -<i32>(value > whole / 2);
    return ((2 + sizeOf(nearest)) ^ isHigh) + ((LAST + 1) & isHigh);
  }
  const zero = <i32>Sketch.Sizes;
  if (value == 0) return zero;
  const isNegative = <i32>(reinterpret<i64>(value) >> 63);
  return zero + ((1 + sizeOf(abs(value))) ^ isNegative) - isNegative;
}

/** The bucket of a share that is not between 0 and 1: values outside have the first and last bucket, 0 and 1 the ones next to them. */
function endOfShares(value: f64): i32 {
  if (value == 0) return 1;
  if (value == whole) return LAST - 1;
  return value < 0 ? 0 : LAST;
}

/** The bucket of a size above 0. Bucket 0 is for smaller sizes, the last two for larger ones and infinity. */
// @ts-ignore: decorator
@inline
function sizeOf(magnitude: f64): i32 {
  // The exponent and the first 7 bits of the fraction.
  const bits = <i32>(reinterpret<i64>(magnitude) >> 45);
  const size = bits - (1023 + minExponent) * <i32>Sketch.PerOctave + 1;
  return <u32>(size - 1) < <u32>(<i32>Sketch.Sizes - 3) ? size : farSize(magnitude, size);
}

function farSize(magnitude: f64, size: i32): i32 {
  if (magnitude == Infinity) return Sketch.Sizes - 1;
  return size <= 0 ? 0 : <i32>Sketch.Sizes - 2;
}
