import type { Dtype } from './dtype.ts';

/** Everything decided, nothing left to check: what a run converts, from what, and to what. */
export interface Job {
  readonly conversion: Conversion;
  readonly input: Operands | Numbers | Csv;
  readonly format: Format;
  readonly digits: DigitStyle;
}

export type Format = 'tensor' | 'lines' | 'csv';

export interface Conversion {
  /** `logit`: probability to log-odds. `sigmoid`: log-odds to probability. */
  readonly direction: 'logit' | 'sigmoid';
  readonly dtype: Dtype;
  /** Base of the log-odds; 0 is e. */
  readonly base: number;
  /** Probabilities are held within [eps, 1 - eps]; undefined: no clamp. */
  readonly eps: number | undefined;
  /** True: the number as typed is converted, and not the value of the dtype next to it. */
  readonly exact: boolean;
  /** The round-trip check; undefined: none. */
  readonly inverse: RoundTrip | undefined;
}

export interface RoundTrip {
  /** What it allows, relative; undefined: what one rounding of the value in between explains. */
  readonly tolerance: number | undefined;
}

/** How a result is spelled: the shortest text that reads back, digits after the point, or significant digits. */
export type DigitStyle =
  | { readonly kind: 'shortest' }
  | { readonly kind: 'fixed'; readonly count: number }
  | { readonly kind: 'significant'; readonly count: number };

/** Numbers from arguments, one each. */
export interface Operands {
  readonly kind: 'operands';
}

/** Numbers from a stream. */
export interface Numbers {
  readonly kind: 'numbers';
}

export interface Csv {
  readonly kind: 'csv';
  /** Columns by header name or 1-based number, as asked for; each may be several with commas. */
  readonly columns: readonly string[];
  /** One ASCII character. */
  readonly delimiter: string;
  /** One ASCII character; undefined: quotes are ordinary text. */
  readonly quote: string | undefined;
  /** False: the first row is data. */
  readonly header: boolean;
  /** True: results become new cells at the end of the row. */
  readonly append: boolean;
  /** Name of the one new column; undefined: `NAME_logit` or `NAME_sigmoid`. */
  readonly as: string | undefined;
  readonly bad: BadPolicy;
  /** Spellings of a missing value, their ASCII letters in lower case. */
  readonly missing: readonly string[];
}

/** Whether a text may be a quote character: one of ASCII that ends no line. */
export function isQuote(text: string): boolean {
  return /^[\t\x20-\x7e]$/.test(text);
}

/** Whether a text may be a delimiter: the same, and it stands in no number. */
export function isDelimiter(text: string): boolean {
  return isQuote(text) && !/[\w.+%/-]/.test(text);
}

export type BadPolicy = 'fail' | 'keep' | 'nan' | 'skip';

export const DEFAULT_MISSING: readonly string[] = ['', 'na', 'n/a', 'nan', 'null', 'none'];

/** A spelling as `Csv.missing` holds it. Only ASCII letters match in any case: that is all that can be told from bytes. */
export function missingSpelling(text: string): string {
  return text.trim().replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
