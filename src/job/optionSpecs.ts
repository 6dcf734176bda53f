import { DTYPES, type Dtype } from './dtype.ts';
import { either } from '../text/either.ts';
import { BAD_POLICIES, type BadPolicy } from './job.ts';
import { escapeControls, truncate } from '../text/escape.ts';
import { SCALE_NAMES, type ScaleName } from './scale.ts';

/** The valid values of an option, for the command and the package. `expected` completes the sentence "must be ...". */
export interface Spec<T> {
  readonly expected: string;
  accepts(value: unknown): value is T;
}

/**
 * Returns the value if it is valid.
 * @throws RangeError that names the option
 */
export function within<T>(range: Spec<T>, option: string, value: unknown): T {
  if (range.accepts(value)) return value;
  throw new RangeError(`${option} must be ${range.expected}, got ${shown(value)}`);
}

function shown(value: unknown): string {
  if (typeof value === 'string') return `"${escapeControls(truncate(value))}"`;
  return typeof value === 'object' && value !== null ? 'an object' : escapeControls(truncate(String(value)));
}

/**
 * Refuses options that are not an object: they would all silently mean their defaults, as in `logit(p, 1e-6)`, or are the index that
 * `array.map(logit)` hands on.
 * @param caller the name of the function that takes the options
 * @throws TypeError
 */
export function refuseNoObject(caller: string, options: unknown): void {
  if (typeof options !== 'object' || options === null)
    throw new TypeError(
      `the options of ${caller} must be an object, got ${shown(options)} (such as { eps: 1e-6 }; array.map would pass an index)`,
    );
}

/**
 * Refuses unknown options; a misspelt one would otherwise silently mean its default.
 * @param caller the name of the function that takes the options
 * @throws TypeError that names the option
 */
export function refuseUnknown(caller: string, options: object, known: Readonly<Record<string, true>>): void {
  refuseNoObject(caller, options);
  for (const name of Object.keys(options)) {
    if (!Object.hasOwn(known, name))
      throw new TypeError(`${caller} has no option "${escapeControls(truncate(name))}"`);
  }
}

export const EPS: Spec<number> = numbers('a number from 0 to 0.5', (value) => value >= 0 && value <= 0.5);

export const TOLERANCE: Spec<number> = numbers(
  'a number of at least 0',
  (value) => value >= 0 && value < Infinity,
);

/** A base other than `e`. */
export const BASE: Spec<number> = numbers(
  'e, 2, 10 or another positive number except 1',
  (value) => value > 0 && value < Infinity && value !== 1,
);

/** A factor of log-odds. */
export const FACTOR: Spec<number> = numbers(
  'a finite number other than 0',
  (value) => Number.isFinite(value) && value !== 0,
);

export const SHIFT: Spec<number> = numbers('a finite number', (value) => Number.isFinite(value));

export const ABOVE_ZERO: Spec<number> = numbers(
  'a finite number above 0',
  (value) => value > 0 && value < Infinity,
);

/** Two base rates. */
export const PRIOR: Spec<readonly [from: number, to: number]> = {
  expected: 'two probabilities above 0 and below 1, that of the data and the new one, as [0.5, 0.01]',
  accepts: (value): value is readonly [from: number, to: number] =>
    Array.isArray(value) &&
    value.length === 2 &&
    value.every((rate) => typeof rate === 'number' && rate > 0 && rate < 1),
};

export const DTYPE: Spec<Dtype> = oneOf(DTYPES);
export const SCALE: Spec<ScaleName> = oneOf(SCALE_NAMES);
export const BAD: Spec<BadPolicy> = oneOf(BAD_POLICIES);

export const PRECISION: Spec<number> = wholeNumbers(0, 100);
export const SIGNIFICANT: Spec<number> = wholeNumbers(1, 17);

/** The number of bins of a calibration table. */
export const BINS: Spec<number> = wholeNumbers(1, 100);

/** The number of rows of a preview. */
export const ROWS: Spec<number> = wholeNumbers(1, 1000);

/** A delimiter or quote: no character of a number, of `inf`, `infinity` and `nan`, or of a line end. */
export const DELIMITER: Spec<string> = {
  expected: 'a single ASCII character that cannot be part of a number',
  accepts: (value): value is string =>
    typeof value === 'string' && /^\p{ASCII}$/u.test(value) && !/[\0\n\v\f\r\daefinty.+%/-]/i.test(value),
};

/** A selector of columns. An empty text is probably an unset variable; a column without a name is selected by number. */
export const COLUMN: Spec<string> = {
  expected: 'a non-empty column name or number',
  accepts: (value): value is string => typeof value === 'string' && value !== '',
};

export const COLUMNS: Spec<string | readonly string[]> = {
  expected: `${COLUMN.expected}, or an array of them`,
  accepts: (value): value is string | readonly string[] =>
    COLUMN.accepts(value) ||
    (Array.isArray(value) && value.length > 0 && value.every((one) => COLUMN.accepts(one))),
};

export const TEXT: Spec<string> = {
  expected: 'a string',
  accepts: (value): value is string => typeof value === 'string',
};

function oneOf<T extends string>(values: readonly T[]): Spec<T> {
  return { expected: either(values), accepts: (value): value is T => values.includes(value as T) };
}

export const BOOLEAN: Spec<boolean> = {
  expected: 'true or false',
  accepts: (value): value is boolean => typeof value === 'boolean',
};

export function listOf<T>(range: Spec<T>): Spec<readonly T[]> {
  return {
    expected: `an array, each element ${range.expected}`,
    accepts: (value): value is readonly T[] =>
      Array.isArray(value) && value.every((one) => range.accepts(one)),
  };
}

export const FUNCTION: Spec<() => void> = {
  expected: 'a function',
  accepts: (value): value is () => void => typeof value === 'function',
};

function numbers(wanted: string, holds: (value: number) => boolean): Spec<number> {
  return { expected: wanted, accepts: (value): value is number => typeof value === 'number' && holds(value) };
}

function wholeNumbers(min: number, max: number): Spec<number> {
  return numbers(
    `a whole number from ${min} to ${max}`,
    (value) => Number.isInteger(value) && value >= min && value <= max,
  );
}
