import { InvalidArgumentError } from 'commander';
import { float64 } from '../exact/format.ts';
import { nearest } from '../exact/nearest.ts';
import { roundDecimal } from '../exact/decimalText.ts';
import { either } from '../text/either.ts';
import { normalizeMissing } from '../job/job.ts';
import { isNumeral } from '../text/numeral.ts';
import { SCALE_NAMES, scaleNamed, type ScaleName } from '../job/scale.ts';
import { usageError } from '../message/usageError.ts';
import {
  ABOVE_ZERO,
  BASE,
  BINS,
  COLUMN,
  EPS,
  FACTOR,
  DELIMITER,
  PRECISION,
  PRIOR,
  ROWS,
  SHIFT,
  SIGNIFICANT,
  TOLERANCE,
  type Spec,
} from '../job/optionSpecs.ts';

/**
 * Parsers of option values. Each returns the value of a text, or throws an InvalidArgumentError with the expected values as its
 * message.
 */

/** A number, and the text that it was read from. */
export interface ParsedNumber {
  readonly value: number;
  readonly text: string;
}

function accept<T>(range: Spec<T>, value: unknown): T {
  if (range.accepts(value)) return value;
  throw new InvalidArgumentError(range.expected);
}

function number(range: Spec<number>): (text: string) => number {
  return (text) => accept(range, isNumeral(text.trim()) ? Number(text) : NaN);
}

export function eps(text: string): ParsedNumber {
  return { value: number(EPS)(text), text: text.trim() };
}

export const tolerance = number(TOLERANCE);

/** A scale, by its name or an alias. */
export function scale(text: string): ScaleName {
  const name = scaleNamed(text);
  if (name !== undefined) return name;
  throw new InvalidArgumentError(either(SCALE_NAMES));
}

/** 0 means e. */
export function base(text: string): number {
  return text.trim().toLowerCase() === 'e' ? 0 : number(BASE)(text);
}

export const factor = number(FACTOR);
export const shift = number(SHIFT);
export const aboveZero = number(ABOVE_ZERO);

/** `FROM:TO`, two numbers in any format of values: 0.01, 1% or 1/100. */
export function prior(text: string): readonly [from: number, to: number] {
  const rates = text.split(':').map((rate) => roundDecimal(rate.trim(), (typed) => nearest(typed, float64)));
  const expected = 'FROM:TO, two probabilities above 0 and below 1 such as 0.5:0.01 or 50%:1%';
  return accept({ ...PRIOR, expected }, rates);
}

export const precision = number(PRECISION);
export const preview = number(ROWS);
export const significant = number(SIGNIFICANT);

export function delimiter(text: string): string {
  if (text === 'tab' || text === '\\t') return '\t';
  return accept({ ...DELIMITER, expected: `${DELIMITER.expected}, or tab` }, text);
}

/** A quote character, or `none`: quotes are ordinary text. */
export function quote(text: string): string {
  return text === 'none' ? text : accept({ ...DELIMITER, expected: `${DELIMITER.expected}, or none` }, text);
}

export function missing(text: string, before: readonly string[] = []): string[] {
  return [...before, ...text.split(',').map(normalizeMissing)];
}

/** One of the choices. */
export function choice<T extends string>(choices: readonly T[]): (text: string) => T {
  return (text) => {
    const found = choices.find((one) => one === text);
    if (found !== undefined) return found;
    throw new InvalidArgumentError(either(choices));
  };
}

/** Adds a column to the list of those before, in place: copying the list each time would take quadratic time. */
export function column(text: string, before: string[] = []): string[] {
  before.push(accept(COLUMN, text));
  return before;
}

export const label = (text: string): string => accept(COLUMN, text);
export const bins = number(BINS);

/** Whether there is a header; `text` is `true` or `false`. */
export function header(text: string, before: boolean | undefined): boolean {
  const is = text === 'true';
  if (before === undefined || before === is) return is;
  throw usageError('--header and --no-header cannot be used together');
}

export const SHELLS = ['bash', 'zsh', 'fish'] as const;

/** A shell, or `columns`, which the scripts use to ask for column names. */
export type Completion = (typeof SHELLS)[number] | 'columns';

export function completion(text: string): Completion {
  return text === 'columns' ? text : choice(SHELLS)(text);
}
