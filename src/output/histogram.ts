import type { Histogram } from '../engine/summary.ts';

const EIGHTHS = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** Columns of a histogram whose bars are one wide: below, a gap, 20 bins, a gap, above. */
const BARS = 22;
const GAPS = 2;

/** How wide the bars may be for the histogram to fit in `width` columns; one is the least. */
export function barWidth(width: number): number {
  return Math.max(1, Math.floor((width - GAPS) / BARS));
}

/**
 * The counts as bars of block characters, the largest count as high as `height` lines; a count that is not 0 shows. The
 * bars at the ends are what lies below and above the bins.
 */
export function histogramLines({ below, bins, above }: Histogram, bar: number, height: number): string[] {
  const most = Math.max(below, ...bins, above);
  const eighths = (count: number): number =>
    count === 0 ? 0 : Math.max(1, Math.round((8 * height * count) / most));
  return Array.from({ length: height }, (_, line) => {
    const full = 8 * (height - 1 - line);
    const blocks = (counts: readonly number[]): string =>
      counts.map((count) => EIGHTHS[Math.min(8, Math.max(0, eighths(count) - full))]!.repeat(bar)).join('');
    return [blocks([below]), blocks(bins), blocks([above])].join(' ').trimEnd();
  });
}

/** The line below the bars: where the range begins, its middle, where it ends, and the signs of what lies beyond. */
export function axisLine([from, to]: readonly [number, number], bar: number): string {
  const half = 10 * bar;
  const middle = String((from + to) / 2);
  const end = String(to);
  const bins = String(from).padEnd(half) + middle + end.padStart(half - middle.length);
  return `${'<'.padEnd(bar)} ${bins} ${'>'.padStart(bar)}`;
}
