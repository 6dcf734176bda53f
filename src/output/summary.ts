import { plural } from '../text/plural.ts';
import { escapeControls } from '../text/escape.ts';
import { SCALES } from '../job/scale.ts';
import type { Stats, Summary } from '../engine/summary.ts';
import { axisLine, barWidth, histogramLines } from './histogram.ts';

/** Colours for the parts of a summary. */
export interface SummaryStyle {
  readonly title: (text: string) => string;
  readonly label: (text: string) => string;
  readonly before: (text: string) => string;
  readonly after: (text: string) => string;
}

/** Lines of a histogram. */
const HEIGHT = 4;
const INDENT = '  ';
const LABEL = 10;
const CELL = 13;

/** What happened to a column: its counts, figures and histograms before and after, no line wider than `width`. */
export function summaryText(summary: Summary, width: number, style: SummaryStyle): string {
  const { before, after } = summary;
  return [
    style.title(cut(escapeControls(summary.name ?? 'numbers'), width)),
    ...counts(summary, width - INDENT.length).map((line) => INDENT + line),
    '',
    ...table(before, after, style).map((line) => INDENT + line),
    ...drawing('before', before, width, style.before, style),
    ...(after ? drawing('after', after, width, style.after, style) : []),
    '',
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function counts({ count: numbers, missing, bad, clamped, outside }: Summary, width: number): string[] {
  const parts = [
    plural(numbers, 'value'),
    `${missing} missing`,
    `${bad} bad`,
    `${clamped} clamped`,
    `${outside} outside`,
  ];
  return filled(parts, width);
}

/** The parts, with commas, in as few lines as hold them. */
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
  const row = (label: string, cells: readonly string[]): string =>
    style.label(label.padEnd(LABEL)) + cells.map((cell) => cell.padStart(CELL)).join('');
  const figure = (label: string, of: (side: Stats) => number | undefined): string =>
    row(
      label,
      sides.map((side) => spelled(of(side))),
    );
  return [
    style.label(
      ['before', 'after']
        .slice(0, sides.length)
        .reduce((line, word) => line + word.padStart(CELL), ' '.repeat(LABEL)),
    ),
    figure('min', ({ min: least }) => least),
    figure('mean', ({ mean }) => mean),
    figure('max', ({ max: most }) => most),
    figure('infinite', ({ infinite }) => infinite),
    figure('nan', ({ nan }) => nan),
  ];
}

/** Six significant digits, as much as the eye compares; a count in full. */
function spelled(value: number | undefined): string {
  if (value === undefined) return '-';
  if (Number.isInteger(value) && Math.abs(value) < 1e12) return String(value);
  return Number.isFinite(value) ? String(Number(value.toPrecision(6))) : value > 0 ? 'inf' : '-inf';
}

function drawing(
  side: string,
  { scale, histogram }: Stats,
  width: number,
  color: (text: string) => string,
  { label }: SummaryStyle,
): string[] {
  const bar = barWidth(width - INDENT.length);
  const most = Math.max(histogram.below, ...histogram.bins, histogram.above);
  return [
    '',
    INDENT + label(`${side}: ${SCALES[scale].title}, █ = ${most}`),
    ...histogramLines(histogram, bar, HEIGHT).map((line) => (line === '' ? '' : INDENT + color(line))),
    INDENT + label(axisLine(SCALES[scale].bins, bar)),
  ];
}

/** Cut where it would be wider, no pair of surrogates in two. */
function cut(text: string, width: number): string {
  const characters = Array.from(text);
  return characters.length <= width ? text : `${characters.slice(0, width - 3).join('')}...`;
}
