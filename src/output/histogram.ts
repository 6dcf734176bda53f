import type { Histogram } from '../engine/summary.ts';
import { sixDigits } from './sixDigits.ts';

/** Columns of a histogram whose bars are one wide: below, a gap, 20 bins, a gap, above. */
const BARS = 22;
const GAPS = 2;

/** The width of a bar so that the histogram fits into `width` columns, at least 1. */
export function barWidth(width: number): number {
  return Math.max(1, Math.floor((width - GAPS) / BARS));
}

/**
 * The counts as bars. The largest is `height` lines high, and every count above 0 is visible. The bars at the ends are the counts
 * below and above the bins.
 * @param levels characters for a bar in a line, from empty to full
 */
export function histogramLines(
  { below, bins, above }: Histogram,
  bar: number,
  height: number,
  levels: readonly string[],
): string[] {
  const max = Math.max(below, ...bins, above);
  const full = levels.length - 1;
  const steps = (count: number): number =>
    count === 0 ? 0 : Math.max(1, Math.round((full * height * count) / max));
  return Array.from({ length: height }, (_, line) => {
    const under = full * (height - 1 - line);
    const blocks = (counts: readonly number[]): string =>
      counts.map((count) => levels[Math.min(full, Math.max(0, steps(count) - under))]!.repeat(bar)).join('');
    return [blocks([below]), blocks(bins), blocks([above])].join(' ').trimEnd();
  });
}

/** The line below the bars: the start, middle and end of the range, and signs for counts below and above it, if there are any. */
export function axisLine(
  [from, to]: readonly [number, number],
  { below, above }: Pick<Histogram, 'below' | 'above'>,
  bar: number,
): string {
  const half = 10 * bar;
  const [start, middle, end] = [from, (from + to) / 2, to].map(sixDigits);
  const isRoomy = start!.length < half && middle!.length + end!.length < half;
  const bins = isRoomy
    ? start!.padEnd(half) + middle! + end!.padStart(half - middle!.length)
    : `${start!.padEnd(2 * half - end!.length - 1)} ${end!}`;
  return `${(below > 0 ? '<' : '').padEnd(bar)} ${bins} ${(above > 0 ? '>' : '').padStart(bar)}`.trimEnd();
}
