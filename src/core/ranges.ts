import { DTYPES, type Dtype } from './dtype.ts';
import { BAD_POLICIES, type BadPolicy } from './job.ts';
import { printable, shortened } from './printable.ts';
import { SCALE_NAMES, type ScaleName } from './scale.ts';

/** What the values of options may be, for the command and for the package: `wanted` completes "it has to be". */
export interface Range<T> {
  readonly wanted: string;
  holds(value: unknown): value is T;
}

/**
 * The value, if it is in the range.
 * @throws RangeError that names the option
 */
export function within<T>(range: Range<T>, option: string, value: unknown): T {
  if (range.holds(value)) return value;
  throw new RangeError(`${option} is ${shown(value)}; it has to be ${range.wanted}`);
}

function shown(value: unknown): string {
  if (typeof value === 'string') return `"${printable(shortened(value))}"`;
  return typeof value === 'object' && value !== null ? 'an object' : printable(shortened(String(value)));
}

/**
 * A slip in the name of an option would pass for its default.
 * @throws TypeError that names it
 */
export function refuseUnknown(taker: string, options: object, known: Readonly<Record<string, true>>): void {
  for (const name of Object.keys(options)) {
    if (!Object.hasOwn(known, name))
      throw new TypeError(`${taker} has no option "${printable(shortened(name))}"`);
  }
}

export const EPS: Range<number> = numbers('a number from 0 to 0.5', (value) => value >= 0 && value <= 0.5);

export const TOLERANCE: Range<number> = numbers('0 or more', (value) => value >= 0 && value < Infinity);

/** Beside `e`. */
export const BASE: Range<number> = numbers(
  'e, 2, 10, or another number above 0 that is not 1',
  (value) => value > 0 && value < Infinity && value !== 1,
);

export const DTYPE: Range<Dtype> = oneOf(DTYPES);
export const SCALE: Range<ScaleName> = oneOf(SCALE_NAMES);
export const BAD: Range<BadPolicy> = oneOf(BAD_POLICIES);

export const PRECISION: Range<number> = wholeNumbers(0, 100);
export const SIGNIFICANT: Range<number> = wholeNumbers(1, 17);

/** Rows that somebody looks at. */
export const ROWS: Range<number> = wholeNumbers(1, 1000);

/** A delimiter or quote. It is not part of any number, of `inf`, `infinity` and `nan`, or of a line end. */
export const MARK: Range<string> = {
  wanted: 'one ASCII character that no number contains',
  holds: (value): value is string =>
    typeof value === 'string' && /^\p{ASCII}$/u.test(value) && !/[\0\n\v\f\r\daefinty.+%/-]/i.test(value),
};

/** A column without a name is asked for by number: an empty text is rather a variable that nobody has set. */
export const COLUMN: Range<string> = {
  wanted: 'the name or the number of a column, and not empty',
  holds: (value): value is string => typeof value === 'string' && value !== '',
};

export const COLUMNS: Range<string | readonly string[]> = {
  wanted: `${COLUMN.wanted}, in text, or an array of them`,
  holds: (value): value is string | readonly string[] =>
    COLUMN.holds(value) ||
    (Array.isArray(value) && value.length > 0 && value.every((one) => COLUMN.holds(one))),
};

export const TEXT: Range<string> = {
  wanted: 'text',
  holds: (value): value is string => typeof value === 'string',
};

function oneOf<T extends string>(values: readonly T[]): Range<T> {
  return { wanted: values.join(' or '), holds: (value): value is T => values.includes(value as T) };
}

export const BOOLEAN: Range<boolean> = {
  wanted: 'true or false',
  holds: (value): value is boolean => typeof value === 'boolean',
};

export function listOf<T>(range: Range<T>): Range<readonly T[]> {
  return {
    wanted: `an array, each of its elements ${range.wanted}`,
    holds: (value): value is readonly T[] => Array.isArray(value) && value.every((one) => range.holds(one)),
  };
}

export const FUNCTION: Range<() => void> = {
  wanted: 'a function',
  holds: (value): value is () => void => typeof value === 'function',
};

function numbers(wanted: string, holds: (value: number) => boolean): Range<number> {
  return { wanted, holds: (value): value is number => typeof value === 'number' && holds(value) };
}

function wholeNumbers(least: number, most: number): Range<number> {
  return numbers(
    `a whole number from ${least} to ${most}`,
    (value) => Number.isInteger(value) && value >= least && value <= most,
  );
}
