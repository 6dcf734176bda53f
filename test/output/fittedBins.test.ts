import { describe, expect, it } from 'vitest';
import type { Distribution } from '../../src/engine/distribution.ts';
import type { Stats } from '../../src/engine/summary.ts';
import type { ScaleName } from '../../src/job/scale.ts';
import { SCALES } from '../../src/job/scale.ts';
import { fittedBins, tallestOf } from '../../src/output/fittedBins.ts';
import { NO_STATISTICS } from '../support/statistics.ts';

/** Statistics of the numbers as the kernel would have them. */
function statsOf(numbers: readonly number[], scale: ScaleName = 'prob'): Stats {
  const values = Float64Array.from(numbers).sort();
  const [from, to] = SCALES[scale].bins;
  const bins = Array.from({ length: 20 }, () => 0);
  for (const value of values)
    if (value >= from && value <= to) bins[Math.min(19, Math.floor((20 * (value - from)) / (to - from)))]!++;
  const distribution: Distribution = {
    isExact: true,
    count: values.length,
    values,
    counts: values.map(() => 1),
    bounds: [values, values],
  };
  return {
    ...NO_STATISTICS,
    scale,
    min: values[0],
    max: values.at(-1),
    histogram: {
      below: values.filter((value) => value < from).length,
      bins,
      above: values.filter((value) => value > to).length,
    },
    distribution,
  };
}

const upTo = (count: number, of: (share: number) => number): number[] =>
  Array.from({ length: count }, (_, i) => of((i + 0.5) / count));

describe('bins', () => {
  it.each<[string, readonly number[], ScaleName, readonly [number, number]]>([
    ['rare events', upTo(2000, (x) => 0.02 * x), 'prob', [0, 0.02]],
    ['a sure thing', upTo(2000, (x) => 1 - 0.003 * x), 'prob', [0.996, 1]],
    ['percentages', upTo(2000, (x) => 0.02 * x), 'percent', [0, 0.02]],
    ['large log-odds', upTo(100, (x) => 400 + 100 * x), 'logit', [400, 500]],
    ['near log-odds', upTo(100, (x) => 5 + 0.4 * x), 'logit', [5, 5.4]],
    ['small log-odds', upTo(100, (x) => 1e-9 * (x - 0.5)), 'logit', [-5e-10, 5e-10]],
  ])('fit %s if the bins of the scale would show one bar', (_, numbers, scale, range) => {
    const stats = statsOf(numbers, scale);
    const fitted = fittedBins(stats, 0);
    expect(fitted.range).toEqual(range);
    expect(fitted.histogram.bins.reduce((sum, count) => sum + count, 0)).toBe(numbers.length);
    expect(tallestOf(fitted.histogram)).toBeLessThan(numbers.length / 4);
  });

  it('leave numbers far from the others to the bars at the ends', () => {
    const numbers = [...upTo(1000, (x) => 0.01 * x), 0.7, 0.8];
    const { range, histogram } = fittedBins(statsOf(numbers), 0);
    expect(range[1]).toBeLessThan(0.05);
    expect(histogram).toMatchObject({ below: 0, above: 2 });
  });

  it.each<[string, readonly number[]]>([
    ['spread out', upTo(100, (x) => x)],
    ['in two bars', [...upTo(80, (x) => 0.01 * x), ...upTo(20, (x) => 0.5 + 0.01 * x)]],
    ['nearly all the same', [...Array<number>(99).fill(0.5), 0.500001]],
    ['one number', [0.5]],
    ['without numbers', []],
  ])('are the bins of the scale if numbers are %s', (_, numbers) => {
    const stats = statsOf(numbers);
    expect(fittedBins(stats, 0)).toEqual({ range: [0, 1], histogram: stats.histogram });
  });

  it('are the bins of the scale if no numbers are kept', () => {
    const stats = { ...statsOf(upTo(10, (x) => 0.01 * x)), distribution: undefined };
    expect(fittedBins(stats, 0).range).toEqual([0, 1]);
  });
});
