import {
  contradiction,
  DEFAULT_MISSING,
  type Csv,
  type DigitStyle,
  type Format,
  type Job,
} from '../core/job.ts';
import { Problem } from '../core/problem.ts';
import type { Options } from './options.ts';

/**
 * What the options mean together.
 * @throws Problem of kind usage if they contradict each other
 */
export function compileJob(options: Options, operands: readonly string[]): Job {
  const input = options.column ? csv(options, options.column, operands) : numbers(options, operands);
  const format =
    options.format ?? ({ operands: 'tensor', numbers: 'lines', csv: 'csv' } as const)[input.kind];
  refuse(
    input.kind === 'csv' && format === 'lines',
    '--format lines does not go with --column: a table stays a table (csv or tensor)',
  );
  refuse(
    options.append && format === 'tensor',
    '--append adds a column to CSV, so it does not go with --format tensor',
  );
  refuse(options.tolerance !== undefined && !options.inverse, '--tolerance needs --inverse');
  return {
    conversion: {
      direction: options.sigmoid || options.expit ? 'sigmoid' : 'logit',
      dtype: options.dtype,
      base: options.base,
      eps: options.eps?.value,
      exact: options.exact ?? false,
      inverse: options.inverse && { tolerance: options.tolerance },
    },
    input,
    format: format satisfies Format,
    digits: digits(options),
  };
}

function refuse(condition: boolean | undefined, text: string): void {
  if (condition) throw new Problem({ kind: 'usage', text });
}

function digits({ precision, significant }: Options): DigitStyle {
  refuse(
    precision !== undefined && significant !== undefined,
    '--precision and --significant exclude each other',
  );
  if (precision !== undefined) return { kind: 'fixed', count: precision };
  if (significant !== undefined) return { kind: 'significant', count: significant };
  return { kind: 'shortest' };
}

function numbers(options: Options, operands: readonly string[]): Job['input'] {
  const { append, after, as, delimiter, header, quote, bad, na } = options;
  const given = { append, after, as, delimiter, header: header ? undefined : true, quote, bad, na };
  for (const [name, value] of Object.entries(given)) {
    refuse(
      value !== undefined,
      `--${name === 'header' ? 'no-header' : name} is for CSV: name a column with --column`,
    );
  }
  return { kind: operands.length > 0 ? 'operands' : 'numbers' };
}

function csv(options: Options, columns: readonly string[], files: readonly string[]): Csv {
  const delimiter = options.delimiter ?? delimiterOf(files);
  const quote = options.quote === 'none' ? undefined : (options.quote ?? '"');
  const table: Csv = {
    kind: 'csv',
    columns,
    delimiter,
    quote,
    header: options.header,
    append: options.append ?? false,
    after: options.after ?? false,
    as: options.as,
    bad: options.bad ?? 'fail',
    missing: options.na ?? DEFAULT_MISSING,
  };
  const text = contradiction(table, (option) => `--${option}`);
  if (text !== undefined) throw new Problem({ kind: 'usage', text });
  return table;
}

/** Files with the extension of tab-separated values have tabs, all others commas; compressed or not. */
function delimiterOf(files: readonly string[]): string {
  const tabs = files.map((file) => /\.(?:tsv|tab)(?:\.(?:gz|zst))?$/i.test(file));
  refuse(
    tabs.includes(true) && tabs.includes(false),
    'the files are of two kinds, by their names: name their delimiter with --delimiter',
  );
  return tabs[0] ? '\t' : ',';
}
