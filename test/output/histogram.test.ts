import { describe, expect, it } from 'vitest';
import { axisLine, barWidth, histogramLines } from '../../src/output/histogram.ts';

const empty = { below: 0, bins: Array.from({ length: 20 }, () => 0), above: 0 };

describe('a histogram', () => {
  it('has its largest count as high as it is, and the others in eighths of a line', () => {
    const bins = empty.bins.with(0, 16).with(1, 8).with(2, 4).with(19, 1);
    expect(histogramLines({ ...empty, bins }, 1, 2)).toEqual([
      '  █',
      '  █▂█▄                ▁'.replace('▂█▄', '█▄'),
    ]);
  });

  it('shows a count of 1 beside one of a million', () => {
    const [line] = histogramLines({ below: 1, bins: empty.bins.with(3, 1e6), above: 2 }, 1, 1);
    expect(line).toBe('▁    █                 ▁');
  });

  it('of nothing is blank', () => expect(histogramLines(empty, 3, 2)).toEqual(['', '']));

  it.each([
    [80, 3],
    [68, 3],
    [67, 2],
    [40, 1],
    [24, 1],
    [5, 1],
    [200, 9],
  ])('in %d columns has bars of width %d', (width, bar) => {
    expect(barWidth(width)).toBe(bar);
    const all = { below: 1, bins: empty.bins.map(() => 1), above: 1 };
    expect(histogramLines(all, bar, 1)[0]!.length).toBeLessThanOrEqual(Math.max(24, width));
    expect(axisLine([-10, 10], bar)).toHaveLength(histogramLines(all, bar, 1)[0]!.length);
  });

  it('has an axis whose labels stand below their bins', () => {
    expect(axisLine([0, 1], 1)).toBe('< 0         0.5      1 >');
    expect(axisLine([-10, 10], 1)).toBe('< -10       0       10 >');
  });
});
