import { binned, quantile } from '../engine/distribution.ts';
import type { Histogram, Stats } from '../engine/summary.ts';
import { domainOf, SCALES } from '../job/scale.ts';

export interface Bins {
  readonly range: readonly [from: number, to: number];
  readonly histogram: Histogram;
}

/** If two neighbouring bars contain this share of the numbers, a histogram shows nothing. */
const ONE_BAR = 0.9;

/** Numbers further from the quartiles are in the bars at the ends. In units of the interquartile range: J. W. Tukey's outer fence. */
const FENCE = 3;

/**
 * The bins of the scale, or bins that fit the numbers if those of the scale would show one bar.
 * @param base the base of the run, 0 for e
 */
export function fittedBins({ scale, histogram, min, max, distribution }: Stats, base: number): Bins {
  const usual = { range: SCALES[scale].bins, histogram };
  if (distribution === undefined || min === undefined || max === undefined) return usual;
  const heights = [histogram.below, ...histogram.bins, histogram.above];
  const twoBars = Math.max(...heights.map((height, i) => height + (heights[i + 1] ?? 0)));
  if (twoBars <= ONE_BAR * heights.reduce((total, height) => total + height, 0)) return usual;
  const [lower, upper] = [quantile(distribution, 0.25), quantile(distribution, 0.75)];
  const reach = FENCE * (upper - lower);
  const from = Math.max(min, lower - reach);
  const to = Math.min(max, upper + reach);
  if (!(from < to)) return usual;
  const range = roundRange(from, to, histogram.bins.length, domainOf(scale, base));
  const fitted = binned(distribution, range, histogram.bins.length);
  return tallestOf(fitted) < tallestOf(histogram) ? { range, histogram: fitted } : usual;
}

/** The largest count. */
export function tallestOf({ below, bins, above }: Histogram): number {
  return Math.max(below, ...bins, above);
}

/**
 * The smallest range, within the domain, of `count` bins that contains both numbers. The width is round and the start a multiple of
 * it.
 */
function roundRange(
  min: number,
  max: number,
  count: number,
  [start, end]: readonly [number, number],
): readonly [number, number] {
  const power = 10 ** Math.floor(Math.log10((max - min) / count));
  for (const step of [1, 2, 2.5, 5, 10, 20, 25, 50].map((factor) => factor * power)) {
    const first = Math.floor(min / step) * step;
    const from = clean(Math.max(start, Math.min(first, end - count * step)));
    const to = clean(from + count * step);
    if (to >= max && to > from) return [from, to];
  }
  return [min, max];
}

/** Removes the last digits, which are rounding errors of sums of decimals. */
function clean(value: number): number {
  return Number(value.toPrecision(12));
}
