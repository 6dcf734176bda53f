import { plural } from '../text/plural.ts';
import { escapeControls } from '../text/escape.ts';
import { isShare, SCALES, titleOf, type ScaleName } from '../job/scale.ts';
import { countsOf, STATISTIC_NAMES, STATISTICS, type Statistics } from '../engine/statistics.ts';
import type { Stats, Summary } from '../engine/summary.ts';
import { fittedBins, tallestOf } from './fittedBins.ts';
import type { Glyphs } from './glyphs.ts';
import { sixDigits } from './sixDigits.ts';
import { axisLine, barWidth, histogramLines } from './histogram.ts';

/** Characters and colours for the parts of a summary. */
export interface SummaryStyle {
  readonly glyphs: Glyphs;
  readonly title: (text: string) => string;
  readonly label: (text: string) => string;
  readonly before: (text: string) => string;
  readonly after: (text: string) => string;
}

/** The height of a histogram, in lines. */
const HEIGHT = 4;
const INDENT = '  ';
const LABEL = 10;
const CELL = 13;

/**
 * The summary of a column: its counts, and statistics and histograms before and after. No line is wider than `width`, and a
 * terminal of 24 lines has room for it and a prompt.
 * @param base the base of the run, 0 for e
 */
export function summaryText(summary: Summary, base: number, width: number, style: SummaryStyle): string {
  const { before, after } = summary;
  return [
    style.title(cut(escapeControls(summary.name ?? 'numbers'), width)),
    ...counts(summary, width - INDENT.length).map((line) => INDENT + line),
    ...table(before, after, style).map((line) => INDENT + line),
    ...drawing('before', before, base, width, style),
    ...(after ? drawing('after', after, base, width, style) : []),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

/** Truncates a text that may be wider: characters that are not ASCII may take two columns. */
function cut(text: string, width: number): string {
  const characters = Array.from(text);
  const widths = characters.map((character) => (character > '~' ? 2 : 1));
  if (widths.reduce((total, each) => total + each, 0) <= width) return text;
  let room = width - '...'.length;
  const end = widths.findIndex((each) => (room -= each) < 0);
  return `${characters.slice(0, end).join('')}...`;
}

/** The counts that are not 0. */
function counts(summary: Summary, width: number): string[] {
  const others = Object.entries(countsOf((what) => summary[what])).filter(([, times]) => times > 0);
  return filled(
    [plural(summary.count, 'value'), ...others.map(([what, times]) => `${times} ${what}`)],
    width,
  );
}

/** The parts, separated by commas, in as few lines as possible. */
function filled(parts: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const [i, part] of parts.entries()) {
    const text = i < parts.length - 1 ? `${part},` : part;
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + text.length <= width) lines.splice(-1, 1, `${last} ${text}`);
    else lines.push(text);
  }
  return lines;
}

function table(before: Stats, after: Stats | undefined, style: SummaryStyle): string[] {
  const sides = after ? [before, after] : [before];
  const titles = ['before', 'after'].slice(0, sides.length).map((word) => word.padStart(CELL));
  const isShown = (name: keyof Statistics): boolean => {
    const { label, kind } = STATISTICS[name];
    if (label === undefined) return false;
    if (kind === 'quartile') return before.distribution !== undefined;
    return kind === 'number' || sides.some((side) => side[name]! > 0);
  };
  return [
    style.label(' '.repeat(LABEL) + titles.join('')),
    ...STATISTIC_NAMES.filter(isShown)
      .toSorted((a, b) => STATISTICS[a].line! - STATISTICS[b].line!)
      .map((name) => {
        const cells = sides.map((side) => shown(side, name).padStart(CELL));
        return style.label(STATISTICS[name].label!.padEnd(LABEL)) + cells.join('');
      }),
  ];
}

function shown(side: Stats, name: keyof Statistics): string {
  const value = side[name];
  switch (STATISTICS[name].kind) {
    case 'number':
      return sixDigits(value);
    case 'quartile':
      return quartile(side, value);
    case 'count':
      return String(value);
  }
}

/** A quartile. From a sketch, it is a tilde and three significant digits; for a share near its upper end, those of the distance to it. */
function quartile({ scale, distribution }: Stats, value: number | undefined): string {
  if (value === undefined) return '-';
  if (distribution?.isExact || value === 0 || !Number.isFinite(value)) return sixDigits(value);
  return `~${sixDigits(Number(isBeyondHalf(value, scale) ? fromEnd(value, scale) : value.toPrecision(3)))}`;
}

function isBeyondHalf(value: number, scale: ScaleName): boolean {
  const [, whole] = SCALES[scale].bins;
  return isShare(scale) && value > whole / 2 && value < whole;
}

function fromEnd(value: number, scale: ScaleName): string {
  const [, whole] = SCALES[scale].bins;
  return value.toFixed(Math.min(17, Math.max(0, 2 - Math.floor(Math.log10(whole - value)))));
}

function drawing(
  side: 'before' | 'after',
  stats: Stats,
  base: number,
  width: number,
  style: SummaryStyle,
): string[] {
  const room = width - INDENT.length;
  const bar = barWidth(room);
  const { range, histogram } = fittedBins(stats, base);
  const { below, above } = histogram;
  const [from, to] = range.map(sixDigits);
  const title = [
    `${side}: ${titleOf(stats.scale, base)}`,
    `tallest bar: ${tallestOf(histogram)}`,
    ...(below > 0 ? [`below ${from}: ${below}`] : []),
    ...(above > 0 ? [`above ${to}: ${above}`] : []),
  ];
  const bars = histogramLines(histogram, bar, HEIGHT, style.glyphs.bars);
  return [
    '',
    ...filled(title, room).map((line) => INDENT + style.label(line)),
    ...bars.map((line) => (line === '' ? '' : INDENT + style[side](line))),
    INDENT + style.label(axisLine(range, histogram, bar)),
  ];
}
