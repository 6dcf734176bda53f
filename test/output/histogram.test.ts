import { describe, expect, it } from 'vitest';
import { ASCII, UNICODE } from '../../src/output/glyphs.ts';
import { axisLine, barWidth, histogramLines } from '../../src/output/histogram.ts';

const empty = { below: 0, bins: Array.from({ length: 20 }, () => 0), above: 0 };

describe('a histogram', () => {
  it('has the largest count at full height, and the others in eighths of a line', () => {
    const bins = empty.bins.with(0, 16).with(1, 8).with(2, 4).with(19, 1);
    expect(histogramLines({ ...empty, bins }, 1, 2, UNICODE.bars)).toEqual([
      '  █',
      '  █▂█▄                ▁'.replace('▂█▄', '█▄'),
    ]);
  });

  it('shows a count of 1 next to one of a million', () => {
    const [line] = histogramLines({ below: 1, bins: empty.bins.with(3, 1e6), above: 2 }, 1, 1, UNICODE.bars);
    expect(line).toBe('▁    █                 ▁');
  });

  it('of nothing is blank', () => expect(histogramLines(empty, 3, 2, UNICODE.bars)).toEqual(['', '']));

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
    expect(histogramLines(all, bar, 1, UNICODE.bars)[0]!.length).toBeLessThanOrEqual(Math.max(24, width));
    expect(axisLine([-10, 10], all, bar)).toHaveLength(histogramLines(all, bar, 1, UNICODE.bars)[0]!.length);
  });

  it('in ASCII has fewer steps', () => {
    const bins = empty.bins.with(0, 6).with(1, 5).with(2, 4).with(3, 3).with(4, 2).with(5, 1);
    expect(histogramLines({ ...empty, bins }, 1, 2, ASCII.bars)).toEqual(['  #:.', '  ####:.']);
  });

  it.each([
    [[0, 1], 1, 1, '< 0         0.5      1 >'],
    [[-10, 10], 1, 1, '< -10       0       10 >'],
    [[-10, 10], 0, 1, '  -10       0       10 >'],
    [[-10, 10], 1, 0, '< -10       0       10'],
    [[0.0125, 0.0375], 0, 0, '  0.0125        0.0375'],
    [[0.00001234, 0.00001434], 0, 0, '  1.234e-5    1.434e-5'],
    [[0.50001, 0.50003], 0, 0, '  0.50001      0.50003'],
  ] as const)(
    'of %j has an axis with labels below its bins (%d below, %d above)',
    (range, below, above, line) => {
      expect(axisLine(range, { below, above }, 1)).toBe(line);
    },
  );
});
