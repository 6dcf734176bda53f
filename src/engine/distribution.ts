import type { Conversion } from '../job/job.ts';
import { convertNumbers } from './convert.ts';
import type { Histogram } from './summary.ts';

/** Numbers in ascending order, with counts: a sketch represents similar numbers by one. */
export interface Distribution {
  /** True: all numbers are kept. False: they are from a sketch. */
  readonly isExact: boolean;
  /** The number of numbers. */
  readonly count: number;
  readonly values: Float64Array;
  readonly counts: Float64Array;
  /** For each value, the bounds of the numbers that it represents. */
  readonly bounds: readonly [from: Float64Array, to: Float64Array];
}

/** The distribution of the results; undefined for a run without results. Conversions are monotonic, so the order is kept or reversed. */
export function converted(numbers: Distribution, conversion: Conversion): Distribution | undefined {
  const results = convertNumbers(conversion, numbers.values);
  // Values outside the domain are at the ends.
  const first = results.findIndex((value) => !Number.isNaN(value));
  if (first < 0) return undefined;
  const last = results.findLastIndex((value) => !Number.isNaN(value));
  const isReversed = results[first]! > results[last]!;
  const kept = (all: Float64Array): Float64Array => {
    const part = all.slice(first, last + 1);
    return isReversed ? part.toReversed() : part;
  };
  const values = kept(results);
  const counts = kept(numbers.counts);
  const count = counts.reduce((sum, each) => sum + each, 0);
  const { isExact } = numbers;
  return {
    isExact,
    count,
    values,
    counts,
    get bounds() {
      if (isExact) return [values, values] as const;
      const [low, high] = numbers.bounds.map((bounds) => kept(convertNumbers(conversion, bounds)));
      return isReversed ? ([high!, low!] as const) : ([low!, high!] as const);
    },
  };
}

/** A quantile, interpolated linearly as NumPy and pandas do it. */
export function quantile({ count, values, counts }: Distribution, share: number): number {
  const place = (count - 1) * share;
  const before = Math.floor(place);
  let passed = 0;
  let i = 0;
  while (passed + counts[i]! <= before) passed += counts[i++]!;
  const lower = values[i]!;
  const upper = passed + counts[i]! > before + 1 ? lower : (values[i + 1] ?? lower);
  const isBetween = place > before && lower !== upper && Number.isFinite(lower);
  return isBetween ? lower + (upper - lower) * (place - before) : lower;
}

/** A histogram with `binCount` equal bins. Numbers of a sketch whose bounds are in several bins are divided between them. */
export function binned(
  { values, counts, bounds }: Distribution,
  [start, end]: readonly [number, number],
  binCount: number,
): Histogram {
  const [from, to] = bounds;
  const width = (end - start) / binCount;
  const bins = Array.from({ length: binCount }, () => 0);
  let [below, above] = [0, 0];
  for (const [i, low] of from.entries()) {
    const high = to[i]!;
    const all = counts[i]!;
    if (low === high || !Number.isFinite(high - low)) {
      const value = values[i]!;
      if (value < start) below += all;
      else if (value > end) above += all;
      else bins[Math.min(binCount - 1, Math.floor((value - start) / width))]! += all;
      continue;
    }
    const share = (min: number, max: number): number =>
      (all * Math.max(0, Math.min(high, max) - Math.max(low, min))) / (high - low);
    below += share(-Infinity, start);
    above += share(end, Infinity);
    const first = Math.max(0, Math.floor((low - start) / width));
    const last = Math.min(binCount - 1, Math.floor((high - start) / width));
    for (let bin = first; bin <= last; bin++)
      bins[bin]! += share(start + bin * width, start + (bin + 1) * width);
  }
  return { below: Math.round(below), bins: bins.map(Math.round), above: Math.round(above) };
}
