import { Sketch, SketchAt } from '../kernel/abi.ts';
import { isShare, SCALES, type ScaleName } from '../job/scale.ts';
import type { Distribution } from './distribution.ts';
import type { Kernel } from './kernel.ts';

const PER_OCTAVE: number = Sketch.PerOctave;
const OCTAVES: number = Sketch.Octaves;
const SIZES: number = Sketch.Sizes;
const BUCKETS: number = Sketch.Buckets;
const KEPT: number = Sketch.Kept;

/** The largest relative error of the representative of a bucket, as an error of the number or, if it is smaller, of 1 - p. */
export const SKETCH_ERROR = 1 / (2 * PER_OCTAVE);

/**
 * Parameters of the sketch for a scale: `whole` is the value for p = 1 if the scale is a share, otherwise 0; `minExponent` is the
 * exponent of the smallest size.
 */
export function sketchOf(scale: ScaleName): [whole: number, minExponent: number] {
  if (!isShare(scale)) return [0, -OCTAVES / 2];
  const [, whole] = SCALES[scale].bins;
  // The largest size is half of the whole.
  return [whole, Math.ceil(Math.log2(whole / 2)) + 1 - OCTAVES];
}

type Range = readonly [min?: number, max?: number];

/**
 * The distribution of the numbers in a column, from its sketch; undefined: there is no sketch or there are no numbers.
 * @param range the range of the finite numbers; empty: there are none
 */
export function readSketch(
  kernel: Kernel,
  slot: number,
  scale: ScaleName,
  range: Range,
): Distribution | undefined {
  if (kernel.sketches.value === 0) return undefined;
  const at = kernel.sketches.value + slot * SketchAt.Size;
  const { buffer } = kernel.memory;
  const count = new Float64Array(buffer, at + SketchAt.Total, 1)[0]!;
  if (count === 0) return undefined;
  if (count <= KEPT) {
    const values = new Float64Array(buffer, at + SketchAt.Kept, count).slice().sort();
    return {
      isExact: true,
      count,
      values,
      counts: new Float64Array(count).fill(1),
      bounds: [values, values],
    };
  }
  const all = new Float64Array(buffer, at + SketchAt.Buckets, BUCKETS);
  const seen = new Uint16Array(BUCKETS);
  let length = 0;
  for (let bucket = 0; bucket < all.length; bucket++) if (all[bucket]! > 0) seen[length++] = bucket;
  const kind = sketchOf(scale);
  const ofSeen = (of: (bucket: number) => number): Float64Array =>
    Float64Array.from(seen.subarray(0, length), of);
  const bound = (bucket: number, side: 0 | 1): number => within(boundsOf(bucket, kind)[side], range);
  return {
    isExact: false,
    count,
    values: ofSeen((bucket) => {
      const [low, high] = [bound(bucket, 0), bound(bucket, 1)];
      return low === high ? low : (low + high) / 2;
    }),
    counts: ofSeen((bucket) => all[bucket]!),
    get bounds() {
      return [ofSeen((bucket) => bound(bucket, 0)), ofSeen((bucket) => bound(bucket, 1))] as const;
    },
  };
}

/** A bound of a bucket, clamped to the range of the finite numbers. */
function within(value: number, [min = -Infinity, max = Infinity]: Range): number {
  return Math.abs(value) === Infinity ? value : Math.min(max, Math.max(min, value));
}

const LAST = BUCKETS - 1;

/** The bounds of the numbers in a bucket: see `src/kernel/sketch.ts`. */
function boundsOf(
  bucket: number,
  [whole, minExponent]: readonly [number, number],
): [from: number, to: number] {
  if (whole === 0) {
    if (bucket === SIZES) return [0, 0];
    if (bucket > SIZES) return sizesOf(bucket - SIZES - 1, minExponent);
    const [from, to] = sizesOf(SIZES - 1 - bucket, minExponent);
    return [-to, -from];
  }
  if (bucket === 0) return [-Number.MAX_VALUE, 0];
  if (bucket === 1) return [0, 0];
  if (bucket === LAST) return [whole, Number.MAX_VALUE];
  if (bucket === LAST - 1) return [whole, whole];
  if (bucket < SIZES) return sizesOf(bucket - 2, minExponent);
  const [from, to] = sizesOf(LAST - 2 - bucket, minExponent);
  return [whole - to, whole - from];
}

/** The bounds of the absolute values in a bucket. */
function sizesOf(size: number, minExponent: number): [from: number, to: number] {
  if (size === SIZES - 1) return [Infinity, Infinity];
  if (size === SIZES - 2) return [2 ** (minExponent + OCTAVES), Number.MAX_VALUE];
  if (size === 0) return [0, 2 ** minExponent];
  const edge = (index: number): number =>
    2 ** (minExponent + Math.floor(index / PER_OCTAVE)) * (1 + (index % PER_OCTAVE) / PER_OCTAVE);
  return [edge(size - 1), edge(size)];
}
