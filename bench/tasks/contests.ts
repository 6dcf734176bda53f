/** The tasks that all contestants do. */
import { judge, type Share } from '../budget.ts';
import { hold } from '../contest.ts';
import type { Work } from '../contestants/contestant.ts';
import type { Dataset } from '../data/dataset.ts';
import { numbers } from '../data/numbers.ts';
import { logOdds, quotedNewlines, scores, tenColumns, wide } from '../data/tables.ts';
import { describeOutcome } from '../report.ts';
import type { Task } from './task.ts';

interface Form {
  readonly title: string;
  readonly dataset: (rows: number) => Dataset;
  /** Its rows, as a share of those of the scores. */
  readonly scale?: number;
  readonly direction?: Work['direction'];
  readonly through?: Work['through'];
  readonly shares?: readonly Share[];
}

const CSV_SHARES: readonly Share[] = [
  { of: 'Polars', what: 'wall', max: 0.4 },
  { of: 'Polars', what: 'cpu', max: 0.35 },
  { of: 'DuckDB', what: 'wall', max: 0.25 },
];

const NUMBER_SHARES: readonly Share[] = [
  { of: 'Polars', what: 'wall', max: 0.65 },
  { of: 'DuckDB', what: 'wall', max: 0.35 },
];

const PIPE_SHARES: readonly Share[] = [{ of: 'Polars', what: 'wall', max: 0.35 }];

function contest({
  title,
  dataset,
  scale = 1,
  direction = 'logit',
  through = 'file',
  shares = [],
}: Form): Task {
  return ({ contestants, rows, rounds, cache, file }) => {
    const data = file(dataset(Math.ceil(rows * scale)));
    const outcome = hold({ title, work: { data, direction, through } }, contestants, rounds, cache);
    return { text: describeOutcome(outcome), verdicts: judge(outcome, shares) };
  };
}

export const csv = contest({ title: 'CSV, one column', dataset: scores, shares: CSV_SHARES });

export const csvPipe = contest({
  title: 'CSV, one column, pipe to pipe',
  dataset: scores,
  through: 'pipe',
  shares: PIPE_SHARES,
});

export const ten = contest({ title: 'CSV, ten columns', dataset: tenColumns, scale: 0.25 });

export const numberList = contest({ title: 'Numbers one per line', dataset: numbers, shares: NUMBER_SHARES });

export const numberPipe = contest({
  title: 'Numbers one per line, pipe to pipe',
  dataset: numbers,
  through: 'pipe',
  shares: PIPE_SHARES,
});

export const quoted = contest({ title: 'CSV, quoted line feeds', dataset: quotedNewlines, scale: 0.5 });

export const sigmoid = contest({
  title: 'CSV, log-odds to probability',
  dataset: logOdds,
  direction: 'sigmoid',
});

export const second = contest({
  title: 'CSV of another shape',
  dataset: wide,
  scale: 0.1,
  shares: CSV_SHARES,
});
