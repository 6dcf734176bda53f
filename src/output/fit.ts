import { displayWidth, fitted } from '../text/displayWidth.ts';
import { escapeControls } from '../text/escape.ts';
import { grouped } from '../text/grouped.ts';
import type { Estimate } from '../fit/estimates.ts';
import type { Fit } from '../fit/fit.ts';
import type { Glyphs } from './glyphs.ts';
import { withHeading, withNote } from './note.ts';

/** A fit, and its input. */
export interface FitReport {
  readonly label: string;
  /** The names of the columns of values. */
  readonly columns: readonly string[];
  /** The scale of the values. */
  readonly from: string;
  /** How many rows were left out. */
  readonly missing: number;
  readonly isWeighted: boolean;
  readonly only: 'scale' | 'shift' | undefined;
  readonly isPlatt: boolean;
  readonly fit: Fit;
}

/** The fit as JSON for `--report`. With one column, the intercept is called shift and the coefficient scale. */
export function fitJson({ label, columns, from, missing, only, isPlatt, fit }: FitReport): object {
  const { count, weight, positive, intercept, coefficients, logLoss, steps } = fit;
  return {
    label,
    count,
    weight,
    positive,
    missing,
    from,
    intercept: estimateJson(intercept),
    coefficients: coefficients.map((one, j) => ({ column: columns[j], ...estimateJson(one) })),
    log_loss: { before: logLoss.before ?? null, after: logLoss.after, baseline: logLoss.baseline },
    steps,
    platt: isPlatt,
    only: only ?? null,
  };
}

function estimateJson({ value, standardError }: Estimate): object {
  return { value, standard_error: standardError ?? null };
}

/** Characters and colours for the parts of the text. */
export interface FitStyle {
  readonly glyphs: Glyphs;
  readonly title: (text: string) => string;
  readonly label: (text: string) => string;
}

/**
 * The fit as text: estimates and standard errors, losses, and the command that applies it, which is never wrapped.
 * @param screen the width of the screen
 */
export function fitText(report: FitReport, command: string, screen: number, style: FitStyle): string {
  const { columns, fit } = report;
  const { intercept, coefficients, logLoss } = fit;
  const [scale] = coefficients;
  const isOne = columns.length === 1;
  const estimates: (readonly [label: string, estimate: Estimate, note: string])[] = isOne
    ? [
        ['scale', scale!, noteOn(scale!.value)],
        ['shift', intercept, ''],
      ]
    : [
        ['intercept', intercept, ''],
        ...coefficients.map((one, j) => [shortened(columns[j]!), one, ''] as const),
      ];
  const free = estimates.filter(([, { standardError }]) => standardError !== undefined);
  const values = free.map(([, { value }]) => shown(value));
  const errors = free.map(([, { standardError }]) => shown(standardError!));
  const labels = ['log loss', 'to apply:', ...free.map(([label]) => label)];
  const labelWidth = Math.max(...labels.map(displayWidth)) + 1;
  const width = Math.max(9, ...values.map((text) => text.length));
  const start = (label: string): string => `  ${style.label(padded(label, labelWidth))}`;
  const noted = (line: string, note: string, column: number): string[] =>
    withNote(line, note, { column, width: screen, paint: (text) => text });
  const before = logLoss.before === undefined ? '' : `${shown(logLoss.before)} before, `;
  const after = `${shown(logLoss.after)} after; the base rate alone ${shown(logLoss.baseline)}`;
  return [
    ...withHeading(titleOf(report), '', screen, style.title),
    ...free.flatMap(([label, , note], i) => {
      const figures = `${values[i]!.padStart(width)} ${style.glyphs.plusMinus} ${errors[i]}   `;
      return noted(start(label) + figures, note, 2 + labelWidth + figures.length);
    }),
    ...noted(`${start('log loss')} `, before + after, 2 + labelWidth + 1),
    `${start('to apply:')} ${command}`,
  ]
    .map((text) => `${text}\n`)
    .join('');
}

function titleOf({ columns, label, missing, isWeighted, fit }: FitReport): string {
  const { count, weight, positive, baseRate } = fit;
  const names = columns.map(shortened).join(', ');
  const share = `${(100 * baseRate).toFixed(1)}%`;
  const rows = isWeighted
    ? `${grouped(count)} rows of weight ${grouped(weight)}, ${share} positive`
    : `${grouped(count)} rows, ${grouped(positive)} positive (${share})`;
  return `${names} against ${shortened(label)}: ${rows}, ${grouped(missing)} missing`;
}

/** Explains whether the predictions are too extreme or not extreme enough. */
function noteOn(scale: number): string {
  if (scale < 0) return '1 is right; below 0 the predictions point the other way';
  if (scale < 1) return '1 is right; below 1 the predictions are too extreme';
  return '1 is right; above 1 the predictions are too cautious';
}

/** Six digits after the point, or six significant digits for a small number. */
function shown(value: number): string {
  const size = Math.abs(value);
  return size === 0 || (size >= 1e-3 && size < 1e6) ? value.toFixed(6) : value.toExponential(5);
}

const LONGEST_NAME = 40;

function shortened(name: string): string {
  return fitted(escapeControls(name), LONGEST_NAME);
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}
