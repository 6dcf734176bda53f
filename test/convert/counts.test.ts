import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convert } from '../../src/convert/run.ts';
import type { Blocks } from '../../src/convert/extras.ts';
import { conversionOf } from '../../src/engine/convert.ts';
import type { Summary } from '../../src/engine/summary.ts';
import { DEFAULT_MISSING, type BadPolicy, type Job } from '../../src/job/job.ts';
import type { ScaleName } from '../../src/job/scale.ts';
import { LogitError, type Location } from '../../src/message/error.ts';
import type { Occurrence, RunStats } from '../../src/message/runStats.ts';
import { inPieces, keepingSink, SMALL_BLOCKS } from '../support/inMemory.ts';
import { THOROUGH } from '../support/thorough.ts';

interface Counted {
  output: string;
  stats: RunStats | undefined;
  error: Stop | undefined;
  summaries: Summary[];
}

interface Asked {
  readonly kind: 'csv' | 'numbers' | 'json';
  readonly from: ScaleName;
  readonly to: ScaleName;
  readonly eps: number | undefined;
  readonly inverse: boolean;
  readonly check: boolean;
  readonly bad: BadPolicy;
}

const RECORDS = { append: false, as: undefined, missing: DEFAULT_MISSING };

function jobOf({ kind, from, to, eps, inverse, check, bad }: Asked): Job {
  const conversion = conversionOf({ from, to }, { eps }, 'float64');
  const inputs: Record<Asked['kind'], Job['input']> = {
    numbers: { kind: 'numbers', file: undefined },
    json: { kind: 'json', fields: [['p'], ['q', '0']], bad, ...RECORDS },
    csv: {
      kind: 'csv',
      columns: ['p', 'q'],
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
  const formats = { numbers: 'lines', json: 'json', csv: 'csv' } as const;
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
  text: string,
  job: Job,
  sizes: readonly number[] = [0],
  blocks: Blocks = SMALL_BLOCKS,
): Promise<Counted> {
  const { sink, written } = keepingSink();
  let summaries: Summary[] = [];
  const end = await convert(job, [inPieces(Buffer.from(text), sizes)], sink, {
    blocks,
    sumUp: (seen) => {
      summaries = [...seen];
    },
  }).then(
    (stats) => ({ stats, error: undefined }),
    (error: unknown) => ({ stats: undefined, error: stopOf(error) }),
  );
  return { output: written().toString(), ...end, summaries };
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

/** The counts of two parts, of which the second begins `lines` lines after the first. */
function merged(a: RunStats, b: RunStats, lines: number): Partial<RunStats> {
  const first = (name: 'firstBad' | 'firstOutside' | 'firstFar' | 'firstFailed' | 'firstLong') =>
    a[name] ?? later(b[name], lines);
  const sum = (
    name: 'numbers' | 'missing' | 'bad' | 'skipped' | 'untouched' | 'clamped' | 'outside' | 'far',
  ) => a[name] + b[name];
  return {
    rows: a.rows + b.rows,
    long: a.long + b.long,
    firstLong: first('firstLong'),
    numbers: sum('numbers'),
    missing: sum('missing'),
    bad: sum('bad'),
    firstBad: first('firstBad'),
    skipped: sum('skipped'),
    untouched: sum('untouched'),
    clamped: sum('clamped'),
    outside: sum('outside'),
    outsideMin: Math.min(a.outsideMin, b.outsideMin),
    outsideMax: Math.max(a.outsideMax, b.outsideMax),
    firstOutside: first('firstOutside'),
    far: sum('far'),
    farMin: Math.min(a.farMin, b.farMin),
    farMax: Math.max(a.farMax, b.farMax),
    firstFar: first('firstFar'),
    failed: a.failed + b.failed,
    firstFailed: first('firstFailed'),
    identical: a.identical + b.identical,
    worst: Math.max(a.worst, b.worst),
    // The largest error is that of the first value that has it.
    worstUlps: b.worst > a.worst ? b.worstUlps : a.worstUlps,
    worstPlace: b.worst > a.worst ? later(b.worstPlace, lines) : a.worstPlace,
  };
}

function later(seen: Occurrence | undefined, lines: number): Occurrence | undefined {
  return seen && { ...seen, location: { ...seen.location, line: seen.location.line + lines } };
}

/** What can be told of a column without its mean. */
function mergedSummaries(a: readonly Summary[], b: readonly Summary[]): unknown[] {
  const least = (x: number | undefined, y: number | undefined): number | undefined =>
    x === undefined || y === undefined ? (x ?? y) : Math.min(x, y);
  const most = (x: number | undefined, y: number | undefined): number | undefined =>
    x === undefined || y === undefined ? (x ?? y) : Math.max(x, y);
  const figures = (x: Summary['after'], y: Summary['after']): unknown =>
    x &&
    y && {
      min: least(x.min, y.min),
      max: most(x.max, y.max),
      infinite: x.infinite + y.infinite,
      nan: x.nan + y.nan,
      below: x.histogram.below + y.histogram.below,
      above: x.histogram.above + y.histogram.above,
      bins: x.histogram.bins.map((bin, i) => bin + y.histogram.bins[i]!),
      numbers: Float64Array.of(...(x.distribution?.values ?? []), ...(y.distribution?.values ?? [])).sort(),
    };
  return a.map((one, i) => {
    const other = b[i]!;
    return {
      count: one.count + other.count,
      missing: one.missing + other.missing,
      bad: one.bad + other.bad,
      clamped: one.clamped + other.clamped,
      outside: one.outside + other.outside,
      before: figures(one.before, other.before),
      after: figures(one.after, other.after),
    };
  });
}

const NOTHING: Summary['before'] = {
  scale: 'prob',
  min: undefined,
  mean: undefined,
  max: undefined,
  infinite: 0,
  nan: 0,
  histogram: { below: 0, bins: Array.from({ length: 20 }, () => 0), above: 0 },
  distribution: undefined,
};

/** The same of one part alone. */
function alone(summaries: readonly Summary[]): unknown[] {
  const none = summaries.map((one) => ({
    ...one,
    count: 0,
    missing: 0,
    bad: 0,
    clamped: 0,
    outside: 0,
    before: NOTHING,
    after: one.after && NOTHING,
  }));
  return mergedSummaries(summaries, none);
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
  kind: fc.constantFrom('csv', 'numbers', 'json'),
  from: fc.constantFrom('prob', 'prob', 'logit', 'logit10', 'percent'),
  to: fc.constantFrom('logit', 'prob', 'phred'),
  eps: fc.constantFrom(undefined, undefined, 1e-6),
  inverse: fc.boolean(),
  check: fc.boolean(),
  bad: fc.constantFrom('keep', 'nan', 'skip', 'fail'),
});

/** Whole lines, the first of CSV without the header. */
function linesOf({ kind }: Asked): fc.Arbitrary<string[]> {
  const many = { maxLength: 60, size: 'max' } as const;
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

const cases = asked.chain((wanted) => linesOf(wanted).map((lines) => ({ wanted, lines })));
const HEADER = { csv: 'p,name,q\n', numbers: '', json: '' };

const small = fc.record({
  input: fc.integer({ min: 1, max: 400 }),
  output: fc.integer({ min: 1, max: 400 }),
});
const pieces = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 4 });

describe('what a run tells', () => {
  it('is the same however input and blocks are cut', async () => {
    await fc.assert(
      fc.asyncProperty(cases, pieces, small, async ({ wanted, lines }, sizes, blocks) => {
        const job = jobOf(wanted);
        const text = HEADER[wanted.kind] + lines.join('');
        expect(await count(text, job, sizes, blocks)).toEqual(await count(text, job));
      }),
      { numRuns: 200 * THOROUGH },
    );
  });

  it('of the parts of an input adds up to that of the whole', async () => {
    await fc.assert(
      fc.asyncProperty(
        cases,
        fc.double({ min: 0, max: 1, noNaN: true }),
        async ({ wanted, lines }, share) => {
          const job = jobOf(wanted);
          const header = HEADER[wanted.kind];
          const cut = Math.floor(share * lines.length);
          const [head, tail] = [lines.slice(0, cut).join(''), lines.slice(cut).join('')];
          const whole = await count(header + head + tail, job);
          const a = await count(header + head, job);
          const b = await count(header + tail, job);
          if (!a.stats || !b.stats) {
            const { kind } = (a.stats ? b : a).error!;
            // The first row of a file shows more than others.
            fc.pre(kind !== 'otherLength');
            expect(whole.error?.kind).toBe(kind);
            return;
          }
          expect(whole.stats).toMatchObject(merged(a.stats, b.stats, lineFeedsIn(head)));
          expect(alone(whole.summaries)).toEqual(mergedSummaries(a.summaries, b.summaries));
        },
      ),
      { numRuns: 200 * THOROUGH },
    );
  });

  it('counts each value that a clamp moves, whether itself or its result is outside', async () => {
    const percentages: Asked = {
      kind: 'numbers',
      from: 'percent',
      to: 'logprob',
      eps: 1e-8,
      inverse: false,
      check: false,
      bad: 'fail',
    };
    const job = jobOf(percentages);
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
    const table: Asked = {
      kind: 'csv',
      from: 'prob',
      to: 'logit',
      eps: undefined,
      inverse: false,
      check: false,
      bad: 'keep',
    };
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
    const job = jobOf({
      kind: 'numbers',
      from: 'logit',
      to: 'logit',
      eps: undefined,
      inverse: false,
      check: false,
      bad: 'fail',
    });
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

function lineFeedsIn(text: string): number {
  return text.split('\n').length - 1;
}
