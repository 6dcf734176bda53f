/** The rows that a run which scores or fits gathers. */
import { expect } from 'vitest';
import type { Seen } from '../../src/convert/gather.ts';
import { convert } from '../../src/convert/run.ts';
import { conversionOf } from '../../src/engine/convert.ts';
import { DEFAULT_MISSING, type Csv, type Job, type Json } from '../../src/job/job.ts';
import type { Target } from '../../src/job/role.ts';
import type { ScaleName } from '../../src/job/scale.ts';
import { inPieces, keepingSink } from './inMemory.ts';
import { USUAL_CSV } from './usualCsv.ts';

export const TARGET: Target = { label: 'y', positive: undefined, weight: undefined };

export const CSV: Csv = { ...USUAL_CSV, target: TARGET };

export const JSON_LINES: Json = {
  kind: 'json',
  fields: [['p'], ['y']],
  append: false,
  as: undefined,
  bad: 'fail',
  missing: DEFAULT_MISSING,
  target: TARGET,
};

export interface Gathered {
  values: number[][];
  labels: number[];
  weights: number[];
  lines: number[];
  seen: Seen | undefined;
}

/** All rows of a run. */
export async function gathered(
  input: Csv | Json,
  texts: string | readonly string[],
  { from = 'prob', eps }: { from?: ScaleName; eps?: number } = {},
  sizes: readonly number[] = [0],
): Promise<Gathered> {
  const job: Job = {
    // One column is scored, and several are fitted.
    task: input.kind === 'csv' && input.columns.join(',') !== 'p' ? 'fit' : 'score',
    conversion: conversionOf({ from, to: from }, { eps }, 'float64'),
    input,
    format: 'none',
    digits: { kind: 'shortest' },
  };
  const all: Gathered = { values: [], labels: [], weights: [], lines: [], seen: undefined };
  const sources = [texts].flat().map((text, i) => inPieces(Buffer.from(text), sizes, false, `${i}.csv`));
  const { sink, written } = keepingSink();
  await convert(job, sources, sink, {
    visitor: {
      visit(rows) {
        for (let row = 0; row < rows.count; row++) {
          all.values.push(rows.values.map((column) => column[row]!));
          all.labels.push(rows.labels[row]!);
          if (rows.weights) all.weights.push(rows.weights[row]!);
          all.lines.push(rows.locationOf(row).line);
        }
      },
      end(seen) {
        all.seen = seen;
      },
    },
  });
  expect(written()).toHaveLength(0);
  return all;
}
