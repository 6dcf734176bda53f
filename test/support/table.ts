/** Tables in tests: the options, the output of the program, and the result of the model. */
import { DEFAULT_MISSING, type BadPolicy } from '../../src/job/job.ts';
import { convertCsv, type CsvJob } from '../model/csv.ts';
import { LOGIT } from '../model/scales.ts';
import { convertSource, inPieces } from './inMemory.ts';

/** The names of columns; a table has the first ones. */
export const NAMES = ['id', 'p', 'q', 'name', 'x y', '7'];

export interface Wanted {
  /** The 0-based numbers of the columns to convert, in the order of selection. */
  readonly columns: readonly number[];
  readonly delimiter: string;
  readonly quote: string | undefined;
  readonly header: boolean;
  readonly append: boolean;
  /** Only with `append`. */
  readonly after: boolean;
  readonly inverse: boolean;
  readonly scales: typeof LOGIT;
  readonly bad: BadPolicy;
}

export function jobFor(wanted: Wanted): CsvJob {
  const { columns, delimiter, quote, header, append, after, inverse, scales, bad } = wanted;
  const input: CsvJob['input'] = {
    kind: 'csv',
    columns: columns.map((column) => (header ? NAMES[column]! : String(column + 1))),
    delimiter,
    quote,
    header,
    isHeaderSure: false,
    isQuoteSure: false,
    append,
    after,
    as: undefined,
    bad,
    missing: DEFAULT_MISSING,
  };
  return {
    task: 'convert',
    conversion: {
      ...scales,
      dtype: 'float64',
      base: 0,
      eps: undefined,
      exact: false,
      inverse: inverse ? { tolerance: undefined } : undefined,
    },
    input,
    format: 'csv',
    digits: { kind: 'shortest' },
  };
}

export const APPENDING: Wanted = {
  columns: [1],
  delimiter: ',',
  quote: '"',
  header: true,
  append: true,
  after: false,
  inverse: true,
  scales: LOGIT,
  bad: 'keep',
};

export interface Outcome {
  output: string;
  failedOn: number | undefined;
}

export async function product(
  text: string,
  wanted: Wanted,
  sizes: readonly number[] = [Infinity],
  waits = false,
): Promise<Outcome> {
  const source = inPieces(Buffer.from(text, 'latin1'), sizes, waits);
  const { output, failedOn } = await convertSource(jobFor(wanted), source);
  return { output: output.toString('latin1'), failedOn };
}

/** The result of the model. */
export function model(text: string, wanted: Wanted): Outcome {
  const { output, trouble } = convertCsv([{ name: undefined, text }], jobFor(wanted));
  return { output, failedOn: trouble?.line };
}
