import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convert } from '../../src/convert/run.ts';
import type { Blocks } from '../../src/convert/extras.ts';
import { conversionOf } from '../../src/engine/convert.ts';
import type { Kernel } from '../../src/engine/kernel.ts';
import type { Summary } from '../../src/engine/summary.ts';
import { sizeInArray, type Dtype } from '../../src/job/dtype.ts';
import { DEFAULT_MISSING, type BadPolicy, type Job } from '../../src/job/job.ts';
import type { ScaleName } from '../../src/job/scale.ts';
import { LogitError, type Location } from '../../src/message/error.ts';
import type { RunStats } from '../../src/message/runStats.ts';
import { inPieces, keepingSink, SMALL_BLOCKS } from '../support/inMemory.ts';
import {
  mergedColumn,
  mergedTotals,
  readColumns,
  type Column,
  type Totals,
} from '../support/mergedCounts.ts';
import { THOROUGH } from '../support/thorough.ts';

interface Counted {
  output: string;
  stats: RunStats | undefined;
  error: Stop | undefined;
  summaries: Summary[];
  columns: Column[];
}

interface Asked {
  readonly kind: 'csv' | 'numbers' | 'json' | 'array' | 'arguments';
  readonly columns: readonly string[];
  readonly from: ScaleName;
  readonly to: ScaleName;
  readonly dtype: Dtype;
  readonly bigEndian: boolean;
  readonly eps: number | undefined;
  readonly inverse: boolean;
  readonly check: boolean;
  readonly bad: BadPolicy;
}

const USUAL: Asked = {
  kind: 'numbers',
  columns: ['p', 'q'],
  from: 'prob',
  to: 'logit',
  dtype: 'float64',
  bigEndian: false,
  eps: undefined,
  inverse: false,
  check: false,
  bad: 'fail',
};

const RECORDS = { append: false, as: undefined, missing: DEFAULT_MISSING };

function jobOf({ kind, columns, from, to, dtype, bigEndian, eps, inverse, check, bad }: Asked): Job {
  const conversion = conversionOf({ from, to }, { eps }, dtype);
  const inputs: Record<Asked['kind'], Job['input']> = {
    numbers: { kind: 'numbers', file: undefined },
    arguments: { kind: 'arguments', count: 1 },
    array: { kind: 'array', dtype, bigEndian, fortranOrder: false, shape: [1] },
    json: {
      kind: 'json',
      fields: columns.map((name) => (name === 'q' ? ['q', '0'] : ['p'])),
      bad,
      ...RECORDS,
    },
    csv: {
      kind: 'csv',
      columns,
      delimiter: ',',
      quote: '"',
      header: true,
      isHeaderSure: true,
      isQuoteSure: true,
      after: false,
      bad,
      ...RECORDS,
    },
  };
  const formats = { numbers: 'lines', arguments: 'lines', array: 'lines', json: 'json', csv: 'csv' } as const;
  return {
    task: check ? 'check' : 'convert',
    conversion: { ...conversion, inverse: inverse && !check ? { tolerance: undefined } : undefined },
    input: inputs[kind],
    format: check ? 'none' : formats[kind],
    digits: { kind: 'shortest' },
  };
}

/** All that a run tells, with input that comes in pieces of these sizes, and blocks as small as these. */
async function count(
  input: string | Uint8Array,
  job: Job,
  sizes: readonly number[] = [0],
  blocks: Blocks = SMALL_BLOCKS,
): Promise<Counted> {
  const { sink, written } = keepingSink();
  let summaries: Summary[] = [];
  let columns: Column[] = [];
  let kernel: Kernel | undefined;
  const end = await convert(job, [inPieces(Buffer.from(input), sizes)], sink, {
    blocks,
    visitor: {
      start: (made) => {
        kernel = made;
      },
      end() {},
    },
    sumUp: (seen) => {
      summaries = [...seen];
      columns = readColumns(kernel!, summaries.length, job.task === 'convert');
    },
  }).then(
    (stats) => ({ stats, error: undefined }),
    (error: unknown) => ({ stats: undefined, error: stopOf(error) }),
  );
  return { output: written().toString(), ...end, summaries, columns };
}

/** What a message says for sure: what helps is found in what is at hand. */
interface Stop {
  readonly kind: string;
  readonly place: Location | undefined;
}

function stopOf(error: unknown): Stop {
  if (!(error instanceof LogitError)) throw error;
  const { detail } = error;
  return { kind: detail.kind, place: 'place' in detail ? detail.place : undefined };
}

const number = fc.oneof(
  fc.constantFrom('0.5', '0', '1', '-0', 'inf', '-1e308', '1e308', '1e308', '87', '-0.2', '1.0000000001'),
  fc.double({ min: 0, max: 1, noNaN: true }).map(String),
  fc.double().map((value) => String(value)),
);
const cell = fc.oneof(
  { weight: 8, arbitrary: number },
  { weight: 1, arbitrary: fc.constantFrom('', 'NA', 'nan') },
  { weight: 1, arbitrary: fc.constantFrom('x', '-', '1e', '"0.5"', '" 0.25"', '"a\nb"') },
);

const asked: fc.Arbitrary<Asked> = fc.record({
  kind: fc.constantFrom('csv', 'csv', 'numbers', 'json', 'json', 'array', 'arguments'),
  columns: fc.constantFrom(['p', 'q'], ['q', 'p'], ['p']),
  from: fc.constantFrom('prob', 'prob', 'logit', 'logit10', 'percent'),
  to: fc.constantFrom('logit', 'prob', 'phred'),
  dtype: fc.constantFrom('float64', 'float64', 'float32', 'float16'),
  bigEndian: fc.boolean(),
  eps: fc.constantFrom(undefined, undefined, 1e-6),
  inverse: fc.boolean(),
  check: fc.boolean(),
  bad: fc.constantFrom('keep', 'nan', 'skip', 'fail'),
});

/** Whole records, those of CSV without the header: an input may be cut between any two. */
function recordsOf({ kind, dtype, bigEndian }: Asked): fc.Arbitrary<(string | Uint8Array)[]> {
  const many = { maxLength: 60, size: 'max' } as const;
  if (kind === 'array')
    return fc.array(
      number.map((text) => valueOf(Number(text), dtype, bigEndian)),
      many,
    );
  if (kind === 'arguments')
    return fc
      .array(fc.oneof({ weight: 20, arbitrary: number }, fc.constantFrom('x', '')), many)
      .map((all) => all.map((text) => `${text}\0`));
  if (kind === 'numbers') {
    const line = fc.array(number, { minLength: 1, maxLength: 5 });
    const gap = fc.constantFrom(' ', ', ', '\t', '  # a comment, 0.5\n');
    return fc.array(
      fc.tuple(line, gap).map(([numbers, between]) => `${numbers.join(between)}\n`),
      many,
    );
  }
  if (kind === 'json') {
    const value = fc.oneof(
      number.filter((text) => /^-?\d/.test(text)),
      number.map((text) => `"${text}"`),
      fc.constantFrom('null', '"x"', 'true', '"\\u0030.5"', '[1]'),
    );
    const object = fc
      .tuple(value, value)
      .map(([p, q]) => `{"a": {"p": 1}, "p": ${p}, "q": [${q}, "\\"}"]}\n`);
    return fc.array(
      fc.oneof(
        { weight: 12, arbitrary: object },
        { weight: 1, arbitrary: fc.constantFrom('[1]\n', '\n', '{"q": [1]}\n') },
      ),
      many,
    );
  }
  const row = fc.array(cell, { minLength: 3, maxLength: 3 }).map((cells) => `${cells.join(',')}\n`);
  return fc.array(
    fc.oneof(
      { weight: 12, arbitrary: row },
      { weight: 1, arbitrary: fc.constantFrom('\n', '0.5\n', '0.1,0.2,0.3,x\n', '0.1,0.2,0.3\r\n') },
    ),
    many,
  );
}

/** A value of an array. Of float16 any bits are one. */
function valueOf(value: number, dtype: Dtype, bigEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(sizeInArray(dtype)));
  if (dtype === 'float64') view.setFloat64(0, value, !bigEndian);
  else if (dtype === 'float32') view.setFloat32(0, value, !bigEndian);
  else view.setUint16(0, Math.abs(value * 1e4) % 2 ** 16, !bigEndian);
  return new Uint8Array(view.buffer);
}

const cases = asked.chain((wanted) => recordsOf(wanted).map((records) => ({ wanted, records })));

/** The records as a file. */
function fileOf({ kind }: Asked, records: readonly (string | Uint8Array)[]): Buffer {
  const header = kind === 'csv' ? 'p,name,q\n' : '';
  return Buffer.concat([header, ...records].map((record) => Buffer.from(record)));
}

/** How many lines they are, by which places are counted. */
function linesIn({ kind }: Asked, records: readonly (string | Uint8Array)[]): number {
  if (kind === 'array' || kind === 'arguments') return records.length;
  return records.join('').split('\n').length - 1;
}

const small = fc.record({
  input: fc.integer({ min: 1, max: 400 }),
  output: fc.integer({ min: 1, max: 400 }),
});
const pieces = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 4 });

describe('the statistics of a run', () => {
  it('is the same however input and blocks are cut', async () => {
    await fc.assert(
      fc.asyncProperty(cases, pieces, small, async ({ wanted, records }, sizes, blocks) => {
        const job = jobOf(wanted);
        const file = fileOf(wanted, records);
        expect(await count(file, job, sizes, blocks)).toEqual(await count(file, job));
      }),
      { numRuns: 300 * THOROUGH },
    );
  });

  it('of the parts of an input merges to that of the whole, wherever it is cut between records', async () => {
    const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(cases, cuts, async ({ wanted, records }, shares) => {
        const job = jobOf(wanted);
        const whole = await count(fileOf(wanted, records), job);
        const ends = shares.map((share) => Math.floor(share * records.length)).sort((a, b) => a - b);
        const parts = [...ends, records.length].map((end, i) => records.slice(ends[i - 1] ?? 0, end));
        const counted = await Promise.all(parts.map((part) => count(fileOf(wanted, part), job)));
        const linesBefore = parts.map((_, i) => linesIn(wanted, parts.slice(0, i).flat()));
        const stopped = counted.findIndex(({ error }) => error);
        if (stopped >= 0) {
          const { kind, place } = counted[stopped]!.error!;
          // The first row of a file shows more than others.
          fc.pre(kind !== 'otherLength');
          expect(whole.error?.kind).toBe(kind);
          expect(whole.error?.place?.line).toBe(place && place.line + linesBefore[stopped]!);
          return;
        }
        const totals = counted
          .map(({ stats }): Totals => stats!)
          .reduce((a, b, i) => mergedTotals(a, b, linesBefore[i]!));
        expect(whole.stats).toMatchObject(totals);
        const columns = counted
          .map((part) => part.columns)
          .reduce((a, b, i) => a.map((column, slot) => mergedColumn(column, b[slot]!, linesBefore[i]!)));
        expect(whole.columns).toEqual(columns);
      }),
      { numRuns: 400 * THOROUGH },
    );
  });

  it('merges where there are more numbers than are kept', async () => {
    const job = jobOf({ ...USUAL, kind: 'csv' });
    const rows = Array.from({ length: 40_000 }, (_, i) => `${((i * 7919) % 40_000) / 40_000},,${i % 3}\n`);
    const [a, b, whole] = await Promise.all(
      [rows.slice(0, 15_000), rows.slice(15_000), rows].map((part) =>
        count(`p,name,q\n${part.join('')}`, job),
      ),
    );
    expect(whole!.columns[0]!.total).toBe(40_000);
    expect(whole!.columns).toEqual(
      a!.columns.map((column, slot) => mergedColumn(column, b!.columns[slot]!, 15_000)),
    );
    expect(whole!.stats).toMatchObject(mergedTotals(a!.stats!, b!.stats!, 15_000));
  });

  it('counts each value that a clamp moves, whether itself or its result is outside', async () => {
    const job = jobOf({ ...USUAL, from: 'percent', to: 'logprob', eps: 1e-8 });
    // In float16 the bound of certainty is that of 100 percent, so that no result moves there.
    const half = { ...job, conversion: { ...job.conversion, dtype: 'float16' as const } };
    for (const [text, clamped] of [
      ['150\n', 1],
      ['0\n', 1],
      ['150\n0\n50\n', 2],
    ] as const) {
      const { stats, summaries } = await count(text, half);
      expect([stats!.clamped, summaries[0]!.clamped]).toEqual([clamped, clamped]);
    }
  });

  it('keeps the first that fail in their order, also where cells that are not numbers are found before', async () => {
    const table: Asked = { ...USUAL, kind: 'csv', bad: 'keep' };
    const rows = Array.from({ length: 30 }, (_, i) =>
      i % 3 === 0 ? 'x,,0.5\n' : i % 3 === 1 ? '2,,0.5\n' : '0.5,,x\n',
    );
    const { summaries } = await count(`p,name,q\n${rows.join('')}`, jobOf(table));
    const lines = summaries.map(({ failing }) => failing.first.map(({ line }) => line));
    expect(lines[0]).toEqual([2, 3, 5, 6, 8, 9, 11, 12, 14, 15]);
    expect(lines[1]).toEqual([4, 7, 10, 13, 16, 19, 22, 25, 28, 31]);
  });

  it('has the same mean for any order of the numbers', async () => {
    const finite = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom(1e308, -1e308),
    );
    const job = jobOf({ ...USUAL, from: 'logit' });
    const mean = async (numbers: readonly number[]): Promise<unknown> =>
      (await count(numbers.join('\n'), job)).summaries.map(({ before, after }) => [before.mean, after!.mean]);
    await fc.assert(
      fc.asyncProperty(
        fc
          .array(finite, { minLength: 1, maxLength: 700, size: 'max' })
          .chain((numbers) =>
            fc.tuple(fc.constant(numbers), fc.shuffledSubarray(numbers, { minLength: numbers.length })),
          ),
        async ([numbers, shuffled]) => {
          expect(await mean(shuffled)).toEqual(await mean(numbers));
        },
      ),
      { numRuns: 40 * THOROUGH },
    );
  });
});
