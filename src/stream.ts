import { Duplex, PassThrough } from 'node:stream';
import { convert } from './convert/run.ts';
import { conversionOf, type ConversionOptions } from './core/convert.ts';
import {
  DEFAULT_MISSING,
  isDelimiter,
  isQuote,
  missingSpelling,
  type BadPolicy,
  type DigitStyle,
  type Job,
} from './core/job.ts';
import type { Tally } from './core/tally.ts';
import { readableSource } from './input/readable.ts';
import { writableSink } from './output/writable.ts';

/** Options of `csvStream`: those of the command, with the same meanings and defaults. */
export interface CsvStreamOptions extends ConversionOptions {
  /** Columns to convert, by header name or 1-based number. */
  readonly columns: string | readonly string[];
  /** `logit` (default): probability to log-odds. `sigmoid`: log-odds to probability. */
  readonly direction?: 'logit' | 'sigmoid' | undefined;
  /** True: keep the columns and add the results as new ones. */
  readonly append?: boolean | undefined;
  /** Name of the one new column. */
  readonly as?: string | undefined;
  /** One ASCII character; default `,`. */
  readonly delimiter?: string | undefined;
  /** One ASCII character; default `"`. null: quotes are ordinary text. */
  readonly quote?: string | null | undefined;
  /** False: the first row is data. */
  readonly header?: boolean | undefined;
  /** What to do about a cell that is no number; default `fail`: the stream is destroyed with a Problem. */
  readonly bad?: BadPolicy | undefined;
  /** Spellings of a missing value, in any case. */
  readonly missing?: readonly string[] | undefined;
  /** True: convert back too, and add `NAME_recovered`; a number: the relative tolerance of the check. */
  readonly inverse?: boolean | number | undefined;
  /** Digits after the point, 0 to 100. */
  readonly precision?: number | undefined;
  /** Significant digits, 1 to 17. */
  readonly significant?: number | undefined;
  /** Told what was seen, when everything is converted. */
  readonly onTally?: ((tally: Tally) => void) | undefined;
}

/**
 * The command's CSV conversion as a stream: bytes of CSV in, the same bytes out but for the numbers converted.
 * @throws RangeError if an option is out of its range; later the stream is destroyed with a Problem where the command
 *   would end with a message
 */
export function csvStream(options: CsvStreamOptions): Duplex {
  const job = jobOf(options);
  const writable = new PassThrough();
  const readable = new PassThrough();
  const duplex = Duplex.from({ writable, readable });
  // The duplex closes both its ends, with the reason; the source alone would close without one.
  const source = { ...readableSource(writable), close() {} };
  convert(job, [source], writableSink(readable)).then(
    (tally) => {
      options.onTally?.(tally);
      readable.end();
    },
    (error: unknown) => duplex.destroy(error as Error),
  );
  return duplex;
}

function jobOf(options: CsvStreamOptions): Job {
  const {
    columns,
    direction = 'logit',
    append = false,
    header = true,
    bad = 'fail',
    missing = DEFAULT_MISSING,
    inverse,
    as,
  } = options;
  const { delimiter = ',' } = options;
  const quote = options.quote === null ? undefined : (options.quote ?? '"');
  if (!isDelimiter(delimiter)) {
    throw new RangeError('delimiter has to be one ASCII character that stands in no number');
  }
  if (quote !== undefined && !isQuote(quote)) throw new RangeError('quote has to be one ASCII character');
  if (delimiter === quote) throw new RangeError('delimiter and quote are the same character');
  return {
    conversion: {
      ...conversionOf(direction, options, 'float64'),
      inverse:
        inverse === undefined || inverse === false
          ? undefined
          : { tolerance: inverse === true ? undefined : inverse },
    },
    input: {
      kind: 'csv',
      columns: typeof columns === 'string' ? [columns] : columns,
      delimiter,
      quote,
      header,
      append,
      as,
      bad,
      missing: missing.map(missingSpelling),
    },
    format: 'csv',
    digits: digitsOf(options),
  };
}

function digitsOf({ precision, significant }: CsvStreamOptions): DigitStyle {
  if (precision !== undefined) return { kind: 'fixed', count: whole('precision', precision, 0, 100) };
  if (significant !== undefined)
    return { kind: 'significant', count: whole('significant', significant, 1, 17) };
  return { kind: 'shortest' };
}

function whole(name: string, value: number, least: number, most: number): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new RangeError(`${name} is ${value}; it has to be a whole number from ${least} to ${most}`);
}
