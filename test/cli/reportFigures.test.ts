import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logit, sigmoid } from '../../src/index.ts';
import { reportOf, type Report, type Side } from '../support/report.ts';

/** Figures by plain arithmetic; the mean by a sum that is exact for what the tests give. */
function sideOf(values: readonly number[], scale: 'prob' | 'logit'): Side {
  const finite = values.filter((value) => Number.isFinite(value));
  const edges = Array.from({ length: 21 }, (_, i) => (scale === 'prob' ? i / 20 : i - 10));
  const [from, to] = [edges[0]!, edges[20]!];
  const bins = Array.from(
    { length: 20 },
    (_, i) => values.filter((x) => x >= edges[i]! && (i === 19 ? x <= to : x < edges[i + 1]!)).length,
  );
  return {
    scale,
    // JSON has no -0.
    min: finite.length > 0 ? Math.min(...finite) + 0 : null,
    mean: finite.length > 0 ? finite.reduce((sum, x) => sum + x, 0) / finite.length : null,
    max: finite.length > 0 ? Math.max(...finite) + 0 : null,
    q1: quantileOf(values, 0.25),
    median: quantileOf(values, 0.5),
    q3: quantileOf(values, 0.75),
    quartile_error: values.every(Number.isNaN) ? null : 0,
    infinite: values.filter((x) => Math.abs(x) === Infinity).length,
    nan: values.filter((x) => Number.isNaN(x)).length,
    histogram: {
      from,
      to,
      below: values.filter((x) => x < from).length,
      bins,
      above: values.filter((x) => x > to).length,
    },
  };
}

/** As NumPy and pandas do it by default. */
function quantileOf(values: readonly number[], share: number): number | string | null {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const place = (sorted.length - 1) * share;
  const [lower, upper] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
  const value =
    lower === upper || lower === -Infinity ? lower : lower + (upper - lower) * (place - Math.floor(place));
  // JSON has no -0, and no infinities.
  return Number.isFinite(value) ? value + 0 : value > 0 ? 'inf' : '-inf';
}

function expectSide(side: Side | null | undefined, expected: Side): void {
  const { mean, ...rest } = side!;
  const { mean: wanted, ...others } = expected;
  expect(rest).toEqual(others);
  if (typeof wanted !== 'number') expect(mean).toBe(wanted);
  // The plain sum of a few hundred values has errors of its own.
  else expect(Math.abs((mean as number) - wanted)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(wanted)));
}

/** Probabilities with all that is special about them, edges of bins and their neighbours among them. */
const probability = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.integer({ min: 0, max: 20 }).map((k) => k / 20),
  fc.integer({ min: 1, max: 20 }).map((k) => (k / 20) * (1 - 2 ** -53)),
  fc.constantFrom(0, -0, 1, NaN, Infinity, -Infinity, 1.5, -0.25, 80),
);

const logOdds = fc.oneof(
  fc.double({ min: -40, max: 40, noNaN: true }),
  fc.integer({ min: -12, max: 12 }),
  fc.constantFrom(-1e-20, 10.000000000000002, 9.999999999999998, NaN, Infinity, -Infinity, 1e300),
);

describe('the figures of --report', () => {
  it('match plain arithmetic, for probabilities', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(probability, { minLength: 1, maxLength: 1200 }), async (values) => {
        const { columns } = await reportOf([], values.map(String).join('\n'));
        expectSide(columns[0]!.before, sideOf(values, 'prob'));
        expectSide(columns[0]!.after, sideOf([...logit(values)], 'logit'));
        expect(columns[0]).toMatchObject({
          name: null,
          count: values.length,
          missing: 0,
          bad: 0,
          clamped: 0,
          outside: values.filter((p) => p < 0 || p > 1).length,
        });
      }),
      { numRuns: 30 },
    );
  });

  it('match plain arithmetic, for log-odds with a clamp', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(logOdds, { minLength: 1, maxLength: 1200 }), async (values) => {
        const { columns } = await reportOf(['--sigmoid', '--eps', '0.01'], values.map(String).join('\n'));
        expectSide(columns[0]!.before, sideOf(values, 'logit'));
        expectSide(columns[0]!.after, sideOf([...sigmoid(values, { eps: 0.01 })], 'prob'));
        const clamped = [...sigmoid(values)].filter((p) => p < 0.01 || p > 0.99).length;
        expect(columns[0]).toMatchObject({ clamped, outside: 0 });
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    ['probabilities near 0', (x: number) => x ** 20],
    ['probabilities near 1', (x: number) => 1 - x ** 10],
    ['all probabilities', (x: number) => x],
  ])('have quartiles from a sketch of many %s', async (_, of) => {
    const values = Array.from({ length: 40_000 }, (_unused, i) => of(((i + 1) * 0.6180339887498949) % 1));
    const [column] = (await reportOf([], values.join('\n'))).columns;
    const { before, after } = column!;
    for (const [key, share] of [
      ['q1', 0.25],
      ['median', 0.5],
      ['q3', 0.75],
    ] as const) {
      const p = quantileOf(values, share) as number;
      const error = Math.abs((before[key] as number) - p) / Math.min(p, 1 - p);
      expect(error).toBeLessThanOrEqual(before.quartile_error! * 1.0001);
      expect(after![key]).toBeCloseTo(logit(before[key] as number), 4);
    }
    expect(before.quartile_error).toBe(1 / 256);
  });

  it('have quartiles from a sketch of many log-odds, also of results in reversed order', async () => {
    const values = Array.from(
      { length: 40_000 },
      (_, i) => 30 * ((((i + 1) * 0.6180339887498949) % 1) - 0.4),
    );
    const { before, after } = (await reportOf(['--from', 'logit', '--to', 'complement'], values.join('\n')))
      .columns[0]!;
    for (const [key, opposite, share] of [
      ['q1', 'q3', 0.25],
      ['median', 'median', 0.5],
      ['q3', 'q1', 0.75],
    ] as const) {
      const x = quantileOf(values, share) as number;
      expect(Math.abs((before[key] as number) / x - 1)).toBeLessThanOrEqual(1.0001 / 256);
      expect(after![opposite]).toBeCloseTo(sigmoid(-(before[key] as number)), 4);
    }
  });

  it('have no quartiles of more than 256 columns', async () => {
    const columns = (count: number): Promise<Report> =>
      reportOf(['--no-header', '-c', '1-'], `${Array(count).fill('0.25').join(',')}\n`);
    expect((await columns(256)).columns[255]!.before).toMatchObject({ median: 0.25, quartile_error: 0 });
    expect((await columns(257)).columns[256]!.before).toMatchObject({ median: null, quartile_error: null });
  });

  it('have a mean that a plain sum would lose', async () => {
    const stdin = `1e16\n${'1\n'.repeat(1000)}-1e16\n`;
    const [column] = (await reportOf(['--sigmoid'], stdin)).columns;
    expect(column!.before.mean).toBe(1000 / 1002);
  });

  it.each([
    ['a sum beyond all doubles', '1e308 1e308', 1e308],
    ['a sum that is so only on the way', '1e308 1e308 -1e308 -1e308 -1e308', -2e307],
    ['subnormal numbers', '5e-324 1.5e-323', 1e-323],
    ['opposites of every size', '1e308 1 1e-300 -1e308 -1', 2e-301],
    ['less than a half of the least double', '5e-324 0 0', 0],
  ])('have the exact mean of %s, rounded once', async (_, stdin, mean) => {
    const [column] = (await reportOf(['--sigmoid'], stdin)).columns;
    expect(column!.before.mean).toBe(mean);
  });

  it('have a mean that depends neither on the order nor on how the bytes come', async () => {
    const values = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(values, fc.nat(), async (numbers, seed) => {
        const meanOf = async (list: readonly number[], pieces: number): Promise<unknown> => {
          const lines = list.map((value) => `${value}\n`);
          const cut = Math.ceil(lines.length / pieces);
          const stdin = Array.from({ length: pieces }, (_, i) =>
            lines.slice(i * cut, (i + 1) * cut).join(''),
          );
          return (await reportOf(['--sigmoid'], stdin)).columns[0]!.before.mean;
        };
        const turned = numbers.map((_, i) => numbers[(i + seed) % numbers.length]!);
        expect(await meanOf(turned, 3)).toBe(await meanOf(numbers, 1));
      }),
      { numRuns: 30 },
    );
  });

  it('are kept for each column, in the order asked for', async () => {
    const stdin = 'id,a,b\n1,0,NA\n2,0.5,0.25\n3,,2\n4,x,0.75\n5\n';
    const { columns, exit } = await reportOf(['-c', 'b,a', '--eps', '0.1', '--bad', 'keep'], stdin);
    expect(exit).toBe(0);
    expect(
      columns.map(({ name, count, missing, bad, clamped }) => [name, count, missing, bad, clamped]),
    ).toEqual([
      ['b', 3, 1, 1, 1],
      ['a', 2, 1, 2, 1],
    ]);
    expectSide(columns[0]!.before, sideOf([0.25, 2, 0.75], 'prob'));
    expectSide(columns[1]!.after, sideOf([...logit([0, 0.5], { eps: 0.1 })], 'logit'));
  });

  it('leave out the rows that are dropped, and count the cells they are dropped for', async () => {
    const stdin = 'a,b\n0.5,0.5\n0.25,x\nx,x\n';
    const { columns } = await reportOf(['-c', 'a,b', '--bad', 'skip'], stdin);
    expect(columns.map(({ count, bad }) => [count, bad])).toEqual([
      [1, 1],
      [1, 1],
    ]);
  });

  it('leave out the cells that are made nan', async () => {
    const { columns } = await reportOf(['-c', 'p', '--bad', 'nan'], 'p\n0.5\nx\nnan\n');
    expect(columns[0]).toMatchObject({ count: 1, missing: 1, bad: 1, after: { nan: 0, mean: 0 } });
  });

  it('are of the values in the dtype', async () => {
    const { columns } = await reportOf(['--dtype', 'float32'], '0.1');
    expect(columns[0]).toMatchObject({
      before: { min: Math.fround(0.1) },
      after: { min: Math.fround(Math.log(1 / 9)) },
    });
  });

  it('hold for a file of many blocks, and for a thousand columns', async () => {
    const values = Array.from({ length: 1000 }, (_, i) => (i + 0.5) / 1000);
    const names = values.map((_, i) => `c${i}`).join(',');
    const { columns } = await reportOf(['-c', names], `${names}\n${`${values.join(',')}\n`.repeat(700)}`);
    expect(columns.map(({ count }) => count)).toEqual(values.map(() => 700));
    expect(columns.map(({ before }) => before.min)).toEqual(values);
    expect(columns.map(({ before }) => before.max)).toEqual(values);
  });

  it('are the same with an output of any kind', async () => {
    const stdin = '0.25 0.5 1 nan 7';
    const plain = (await reportOf([], stdin)).columns;
    for (const args of [['-f', 'csv'], ['-f', 'tensor'], ['-p', '2'], ['--exact'], ['-f', 'lines', '-q']])
      expect((await reportOf(args, stdin)).columns).toEqual(plain);
    const [, ...others] = (await reportOf(['--inverse'], stdin)).columns;
    expect(others).toEqual([]);
  });
});
