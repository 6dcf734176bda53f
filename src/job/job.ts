import type { Sentence } from '../message/sentence.ts';
import type { Affine } from '../exact/affine.ts';
import type { Dtype } from './dtype.ts';
import { isGlob } from '../text/glob.ts';
import { overlap, spellPath, type Path } from './path.ts';
import { truncate } from '../text/escape.ts';
import type { Target } from './role.ts';
import type { ScaleName } from './scale.ts';
import type { SyntaxName } from './syntax.ts';

/** Everything decided, nothing left to check: what a run converts, from what, and to what. */
export interface Job {
  readonly task: Task;
  readonly conversion: Conversion;
  readonly input: Arguments | Numbers | NumberArray | Csv | Json;
  /** `none`: nothing is converted or written. */
  readonly format: Format | 'none';
  readonly digits: DigitStyle;
}

/** A constant, and what the natural log-odds of each value are multiplied by before all are added. */
export interface Combination {
  readonly intercept: number;
  readonly coefficients: readonly number[];
}

/** Values are converted, or only checked; or compared with labels, or fitted to them. */
export type Task = 'convert' | 'check' | 'score' | 'fit';

export type Format = 'tensor' | 'lines' | 'csv' | 'npy' | 'json';

export interface Conversion {
  readonly from: ScaleName;
  readonly to: ScaleName;
  /** What the name of a new column or key ends with. */
  readonly suffix: string;
  readonly dtype: Dtype;
  /** Base of the logarithms whose names have none; 0 is e. */
  readonly base: number;
  /** Probabilities are held within [eps, 1 - eps]; undefined: no clamp. */
  readonly eps: number | undefined;
  /** True: the number as typed is converted, and not the value of the dtype next to it. */
  readonly exact: boolean;
  /** What is done to the log-odds in between; undefined: nothing. */
  readonly map?: Affine | undefined;
  /** The values of a record make one result; undefined: each has its own. */
  readonly model?: Combination | undefined;
  /** The round-trip check; undefined: none. */
  readonly inverse: RoundTrip | undefined;
}

export interface RoundTrip {
  /** What it allows, relative; undefined: what one rounding of the value in between explains. */
  readonly tolerance: number | undefined;
}

/** How a result is formatted: the shortest text that reads back, digits after the point, or significant digits. */
export type DigitStyle =
  | { readonly kind: 'shortest' }
  | { readonly kind: 'fixed'; readonly count: number }
  | { readonly kind: 'significant'; readonly count: number };

/** Numbers from arguments, one each. */
export interface Arguments {
  readonly kind: 'arguments';
  readonly count: number;
}

/** Numbers from a stream. */
export interface Numbers {
  readonly kind: 'numbers';
  /** A file that is named like an array; undefined: standard input, which may be one too. */
  readonly file: string | undefined;
  /** undefined: the usual one. */
  readonly syntax?: SyntaxName | undefined;
}

/** Numbers as NumPy stores an array: consecutive IEEE 754 values. */
export interface NumberArray {
  readonly kind: 'array';
  readonly dtype: Dtype;
  /** True: the highest byte of a value is its first. */
  readonly bigEndian: boolean;
  /** True: values that differ in the first index are adjacent. False: those that differ in the last. */
  readonly fortranOrder: boolean;
  readonly shape: readonly number[];
}

/** What records of either kind have in common. */
export interface Records {
  /** undefined: the usual one of the kind. */
  readonly syntax?: SyntaxName | undefined;
  /** True: results become new cells or keys at the end of the record. */
  readonly append: boolean;
  /** Name of the one new column or key; undefined: `NAME_logit` or `NAME_sigmoid`. */
  readonly as: string | undefined;
  readonly bad: BadPolicy;
  /** Markers of a missing value, their ASCII letters in lower case. */
  readonly missing: readonly string[];
  /** What rows are compared with or fitted to; undefined: they are not. */
  readonly target?: Target | undefined;
}

export interface Csv extends Records {
  readonly kind: 'csv';
  /** Columns by header name, pattern, 1-based number or range, as asked for; each may be several with commas. */
  readonly columns: readonly string[];
  /** True: they are those of a model, by name alone. */
  readonly areNames?: boolean;
  /** One ASCII character. */
  readonly delimiter: string;
  /** One ASCII character; undefined: quotes are ordinary text. */
  readonly quote: string | undefined;
  /** True: the quote was named, so a cell may hold what looks like rows. */
  readonly isQuoteSure: boolean;
  /** False: the first row is data. */
  readonly header: boolean;
  /** True: the first row is the header, whatever its names look like. */
  readonly isHeaderSure: boolean;
  /** True: new cells are inserted after their source cell. */
  readonly after: boolean;
}

/** Objects of JSON, by default one on each line. */
export interface Json extends Records {
  readonly kind: 'json';
  /** The fields to read, in the order asked for, none within another: those of the values, then those of the target. */
  readonly fields: readonly Path[];
}

export const BAD_POLICIES = ['fail', 'keep', 'nan', 'skip'] as const;

export type BadPolicy = (typeof BAD_POLICIES)[number];

export const DEFAULT_MISSING: readonly string[] = ['', 'na', 'n/a', 'nan', 'null', 'none'];

/** A marker as `Csv.missing` stores it. Only ASCII letters match in any case, since the kernel compares bytes. */
export function normalizeMissing(text: string): string {
  return text.trim().replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** Names of the keys that each object gets, in order; empty if the output is not JSON. */
export function addedKeys(
  { fields, append, as }: Json,
  { conversion: { suffix, inverse, model }, format }: Pick<Job, 'conversion' | 'format'>,
): string[] {
  if (format !== 'json') return [];
  if (model) return [as!];
  const names = fields.map((path) => path.join('.'));
  return [
    ...(append ? names.map((name) => as ?? `${name}_${suffix}`) : []),
    ...(inverse ? names.map((name) => `${name}_recovered`) : []),
  ];
}

/** What the options of lines of JSON say against each other, as they are typed; undefined: nothing. */
export function findJsonConflict(json: Json, job: Pick<Job, 'conversion' | 'format'>): Sentence | undefined {
  const { fields, append, as } = json;
  const found = overlap(fields);
  if (found) {
    const [outer, inner] = found.toSorted((a, b) => a.length - b.length).map(spellPath);
    return { fault: `--column: ${inner} is inside ${outer}`, fix: 'select only one of them' };
  }
  if (as !== undefined && !append) return { fault: '--as requires --append' };
  if (as !== undefined && fields.length > 1 && !job.conversion.model)
    return { fault: `--as names one new key, but ${fields.length} fields are converted` };
  const added = addedKeys(json, job);
  const seen = new Set<string>();
  const duplicate = added.find((name) => seen.size === seen.add(name).size);
  if (duplicate !== undefined) return { fault: `two new keys would be named "${duplicate}"` };
  const firsts = new Set(fields.map(([first]) => first));
  const taken = added.find((name) => firsts.has(name));
  if (taken === undefined) return undefined;
  return {
    fault: `the new key "${taken}" is already the name of an input field`,
    fix: taken === as ? 'choose another name with --as' : undefined,
  };
}

/**
 * What the options of a table say against each other; undefined: nothing.
 * @param named the name of an option as the reader of the message knows it
 */
export function findConflict(
  { columns, delimiter, quote, header, append, after, as }: Csv,
  named: (option: string) => string,
): Sentence | undefined {
  if (delimiter === quote) return { fault: 'the delimiter and the quote character must differ' };
  const pattern = header ? undefined : columns.find(isGlob);
  if (pattern !== undefined)
    return {
      fault: `the pattern "${truncate(pattern)}" requires a header`,
      fix: 'without one, select columns by number: 2, 2-5, 2-',
    };
  if (after && !append) return { fault: `${named('after')} requires ${named('append')}` };
  if (as === undefined) return undefined;
  if (as === '') return { fault: `${named('as')}: the name must not be empty` };
  if (!header) return { fault: `${named('as')} requires a header` };
  if (!append) return { fault: `${named('as')} requires ${named('append')}` };
  if (quote === undefined && [delimiter, '\r', '\n'].some((text) => as.includes(text)))
    return {
      fault: `${named('as')}: without quotes, the name must not contain the delimiter or a line break`,
    };
  return undefined;
}
