import { inOneLine } from '../message/sentence.ts';
import { conversionOf, mapOf, type ConversionOptions } from '../engine/convert.ts';
import type { MapOptions } from '../job/affine.ts';
import { digitsOf } from '../job/digits.ts';
import {
  findConflict,
  DEFAULT_MISSING,
  normalizeMissing,
  type BadPolicy,
  type Csv,
  type Job,
} from '../job/job.ts';
import {
  BAD,
  BOOLEAN,
  COLUMNS,
  FUNCTION,
  listOf,
  DELIMITER,
  SCALE,
  TEXT,
  TOLERANCE,
  refuseUnknown,
  within,
  type Spec,
} from '../job/optionSpecs.ts';
import type { ScaleName } from '../job/scale.ts';
import type { RunStats } from '../message/runStats.ts';

/** Options of `csvTransform` and `csvStream`: those of the command, with the same meanings and defaults. */
export interface CsvOptions extends ConversionOptions, MapOptions {
  /** Columns to convert, by header name, pattern of names, 1-based number or range; `!` before one takes it out. */
  readonly columns: string | readonly string[];
  /** The scale to convert from; default `prob`. */
  readonly from?: ScaleName | undefined;
  /** The scale to convert to; default `logit`. */
  readonly to?: ScaleName | undefined;
  /** True: keep the columns and add the results as new ones. */
  readonly append?: boolean | undefined;
  /** True: a new column is inserted after its source, not at the end of the row. */
  readonly after?: boolean | undefined;
  /** Name of the one new column. */
  readonly as?: string | undefined;
  /** One ASCII character; default `,`. */
  readonly delimiter?: string | undefined;
  /** One ASCII character; default `"`. null: quotes are ordinary text. */
  readonly quote?: string | null | undefined;
  /** False: the first row is data. True: it is the header, also where its names are numbers, as values are. */
  readonly header?: boolean | undefined;
  /** What to do with a cell that is not a number; default `fail`: the stream ends with a LogitError. */
  readonly bad?: BadPolicy | undefined;
  /** Markers of a missing value, in any case. */
  readonly na?: readonly string[] | undefined;
  /** True: the decimal as written is converted, not the nearest double. */
  readonly exact?: boolean | undefined;
  /** True: convert back too, and add `NAME_recovered`; a number: the relative tolerance of the check. */
  readonly inverse?: boolean | number | undefined;
  /** Digits after the point, 0 to 100. */
  readonly precision?: number | undefined;
  /** Significant digits, 1 to 17. */
  readonly significant?: number | undefined;
  /** Called with what was seen, when everything is converted. */
  readonly onEnd?: ((stats: RunStats) => void) | undefined;
}

/** Every option, so that a misspelt name is an error. */
const OPTIONS: Record<keyof CsvOptions, true> = {
  columns: true,
  from: true,
  to: true,
  append: true,
  after: true,
  as: true,
  delimiter: true,
  quote: true,
  header: true,
  bad: true,
  na: true,
  exact: true,
  inverse: true,
  precision: true,
  significant: true,
  eps: true,
  scale: true,
  shift: true,
  temperature: true,
  prior: true,
  base: true,
  dtype: true,
  onEnd: true,
};

/**
 * What they mean together.
 * @param taker the function whose options they are
 * @throws RangeError if one is out of its range, TypeError if there is no such option
 */
export function jobOf(taker: string, options: CsvOptions): Job {
  refuseUnknown(taker, options, OPTIONS);
  const { inverse } = options;
  const optional = <T>(name: keyof CsvOptions, range: Spec<T>): T | undefined =>
    options[name] === undefined ? undefined : within(range, name, options[name]);
  optional('onEnd', FUNCTION);
  const map = mapOf(options);
  const exact = optional('exact', BOOLEAN) ?? false;
  if (exact && map) throw new RangeError('exact cannot be used with scale, shift, temperature or prior');
  return {
    task: 'convert',
    conversion: {
      ...conversionOf(
        { from: optional('from', SCALE) ?? 'prob', to: optional('to', SCALE) ?? 'logit', map },
        options,
        'float64',
      ),
      exact,
      inverse:
        inverse === undefined || inverse === false
          ? undefined
          : { tolerance: inverse === true ? undefined : within(TOLERANCE, 'inverse', inverse) },
    },
    input: csvOf(options, optional),
    format: 'csv',
    digits: digitsOf(options),
  };
}

function csvOf(
  { columns, quote }: CsvOptions,
  optional: <T>(name: keyof CsvOptions, range: Spec<T>) => T | undefined,
): Csv {
  const csv: Csv = {
    kind: 'csv',
    columns: [within(COLUMNS, 'columns', columns)].flat(),
    delimiter: optional('delimiter', DELIMITER) ?? ',',
    quote: quote === null ? undefined : (optional('quote', DELIMITER) ?? '"'),
    isQuoteSure: quote !== undefined,
    header: optional('header', BOOLEAN) ?? true,
    isHeaderSure: optional('header', BOOLEAN) ?? false,
    append: optional('append', BOOLEAN) ?? false,
    after: optional('after', BOOLEAN) ?? false,
    as: optional('as', TEXT),
    bad: optional('bad', BAD) ?? 'fail',
    missing: (optional('na', listOf(TEXT)) ?? DEFAULT_MISSING).map(normalizeMissing),
  };
  const conflict = findConflict(csv, (option) => option);
  if (conflict) throw new RangeError(inOneLine(conflict));
  return csv;
}
