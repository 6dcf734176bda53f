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

/** Options of `csvTransform` and `csvStream`. They mean the same as those of the command, and have the same defaults. */
export interface CsvOptions extends ConversionOptions, MapOptions {
  /** Columns to convert, each given as a header name, a pattern of names, a 1-based number or a range; a leading `!` excludes columns. */
  readonly columns: string | readonly string[];
  /** The scale to convert from; default `prob`. */
  readonly from?: ScaleName | undefined;
  /** The scale to convert to; default `logit`. */
  readonly to?: ScaleName | undefined;
  /** True: keeps the columns and adds the results as new ones. Default false. */
  readonly append?: boolean | undefined;
  /** True: inserts a new column after its source, not at the end of the row. Requires `append`. */
  readonly after?: boolean | undefined;
  /** The name of the new column, if there is only one. Requires `append`. */
  readonly as?: string | undefined;
  /** The field delimiter, one ASCII character; default `,`. */
  readonly delimiter?: string | undefined;
  /** The quote, one ASCII character; default `"`. null: quotes are ordinary text. */
  readonly quote?: string | null | undefined;
  /** False: the first row is data. True: it is the header, even if it contains numbers, which is otherwise an error. */
  readonly header?: boolean | undefined;
  /** What to do with a cell that is not a number; default `fail`: the stream fails with a LogitError. */
  readonly bad?: BadPolicy | undefined;
  /** Cells that count as missing, in upper or lower case; default: empty cells, `NA` and other usual markers. */
  readonly na?: readonly string[] | undefined;
  /** True: converts the decimal as written, not the nearest double. */
  readonly exact?: boolean | undefined;
  /** True: also converts back, checks the result and adds it as `NAME_recovered`; a number is the relative tolerance of the check. */
  readonly inverse?: boolean | number | undefined;
  /** Digits after the point, 0 to 100; default: the shortest decimal that is read back as the same value. */
  readonly precision?: number | undefined;
  /** Significant digits, 1 to 17, instead of `precision`. */
  readonly significant?: number | undefined;
  /** Called with the counts and warnings when all input is converted; not called after an error. */
  readonly onEnd?: ((stats: RunStats) => void) | undefined;
}

/** All options: any other name is an error. */
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
 * The job that the options describe.
 * @param caller the name of the function that takes the options
 * @throws RangeError if an option is out of range or conflicts with another; TypeError if there is no such option
 */
export function jobOf(caller: string, options: CsvOptions): Job {
  refuseUnknown(caller, options, OPTIONS);
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
