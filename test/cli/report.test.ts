import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { call, Directory, hasFullDevice, run, shell } from '../support/command.ts';
import { reportOf, type Report } from '../support/report.ts';

/** A message that is about no place. */
const NOWHERE = { file: null, line: null, column: null, value: null };

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
