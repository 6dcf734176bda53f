import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { conversionOf } from '../../src/engine/convert.ts';
import { STATISTIC_NAMES } from '../../src/engine/statistics.ts';
import type { Stats, Summary } from '../../src/engine/summary.ts';
import { DTYPES } from '../../src/job/dtype.ts';
import { reportPieces } from '../../src/output/report.ts';
import { NO_STATISTICS } from '../support/statistics.ts';

const JOB = {
  task: 'convert',
  conversion: conversionOf({ from: 'prob', to: 'logit' }, {}, 'float64'),
  input: { kind: 'numbers', file: undefined },
  format: 'lines',
} as const;

const ENDING = {
  version: '1.2.3',
  exit: 0,
  messages: [{ level: 'note', code: 'x', fault: 'a "b"', fix: 'c' }],
  stats: undefined,
  files: ['-'],
};

const STATS: Stats = {
  ...NO_STATISTICS,
  scale: 'prob',
  min: 0,
  mean: 0.5,
  max: Infinity,
  infinite: 1,
  nan: 2,
  distribution: undefined,
  histogram: { below: 0, bins: Array.from({ length: 20 }, (_, i) => i), above: 3 },
};

function summary(index: number): Summary {
  return {
    name: `c${index}\n"`,
    number: index + 1,
    count: 3,
    missing: 0,
    bad: 0,
    clamped: 0,
    outside: 0,
    failing: { count: 0, first: [] },
    before: STATS,
    after: undefined,
  };
}

function* summaries(count: number, seen: number[] = []): Generator<Summary> {
  for (let i = 0; i < count; i++) {
    seen.push(i);
    yield summary(i);
  }
}

interface Schema {
  readonly properties: {
    readonly dtype: { readonly enum: readonly string[] };
    readonly columns: {
      readonly items: { readonly properties: { readonly before: { readonly required: readonly string[] } } };
    };
  };
}

describe('the schema of a report', () => {
  const path = new URL('../../src/output/report.schema.json', import.meta.url);
  const { properties } = JSON.parse(readFileSync(path, 'utf8')) as Schema;

  it('has every dtype, and every statistic of a column', () => {
    expect(properties.dtype.enum).toEqual(DTYPES);
    expect(properties.columns.items.properties.before.required).toEqual([
      'scale',
      ...STATISTIC_NAMES,
      'histogram',
    ]);
  });
});

describe('a report', () => {
  it.each([0, 1, 2, 1000])('of %i columns is JSON as JSON.stringify indents it', (count) => {
    const text = [...reportPieces(JOB, ENDING, summaries(count))].join('');
    const report = JSON.parse(text) as { columns: { name: string }[] };
    expect(report.columns.map(({ name }) => name)).toEqual(
      Array.from({ length: count }, (_, i) => `c${i}\n"`),
    );
    expect(text).toBe(`${JSON.stringify(report, null, 2)}\n`);
  });

  it('of many columns is made piece by piece, each column when its piece is asked for', () => {
    const seen: number[] = [];
    let pieces = 0;
    for (const piece of reportPieces(JOB, ENDING, summaries(20_000, seen))) {
      pieces++;
      expect(piece.length).toBeLessThan(80 * 1024);
      expect(seen.length).toBeLessThanOrEqual(pieces * 100);
    }
    expect(seen).toHaveLength(20_000);
  });
});
