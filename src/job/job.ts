import type { Sentence } from '../message/sentence.ts';
import type { Affine } from '../exact/affine.ts';
import type { Dtype } from './dtype.ts';
import { isGlob } from '../text/glob.ts';
import { overlap, spellPath, type Path } from './path.ts';
import { truncate } from '../text/escape.ts';
import type { Target } from './role.ts';
import type { ScaleName } from './scale.ts';
import type { SyntaxName } from './syntax.ts';

/** The complete description of a run, which needs no further checks. */
export interface Job {
  readonly task: Task;
  readonly conversion: Conversion;
  readonly input: Arguments | Numbers | NumberArray | Csv | Json;
  /** `none`: nothing is converted or written. */
  readonly format: Format | 'none';
  readonly digits: DigitStyle;
}

/** A linear combination of natural log-odds: a constant, and a coefficient for each value. */
export interface Combination {
  readonly intercept: number;
  readonly coefficients: readonly number[];
}

/** Values are converted, only checked, compared with labels (`score`), or fitted to labels. */
export type Task = 'convert' | 'check' | 'score' | 'fit';

export type Format = 'tensor' | 'lines' | 'csv' | 'npy' | 'json';

export interface Conversion {
  readonly from: ScaleName;
  readonly to: ScaleName;
  /** The suffix of the name of a new column or key. */
  readonly suffix: string;
  readonly dtype: Dtype;
  /** The base of logarithms without a base in their name; 0 for e. */
  readonly base: number;
  /** Probabilities are clamped to [eps, 1 - eps]; undefined: no clamp. */
  readonly eps: number | undefined;
  /** True: the decimal as written is converted, not the nearest value of the dtype. */
  readonly exact: boolean;
  /** A map of the log-odds between the scales; undefined: none. */
  readonly map?: Affine | undefined;
  /** Combines the values of a record into one result; undefined: each value has its own result. */
  readonly model?: Combination | undefined;
  /** The round-trip check; undefined: none. */
  readonly inverse: RoundTrip | undefined;
}

export interface RoundTrip {
  /** The relative tolerance; undefined: one rounding error of the value in between. */
  readonly tolerance: number | undefined;
}

/** How a result is formatted: the shortest text that reads back, digits after the point, or significant digits. */
export type DigitStyle =
  | { readonly kind: 'shortest' }
  | { readonly kind: 'fixed'; readonly count: number }
  | { readonly kind: 'significant'; readonly count: number };

/** Numbers from arguments, one in each. */
export interface Arguments {
  readonly kind: 'arguments';
  readonly count: number;
}

/** Numbers from a stream. */
export interface Numbers {
  readonly kind: 'numbers';
  /** A file with the name of an array; undefined: standard input, which may be an array too. */
  readonly file: string | undefined;
  /** The format of the text; undefined: the usual one. */
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

/** The common options of tables and JSON objects. */
export interface Records {
  /** The format of the text; undefined: the usual one of the kind. */
  readonly syntax?: SyntaxName | undefined;
  /** True: results become new cells or keys at the end of the record. */
  readonly append: boolean;
  /** The name of the only new column or key; undefined: the name of its source with a suffix. */
  readonly as: string | undefined;
  readonly bad: BadPolicy;
  /** Markers of missing values, with ASCII letters in lower case. */
  readonly missing: readonly string[];
  /** The label and the weight of rows that are scored or fitted; undefined: the task is another. */
  readonly target?: Target | undefined;
}

export interface Csv extends Records {
  readonly kind: 'csv';
  /** The selectors of columns: header names, patterns, 1-based numbers or ranges, each perhaps a list with commas. */
  readonly columns: readonly string[];
  /** True: `columns` are the names in a model, and are matched only as names. */
  readonly areNames?: boolean;
  /** One ASCII character. */
  readonly delimiter: string;
  /** One ASCII character; undefined: quotes are ordinary text. */
  readonly quote: string | undefined;
  /** True: the user named the quote, so a cell may contain text that looks like rows. */
  readonly isQuoteSure: boolean;
  /** False: the first row is data. */
  readonly header: boolean;
  /** True: the first row is the header, even if its names are numbers. */
  readonly isHeaderSure: boolean;
  /** True: new cells are inserted after their source cell. */
  readonly after: boolean;
}

/** JSON objects, by default one per line. */
export interface Json extends Records {
  readonly kind: 'json';
  /** The fields to read, none inside another: those of the values in the order of selection, then those of the target. */
  readonly fields: readonly Path[];
}

export const BAD_POLICIES = ['fail', 'keep', 'nan', 'skip'] as const;

export type BadPolicy = (typeof BAD_POLICIES)[number];

export const DEFAULT_MISSING: readonly string[] = ['', 'na', 'n/a', 'nan', 'null', 'none'];

/** A marker in the form of `Records.missing`. Case is ignored only for ASCII letters, since the kernel compares bytes. */
export function normalizeMissing(text: string): string {
  return text.trim().replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** The names of the keys that are added to each object, in order; empty if the output is not JSON. */
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

/** The conflict between options for JSON objects, with their names as typed; undefined: none. */
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
 * The conflict between options for a table; undefined: none.
 * @param named returns the name of an option for the message
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
