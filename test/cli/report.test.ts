import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logit, sigmoid } from '../../src/index.ts';
import { call, Directory, hasFullDevice, run, shell } from '../support/command.ts';

interface Side {
  readonly scale: string;
  readonly min: number | string | null;
  readonly mean: number | string | null;
  readonly max: number | string | null;
  readonly q1: number | string | null;
  readonly median: number | string | null;
  readonly q3: number | string | null;
  readonly quartile_error: number | null;
  readonly infinite: number;
  readonly nan: number;
  readonly histogram: {
    readonly from: number;
    readonly to: number;
    readonly below: number;
    readonly bins: readonly number[];
    readonly above: number;
  };
}

interface Column {
  readonly name: string | null;
  readonly count: number;
  readonly missing: number;
  readonly bad: number;
  readonly clamped: number;
  readonly outside: number;
  readonly before: Side;
  readonly after: Side | null;
}

interface Report {
  readonly exit: number;
  readonly messages: readonly { readonly level: string; readonly text: string }[];
  readonly columns: readonly Column[];
}

/** A message that is about no place. */
const NOWHERE = { file: null, line: null, column: null, value: null };

/** The report of a run. */
async function reportOf(args: readonly string[], stdin: string | readonly string[]): Promise<Report> {
  const directory = new Directory();
  await call([...args, '--report', 'report.json'], { stdin, cwd: directory.path });
  return JSON.parse(directory.read('report.json')) as Report;
}

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

describe('--report', () => {
  const table = { 'in.csv': 'p\n0.5\n2\n' };

  it('is JSON with the options, the statistics and the messages', async () => {
    const directory = new Directory({ 'a"\n.csv': '"p\n""q"\n0.5\nx\n' });
    const args = [
      '-c',
      '1',
      '--eps',
      '1e-20',
      '--base',
      '2',
      '--bad',
      'keep',
      'a"\n.csv',
      '--report',
      'r.json',
    ];
    expect(await run(args, { cwd: directory.path })).toMatchObject({ code: 0 });
    const bins = Array.from({ length: 20 }, () => 0).with(10, 1);
    const quartiles = { q1: 0.5, median: 0.5, q3: 0.5, quartile_error: 0 };
    const side = { min: 0.5, mean: 0.5, max: 0.5, ...quartiles, infinite: 0, nan: 0 };
    expect(JSON.parse(directory.read('r.json'))).toEqual({
      version: (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version,
      exit: 0,
      messages: [
        {
          level: 'warning',
          code: 'unlikelyEps',
          ...NOWHERE,
          fix: null,
          text: '--eps 1e-20 is too small for float64: 1 - eps rounds to 1, so p = 1 stays inf',
        },
        {
          level: 'warning',
          code: 'invalidCells',
          file: 'a"\n.csv',
          line: 4,
          column: 'p\n"q',
          value: null,
          fix: null,
          text: '1 non-numeric cell left unchanged: a"\n.csv:4, column "p\n"q"',
        },
      ],
      check: false,
      from: 'prob',
      to: 'logit',
      base: 2,
      dtype: 'float64',
      eps: 1e-20,
      scale: 1,
      shift: 0,
      exact: false,
      inverse: false,
      round_trip: null,
      checked: null,
      input: 'csv',
      files: ['a"\n.csv'],
      columns: [
        {
          name: 'p\n"q',
          number: 1,
          count: 1,
          missing: 0,
          bad: 1,
          clamped: 0,
          outside: 0,
          failing: { count: 1, first: [{ file: 'a"\n.csv', line: 4, value: null }] },
          before: {
            scale: 'prob',
            ...side,
            histogram: { from: 0, to: 1, below: 0, bins, above: 0 },
          },
          after: {
            scale: 'logit',
            ...side,
            min: 0,
            mean: 0,
            max: 0,
            q1: 0,
            median: 0,
            q3: 0,
            histogram: { from: -10, to: 10, below: 0, bins, above: 0 },
          },
        },
      ],
    });
    expect(directory.list()).toEqual(['a"\n.csv', 'r.json']);
  });

  it.each([
    ['--strict', ['-c', 'p', '--strict', 'in.csv'], '', 1, 2],
    ['a failed round trip', ['--inverse'], '0.5 2', 1, 2],
    ['a check', ['--check', '-c', 'p', 'in.csv'], '', 1, 2],
    ['a cell that is not a number', ['-c', 'p'], 'p\n0.5\n0.5\n0.5\nx\n', 1, 3],
    ['an invalid number', [], '0.5 x', 1, 1],
  ])('is whole when the data broke a rule: %s', async (_, args, stdin, code, count) => {
    const directory = new Directory(table);
    const outcome = await call([...args, '--report', 'r.json'], { stdin, cwd: directory.path });
    const report = JSON.parse(directory.read('r.json')) as Report;
    expect([outcome.code, report.exit, report.columns[0]!.count]).toEqual([code, code, count]);
    const failure = report.messages.findLast(({ level }) => level === 'error')!;
    expect(outcome.stderr).toContain(`logit: error: ${failure.text}\n`);
    expect(directory.list()).toEqual(['in.csv', 'r.json']);
  });

  it.skipIf(!hasFullDevice).each([
    [['-c', 'p', '--strict', 'in.csv'], '1 of 2 values outside [0, 1] became nan'],
    [['--inverse', '-c', 'p', 'in.csv'], 'round trip failed: 1 of 2 values'],
    [['-c', 'p', 'bad.csv'], 'bad.csv:2: column "p": "x" is not a number'],
  ])('that cannot be written does not suppress messages: %j', async (args, said) => {
    const directory = new Directory({ ...table, 'bad.csv': 'p\nx\n' });
    const { code, stderr } = await call([...args, '--report', '/dev/full'], { cwd: directory.path });
    const lines = stderr.trimEnd().split('\n');
    expect(code).toBe(2);
    expect(lines.some((line) => line.startsWith(`logit: error: ${said}`))).toBe(true);
    expect(lines.at(-1)).toBe('logit: error: /dev/full: cannot write: no space left on device');
  });

  it('is appended to standard error', async () => {
    const line = 'echo before > log; logit -c p in.csv --strict --report /dev/stderr 2>> log > out; cat log';
    const { text } = await shell(line, { files: table });
    expect(text).toMatch(/^before\n\{\n[^]*\n\}\nlogit: error: 1 of 2 values outside/);
  });

  it('changes no exit code where nobody reads it', async () => {
    const line = 'logit --check 2 --report >(exec 0<&-; sleep 0.3); echo $?';
    const { text, stderr } = await shell(line);
    expect(text).toBe('1\n');
    expect(stderr).toMatch(/^logit: error: 1 value is not a probability.*\n$/);
  });

  it('of a check has nothing after', async () => {
    const { columns } = await reportOf(['--check', '-c', 'p'], 'p\n0.5\nNA\n');
    expect(columns).toMatchObject([{ name: 'p', count: 1, missing: 1, after: null }]);
  });

  it('of nothing has no column, and of arguments no file', async () => {
    expect(await reportOf(['-c', 'p'], '')).toMatchObject({ columns: [], files: ['-'] });
    expect(await reportOf(['0.5'], '')).toMatchObject({
      columns: [{ count: 1 }],
      files: [],
      input: 'arguments',
    });
    expect(await reportOf([], '')).toMatchObject({
      columns: [{ count: 0, before: { min: null, mean: null, max: null } }],
      files: ['-'],
    });
  });

  it('stays as it was when the command cannot be carried out', async () => {
    const directory = new Directory({ ...table, 'r.json': 'old' });
    for (const args of [
      ['-c', 'q', 'in.csv'],
      ['-c', 'p', 'nowhere.csv'],
      ['-c', 'p', 'in.csv', '-o', 'no/where'],
    ])
      expect(await call([...args, '--report', 'r.json'], { cwd: directory.path })).toMatchObject({ code: 2 });
    expect(directory.read('r.json')).toBe('old');
    expect(directory.list()).toEqual(['in.csv', 'r.json']);
  });

  it.each([
    [['--report', '-', '0.5'], '--report requires a file: the results go to standard output'],
    [['--report', 'x', '-o', 'x', '0.5'], '--report and --output name the same file'],
    [['--report', 'no/where', '0.5'], 'no/where: cannot write: no such file or directory'],
  ])('%j is refused before anything is written', async (args, message) => {
    expect(await call(args)).toMatchObject({ text: '', stderr: `logit: error: ${message}\n`, code: 2 });
  });
});

describe('the JSON Schema of the report', () => {
  const schema = JSON.parse(readFileSync('src/output/report.schema.json', 'utf8')) as object;
  const validate = new Ajv({ allowUnionTypes: true, allErrors: true }).compile(schema);
  const table = 'p,q,y\n0.5,0.25,1\n1,0.125,0\n2,,1\nx,0.5,0\n0.75,0.5,1\n0.25,0.75,1\n';

  it.each([
    [['0.5', '2', 'nan'], ''],
    [['--check', '0.5', '2', 'nan'], ''],
    [['--inverse', '--strict', '-c', 'p', '--bad', 'nan'], table],
    [['-c', 'p,q', '--bad', 'keep', '-f', 'tensor'], table],
    [['-c', 'p'], table],
    [['-s', '--no-header', '-c', '1'], 'inf\n-3\n'],
    [['-c', 'p'], ''],
    [['--jsonl', '-c', 'a.p'], '{"a":{"p":0.5}}\n{}\n'],
    [['--shift', '1', '--to', 'percent', '--dtype', 'float16'], '0.5\n'],
    [['--loss', 'y', '-c', 'p', '--bad', 'skip'], table],
    [['--loss', 'y', '-c', 'q', '--base', '2', '--bins', '3'], table],
    [['--fit', 'y', '-c', 'q', '--only', 'shift'], table],
    [['--fit', 'y', '-c', 'q', '--platt'], table],
  ])('describes that of %j', async (args, stdin) => {
    const report = await reportOf(args, stdin);
    expect(validate(report) ? [] : validate.errors).toEqual([]);
  });

  it('is refused where a key is missing or unknown', async () => {
    const { exit, ...others } = await reportOf(['0.5'], '');
    expect(validate(others)).toBe(false);
    expect(validate({ ...others, exit, more: 1 })).toBe(false);
  });
});

describe('messages in a report', () => {
  const at = (file: string | null, line: number | null, column: string | null, value: unknown): object => ({
    file,
    line,
    column,
    value,
  });

  it.each([
    ['a value outside', ['-c', 'p'], 'p\n0.5\n80\n', 'outOfDomain', at('-', 3, 'p', '80')],
    ['an argument outside', ['0.5', '1.5'], '', 'outOfDomain', at(null, 2, null, '1.5')],
    ['a bad cell', ['-c', 'p'], 'p\nx\n', 'invalidNumber', at('-', 2, 'p', 'x')],
    [
      'a bad cell that is kept',
      ['-c', 'p', '--bad', 'keep'],
      'p\nx\n',
      'invalidCells',
      at('-', 2, 'p', null),
    ],
    ['a check', ['--check', '-c', 'p'], 'p\n2\n', 'checkFailed', at('-', 2, 'p', '2')],
    ['a round trip', ['-s', '-i', '0', '40'], '', 'roundTripFailed', at(null, 2, null, '40')],
    ['a short row', ['-c', 'p'], 'q,p\n1\n', 'shortRow', at('-', 2, 'p', null)],
    ['no values', ['--check', '-c', 'p'], 'p\n', 'noValues', NOWHERE],
    ['a clamp far outside', ['--eps', '0.1', '7'], '', 'clamped', at(null, 1, null, null)],
  ])('%s: have their code, place and value', async (_, args, stdin, code, place) => {
    const { messages } = await reportOf(args, stdin);
    expect(messages).toContainEqual(expect.objectContaining({ code, ...place }));
  });

  it('come with the figures of a round trip, and of a check', async () => {
    expect(await reportOf(['-s', '-i', '0', '40'], '')).toMatchObject({
      round_trip: { values: 2, identical: 1, clamped: 0, failed: 1, max_error: 'inf' },
      checked: null,
    });
    expect(await reportOf(['--check', '-c', 'p', '--bad', 'nan'], 'p\n0.5\nNA\nx\n2\n')).toMatchObject({
      round_trip: null,
      checked: { values: 2, missing: 1, bad: 1, failed: 2 },
    });
  });
});

describe('the failing values of a column', () => {
  const failing = async (args: readonly string[], stdin: string): Promise<unknown> =>
    ((await reportOf(args, stdin)) as unknown as { columns: { failing: unknown }[] }).columns.map(
      (column) => column.failing,
    );
  const at = (line: number, value: unknown, file: string | null = '-'): object => ({ file, line, value });

  it('are the first ten of each, and how many there are', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `${i % 3 === 0 ? i + 2 : 0.5},${i === 7 ? -3 : 0.5}\n`);
    expect(await failing(['-c', 'p,q'], `p,q\n${rows.join('')}`)).toEqual([
      { count: 10, first: Array.from({ length: 10 }, (_, i) => at(3 * i + 2, 3 * i + 2)) },
      { count: 1, first: [at(9, -3)] },
    ]);
    const many = await failing([], '2\n'.repeat(5000));
    expect(many).toEqual([{ count: 5000, first: Array.from({ length: 10 }, (_, i) => at(i + 1, 2)) }]);
  });

  it.each([
    ['arguments', ['0.5', '2'], '', { count: 1, first: [at(2, 2, null)] }],
    ['cells, too', ['-c', 'p', '--bad', 'keep'], 'p\nx\n2\n', { count: 2, first: [at(2, null), at(3, 2)] }],
    ['a cell that stops', ['-c', 'p'], 'p\n0.5\nx\n', { count: 0, first: [] }],
    ['a check', ['--check', '-c', 'p'], 'p\n2\nnan\n0.5\n', { count: 1, first: [at(2, 2)] }],
    [
      'a check of cells',
      ['--check', '-c', 'p', '--bad', 'nan'],
      'p\nx\n2\n',
      { count: 2, first: [at(2, null), at(3, 2)] },
    ],
    ['a round trip', ['-s', '-i'], '0\n40\n', { count: 1, first: [at(2, 40)] }],
    ['nothing that eps clamps', ['--eps', '0.1'], '0\n2\n', { count: 0, first: [] }],
    ['fields', ['--jsonl', '-c', 'p'], '\n{"p":2}\n', { count: 1, first: [at(2, 2)] }],
    ['an infinity', [], 'inf\n', { count: 1, first: [at(1, 'inf')] }],
  ])('of %s', async (_, args, stdin, expected) => {
    expect(await failing(args, stdin)).toEqual([expected]);
  });

  it('name their files', async () => {
    const directory = new Directory({ 'a.csv': 'p\n2\n', 'b.csv': 'p\n0.5\n3\n' });
    await call(['-c', 'p', 'a.csv', 'b.csv', '--report', 'r.json'], { cwd: directory.path });
    expect(JSON.parse(directory.read('r.json'))).toMatchObject({
      columns: [{ failing: { count: 2, first: [at(2, 2, 'a.csv'), at(3, 3, 'b.csv')] } }],
    });
  });
});
