import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Scorer, type Score } from '../../src/convert/score.ts';
import { convert } from '../../src/convert/run.ts';
import { conversionOf } from '../../src/engine/convert.ts';
import { DEFAULT_MISSING, type Job } from '../../src/job/job.ts';
import type { ScaleName } from '../../src/job/scale.ts';
import { inPieces, keepingSink } from '../support/inMemory.ts';
import { cases } from '../support/thorough.ts';

interface Row {
  readonly value: number;
  readonly label: number;
  readonly weight: number;
}

interface Settings {
  readonly bins: number;
  readonly from: ScaleName;
  readonly hasWeights: boolean;
}

/** What a run finds in the rows, each part of them a file. */
async function scored(
  parts: readonly (readonly Row[])[],
  { bins, from, hasWeights }: Settings,
): Promise<Score> {
  const job: Job = {
    task: 'score',
    conversion: conversionOf({ from, to: from }, {}, 'float64'),
    input: {
      kind: 'csv',
      columns: ['1'],
      delimiter: ',',
      quote: '"',
      isQuoteSure: false,
      header: false,
      isHeaderSure: false,
      append: false,
      after: false,
      as: undefined,
      bad: 'fail',
      missing: DEFAULT_MISSING,
      target: { label: '2', positive: undefined, weight: hasWeights ? '3' : undefined },
    },
    format: 'none',
    digits: { kind: 'shortest' },
  };
  const sources = parts.map((rows, i) => {
    const text = rows.map(({ value, label, weight }) => `${value},${label},${weight}\n`).join('');
    return inPieces(Buffer.from(text), [0], false, `${i}.csv`);
  });
  const visitor = new Scorer(job, { loss: { base: 0, positiveWeight: 1, maxLoss: Infinity }, bins });
  await convert(job, sources, keepingSink().sink, { visitor });
  return visitor.result;
}

/** Losses of up to 12 are rounded: 1e-12 of this is a standard error that values which are the same may leave. */
const LEAST = 1e-2;

/** Paths of the numbers in which two results are apart by more than so much of them. */
function* apart(a: unknown, b: unknown, most: number, path = ''): Generator<string> {
  if (typeof a === 'number' && typeof b === 'number') {
    if (Math.abs(a - b) > most * Math.max(Math.abs(a), Math.abs(b), LEAST)) yield `${path}: ${a} and ${b}`;
  } else if (typeof a === 'object' && a !== null)
    for (const [key, value] of Object.entries(a))
      yield* apart(value, (b as Record<string, unknown>)[key], most, `${path}.${key}`);
  else if (a !== b) yield `${path}: ${String(a)} and ${String(b)}`;
}

const row = (least: number, most: number): fc.Arbitrary<Row> =>
  fc.record({
    value: fc.double({ min: least, max: most, noNaN: true }),
    label: fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true })),
    weight: fc.oneof(fc.constant(0), fc.double({ min: 2 ** -20, max: 2 ** 20, noNaN: true })),
  });

const settings = fc.record({
  bins: fc.integer({ min: 1, max: 100 }),
  from: fc.constantFrom<ScaleName>('prob', 'complement', 'logit', 'percent'),
  hasWeights: fc.boolean(),
});

describe('the sums of the kernel', () => {
  it('of parts merge to the sums of the whole', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(row(0.001, 0.999), { maxLength: 700 }), { minLength: 2, maxLength: 4 }),
        settings,
        async (parts, how) => {
          const whole = await scored([parts.flat()], how);
          const merged = await scored(parts, how);
          expect([...apart({ ...merged, columns: 0 }, { ...whole, columns: 0 }, 1e-12)]).toEqual([]);
        },
      ),
      { numRuns: cases(60) },
    );
  });

  it('does not depend on where batches end, nor on the order of the rows', async () => {
    const how: Settings = { bins: 10, from: 'prob', hasWeights: true };
    const rows = Array.from({ length: 3000 }, (_, i) => ({
      value: ((i * 0.6180339887498949) % 1) ** 8,
      label: i % 3 === 0 ? 1 : i % 5 === 0 ? 0.25 : 0,
      weight: 1 + (i % 11),
    }));
    const sorted = rows.toSorted((a, b) => a.value - b.value);
    expect([...apart(await scored([sorted], how), await scored([rows], how), 2e-15)]).toEqual([]);
  });

  it('keeps the digits of a standard error where all losses are nearly the same', async () => {
    const rows = Array.from({ length: 1000 }, (_, i) => ({
      value: 0.5 + (i % 2) * 2 ** -40,
      label: 1,
      weight: 1,
    }));
    const { logLoss } = await scored([rows], { bins: 1, from: 'prob', hasWeights: false });
    // Two values, 2 ** -39 apart to the first order.
    const error = (2 ** -40 * (1 - 2 ** -40)) / Math.sqrt(999);
    expect(logLoss.standardError).toBeCloseTo(error, 22);
    expect(Math.abs(logLoss.standardError! / error - 1)).toBeLessThan(1e-4);
  });

  it('knows on which side of 1/2 a value is that rounds to it', async () => {
    const of = (value: number, from: ScaleName): Promise<number | undefined> =>
      scored([[{ value, label: 1, weight: 1 }]], { bins: 10, from, hasWeights: false }).then(
        ({ accuracy }) => accuracy,
      );
    expect(await of(1e-300, 'logit')).toBe(1);
    expect(await of(-1e-300, 'logit')).toBe(0);
    expect(await of(0, 'logit')).toBe(0);
    expect(await of(0.5, 'prob')).toBe(0);
    expect(await of(0.49999999999999994, 'complement')).toBe(1);
    // The double nearest to -ln 2 is above it, and the next one below.
    expect(await of(-Math.LN2, 'logprob')).toBe(1);
    expect(await of(-0.6931471805599454, 'logprob')).toBe(0);
  });

  it('puts a value at the edge of a bin into the bin that begins there', async () => {
    for (const bins of [3, 7, 10, 49, 100]) {
      const rows = Array.from({ length: bins + 1 }, (_, k) => ({ value: k / bins, label: 0.5, weight: 1 }));
      const { calibration } = await scored([rows], { bins, from: 'prob', hasWeights: false });
      expect(calibration.bins.map(({ count }) => count)).toEqual([...Array<number>(bins - 1).fill(1), 2]);
    }
  });
});
