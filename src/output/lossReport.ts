import { plural } from '../text/plural.ts';
import { escapeControls, truncate } from '../text/escape.ts';
import { grouped } from '../text/grouped.ts';
import { where } from '../message/location.ts';
import type { Location } from '../message/error.ts';
import type { Bin, Result } from '../score/result.ts';
import type { Estimate } from '../score/moments.ts';
import type { Glyphs } from './glyphs.ts';
import { withHeading, withNote } from './note.ts';

/** The score of a run, and the names for its report. */
export interface LossReport extends Result {
  /** The names of the columns of probabilities and labels. */
  readonly column: string;
  readonly label: string;
  /** The base of the losses, 0 for e. */
  readonly base: number;
  readonly hasWeights: boolean;
  readonly missing: number;
  readonly firstInfinite: Location | undefined;
}

/** Characters and colours for the parts of the report. */
export interface LossStyle {
  readonly glyphs: Glyphs;
  readonly title: (text: string) => string;
  readonly label: (text: string) => string;
  readonly better: (text: string) => string;
  readonly worse: (text: string) => string;
  readonly bar: (text: string) => string;
}

const LABEL = 21;
const FIGURE = 15;
/** Between a figure and its explanation. */
const GAP = '   ';
/** The length of the longest bar, if there is room. */
const BAR = 10;

/** The report as text. `width` is that of the screen. */
export function lossText(report: LossReport, width: number, style: LossStyle): string {
  const { count, brier, calibration, accuracy } = report;
  const lines = heading(report, width, style);
  if (count > 0 && report.baseRate !== undefined) {
    const line = (title: string, value: string, note = '', paint = (text: string) => text): string[] => {
      const start = `  ${style.label(title.padEnd(LABEL))}${value.padEnd(FIGURE)}${GAP}`;
      return withNote(start, note, { column: 2 + LABEL + FIGURE + GAP.length, width, paint });
    };
    const bins = `in ${plural(calibration.bins.length, 'bin')}`;
    lines.push(
      ...logLossLines(report, line, style),
      ...line('Brier score', estimate(brier, style), `(${figure(brier.baseline)})`),
      ...line('accuracy', figure(accuracy)),
      ...line('calibration error', `${figure(calibration.error)} ${bins}`),
      '',
      ...table(calibration.bins, width, style),
    );
  }
  return lines.map((text) => `${text}\n`).join('');
}

function heading(
  { column, label, count, positive, baseRate, hasWeights, missing }: LossReport,
  width: number,
  style: LossStyle,
): string[] {
  const share = baseRate === undefined ? '' : ` (${percentage(baseRate)}${hasWeights ? ' by weight' : ''})`;
  const names = `${shortened(column)} against ${shortened(label)}`;
  const rows = `${grouped(count)} ${count === 1 ? 'row' : 'rows'}`;
  const rest = `: ${rows}, ${grouped(positive)} positive${share}, ${grouped(missing)} missing`;
  return withHeading(names, rest, width, style.title);
}

type Line = (title: string, value: string, note?: string, paint?: (text: string) => string) => string[];

function logLossLines(
  { logLoss, base, baseRate, firstInfinite }: LossReport,
  line: Line,
  style: LossStyle,
): string[] {
  const { mean, baseline, infinite } = logLoss;
  const unit = base === 0 ? '' : base === 2 ? ' (bits)' : ` (base ${base})`;
  const verdict = (title: string, loss: number): string[] => {
    const than = `always predicting ${percentage(baseRate!)} (${figure(baseline)})`;
    const value = estimate(logLoss, style);
    if (loss === baseline) return line(title, value, `the same as ${than}`);
    return loss < baseline!
      ? line(title, value, `better than ${than}`, style.better)
      : line(title, value, `worse than ${than}`, style.worse);
  };
  const title = `log loss${unit}`;
  if (infinite === 0)
    return mean === undefined ? line(title, estimate(logLoss, style)) : verdict(title, mean);
  const place = firstInfinite === undefined ? '' : ` (first: ${where(firstInfinite)})`;
  const rows = `${grouped(infinite)} ${infinite === 1 ? 'row has' : 'rows have'} an infinite loss${place}`;
  const rest = mean === undefined ? [] : verdict('  of the other rows', mean);
  return [...line(title, 'inf', rows, style.worse), ...rest];
}

function estimate({ mean, standardError }: Estimate, { glyphs }: LossStyle): string {
  return standardError === undefined
    ? figure(mean)
    : `${figure(mean)} ${glyphs.plusMinus} ${figure(standardError)}`;
}

/** Four decimal places, or four significant digits for a small number. */
function figure(value: number | undefined): string {
  if (value === undefined) return '-';
  return value === 0 || value >= 0.001 ? value.toFixed(4) : value.toExponential(3);
}

/** A share in percent: one decimal place, or three significant digits near 0 and 100. */
function percentage(share: number): string {
  const percent = 100 * share;
  const rest = Math.min(percent, 100 - percent);
  if (rest >= 1 || rest <= 0) return `${percent.toFixed(1)}%`;
  return `${percent.toFixed(Math.min(100, 2 - Math.floor(Math.log10(rest))))}%`;
}

/** Truncates a name by its number of characters. Loading the table of their widths would take longer than reading a small file. */
function shortened(name: string): string {
  return escapeControls(truncate(name));
}

function table(bins: readonly Bin[], width: number, style: LossStyle): string[] {
  const places = placesOf(bins.length);
  const max = Math.max(...bins.map(({ count }) => count));
  const rows = bins.map(({ from, to, mean, rate, count }) => [
    `${from.toFixed(places)} to ${to.toFixed(places)}`,
    figure(mean),
    figure(rate),
    grouped(count),
  ]);
  const titles = ['predicted', 'mean', 'observed', 'rows'];
  const widest = (i: number): number => Math.max(...[titles, ...rows].map((cells) => cells[i]!.length));
  const [first, second, third, last] = [widest(0), widest(1), widest(2), widest(3)];
  const joined = (cells: readonly string[]): string =>
    `  ${cells[0]!.padEnd(first)}  ${cells[1]!.padStart(second)}   ${cells[2]!.padStart(third)}   ${cells[3]!.padStart(last)}`;
  const gap = 3;
  const longest = Math.min(BAR, width - joined(titles).length - gap);
  return [
    style.label(joined(titles)),
    ...rows.map((cells, i) => {
      const { count } = bins[i]!;
      if (count === 0 || longest < 1) return joined(cells);
      const bar = style.glyphs.row.repeat(Math.max(1, Math.round((longest * count) / max)));
      return `${joined(cells)}${' '.repeat(gap)}${style.bar(bar)}`;
    }),
  ];
}

/** How many decimal places the edges of bins need, at most four. */
function placesOf(bins: number): number {
  const places = [1, 2, 3].find((digits) => 10 ** digits % bins === 0);
  return places ?? (bins < 10 ? 3 : 4);
}
