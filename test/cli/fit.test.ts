import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { gzipSync } from 'node:zlib';
import { readColumns, readFixture, relativeError } from '../fit/data.ts';
import { call, Directory, run } from '../support/command.ts';

const fits = fileURLToPath(new URL('../../fixtures/fits/', import.meta.url));
const calibration = readFileSync(`${fits}calibration.csv`, 'utf8');

interface Report {
  readonly exit: number;
  readonly fit: {
    readonly label: string;
    readonly count: number;
    readonly missing: number;
    readonly intercept: { readonly value: number; readonly standard_error: number | null };
    readonly coefficients: readonly {
      readonly column: string;
      readonly value: number;
      readonly standard_error: number;
    }[];
    readonly log_loss: {
      readonly before: number | null;
      readonly after: number;
      readonly baseline: number;
    };
  };
}

/** The report of a run in a directory of its own. */
async function reportOf(
  args: readonly string[],
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<Report> {
  const directory = new Directory(files);
  const { code, stderr } = await run([...args, '--report', 'm.json'], { cwd: directory.path });
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(directory.read('m.json')) as Report;
}

describe('--fit of one column', () => {
  it('prints the example of the manual, and nothing else', async () => {
    const { text, stderr, code } = await run(['--fit', 'y', '-c', 'p', 'calibration.csv'], {
      files: { 'calibration.csv': calibration },
    });
    expect([code, stderr]).toEqual([0, '']);
    expect(text).toBe(
      [
        'p against y: 2,000 rows, 864 positive (43.2%), 0 missing',
        '  scale      0.341054 ± 0.021158   1 is right; below 1 the predictions are too',
        '                                   extreme',
        '  shift     -0.466174 ± 0.051035',
        '  log loss   0.813038 before, 0.602052 after; the base rate alone 0.683870',
        '  to apply:  logit --scale 0.34105356548956317 --shift -0.4661739298172317 --to prob -c p calibration.csv',
        '',
      ].join('\n'),
    );
  });

  it.each([
    ['scale', 0.30189, 0.62393],
    ['shift', -0.964006, 0.7558],
  ])('--only %s', async (only, value, after) => {
    const { fit } = await reportOf(['--fit', 'y', '-c', 'p', '--only', only, 'c.csv'], {
      'c.csv': calibration,
    });
    const { intercept, coefficients } = fit;
    const free = only === 'scale' ? coefficients[0]! : intercept;
    const fixed = only === 'scale' ? intercept : coefficients[0]!;
    expect(free.value).toBeCloseTo(value, 5);
    expect(fixed).toMatchObject({ value: only === 'scale' ? 0 : 1, standard_error: null });
    expect(fit.log_loss.after).toBeCloseTo(after, 5);
  });

  it('writes the result to the report under these keys', async () => {
    const report = await reportOf(['--fit', 'y', '-c', 'p', 'c.csv'], { 'c.csv': calibration });
    expect(report.exit).toBe(0);
    expect(report.fit).toMatchObject({
      label: 'y',
      count: 2000,
      weight: 2000,
      positive: 864,
      missing: 0,
      from: 'prob',
      intercept: { value: -0.4661739298172317, standard_error: 0.05103472259226029 },
      coefficients: [{ column: 'p', value: 0.34105356548956317, standard_error: 0.021157741617873132 }],
      log_loss: {
        before: expect.closeTo(0.813037687481371, 15) as number,
        after: expect.closeTo(0.602051583943463, 15) as number,
        baseline: expect.closeTo(0.683870459027067, 15) as number,
      },
      steps: 6,
      platt: false,
      only: null,
    });
    expect(Object.keys(report.fit)).toEqual([
      'label',
      'count',
      'weight',
      'positive',
      'missing',
      'from',
      'intercept',
      'coefficients',
      'log_loss',
      'steps',
      'platt',
      'only',
    ]);
  });

  it.each<[string, string]>([
    ['logit', 'x'],
    ['logit2', 'x2'],
    ['percent', 'c'],
    ['complement', 'q'],
    ['logprob', 'l'],
  ])('of values on the scale %s is the same', async (from, column) => {
    const table = readColumns('calibration.csv');
    const labels = table.get('y')!;
    const rows = table.get('x')!.map((x, i) => {
      const p = 1 / (1 + Math.exp(-x));
      return [labels[i], x, x / Math.LN2, 100 * p, 1 / (1 + Math.exp(x)), -Math.log1p(Math.exp(-x))].join(
        ',',
      );
    });
    const text = `y,x,x2,c,q,l\n${rows.join('\n')}\n`;
    const { fit } = await reportOf(['--fit', 'y', '-c', column, '--from', from, 'c.csv'], { 'c.csv': text });
    expect(relativeError(fit.coefficients[0]!.value, 0.341053565489563)).toBeLessThan(1e-12);
    expect(relativeError(fit.intercept.value, -0.4661739298172317)).toBeLessThan(1e-12);
  });

  it('reads pipes, several files, gzip and JSON Lines alike', async () => {
    const [header, ...rows] = calibration.trimEnd().split('\n');
    const half = `${header}\n${rows.slice(0, 1000).join('\n')}\n`;
    const rest = `${header}\n${rows.slice(1000).join('\n')}\n`;
    const lines = rows.map((row) => {
      const [p, y] = row.split(',');
      return `{"a": {"p": ${p}}, "y": ${y === '1'}}`;
    });
    const expected = (await run(['--fit', 'y', '-c', 'p'], { stdin: calibration })).text.split(' --to')[0];
    const directory = new Directory({
      'a.csv': half,
      'b.csv': rest,
      'c.csv.gz': gzipSync(calibration),
      'd.jsonl': `${lines.join('\n')}\n`,
    });
    const results = [
      await call(['--fit', 'y', '-c', 'p', directory.at('a.csv'), directory.at('b.csv')]),
      await call(['--fit', 'y', '-c', 'p', directory.at('c.csv.gz')]),
    ].map(({ text }) => text.split(' --to')[0]);
    expect(results).toEqual([expected, expected]);
    const json = await call(['--fit', 'y', '-c', 'a.p', directory.at('d.jsonl')]);
    expect(json.text.split('\n').slice(1, 4)).toEqual(expected!.split('\n').slice(1, 4));
    expect(json.text).toContain('a.p against y: 2,000 rows');
  });

  it('prints a command that works when it is pasted, whatever the names are', async () => {
    const [, ...rows] = calibration.trimEnd().split('\n');
    const text = `it's p;y y;x\n${rows.join('\n').replaceAll(',', ';')}\n`;
    const directory = new Directory({ "data of '24.csv": text });
    const args = ['--fit', 'y y', '-c', "it's p", '-d', ';', '--eps', '1e-9', "data of '24.csv"];
    const command = (await run(args, { cwd: directory.path })).text.split('to apply:')[1]!.trim();
    expect(command).toMatch(
      /^logit --eps 1e-9 --scale 0\.3410\d* --shift -0\.46\d* --to prob -c 'it'\\''s p' -d ';' 'data of '\\''24\.csv'$/,
    );
    const shell = `logit() { "${process.execPath}" "${fileURLToPath(new URL('../../bin/logit.cjs', import.meta.url))}" "$@"; }; ${command}`;
    const { status, stdout } = spawnSync('sh', ['-c', shell], { cwd: directory.path, encoding: 'utf8' });
    expect(status).toBe(0);
    expect(stdout.split('\n')[1]!.split(';').slice(1)).toEqual(['0', '6.5755673356195']);
    expect(Number(stdout.split('\n')[1]!.split(';')[0])).toBeCloseTo(
      1 / (1 + Math.exp(-(0.341054 * 6.5755673 - 0.466174))),
      5,
    );
  });
});

describe('--fit of several columns', () => {
  it('is logistic regression', async () => {
    const table = readFileSync(`${fits}pima.csv`, 'utf8');
    const { exact } = (
      readFixture('reference.json') as Record<string, { exact: { coef: string[]; se: string[] } }>
    )['pima']!;
    const args = ['--fit', '.y', '--from', 'logit', '-c', 'npreg,glu,bp,skin,bmi,ped,age', 'pima.csv'];
    const { fit } = await reportOf(args, { 'pima.csv': table });
    const all = [fit.intercept, ...fit.coefficients];
    for (const [i, { value, standard_error: error }] of all.entries()) {
      expect(relativeError(value, Number(exact.coef[i]))).toBeLessThan(1e-12);
      expect(relativeError(error!, Number(exact.se[i]))).toBeLessThan(1e-12);
    }
    expect(fit.log_loss.before).toBe(null);
    expect(fit.coefficients.map(({ column }) => column)).toEqual([
      'npreg',
      'glu',
      'bp',
      'skin',
      'bmi',
      'ped',
      'age',
    ]);
    const { text } = await run([...args, '--report', 'm.json'], { files: { 'pima.csv': table } });
    expect(text.split('\n').slice(0, 4)).toEqual([
      'npreg, glu, bp, skin, bmi, ped, age against .y: 200 rows, 68 positive (34.0%), 0',
      '  missing',
      '  intercept -9.773062 ± 1.770387',
      '  npreg      0.103183 ± 0.064694',
    ]);
    expect(text).toContain('\n  to apply:  logit --apply m.json --append pima.csv\n');
  });

  it('has weights and soft labels', async () => {
    const table = readFileSync(`${fits}menarche_grouped.csv`, 'utf8');
    const args = ['--fit', '.y', '--weight', '.w', '--from', 'logit', '-c', 'Age', 'm.csv'];
    const { fit } = await reportOf(args, { 'm.csv': table });
    expect(relativeError(fit.intercept.value, -21.22639490516735)).toBeLessThan(1e-12);
    expect((await run(args, { files: { 'm.csv': table } })).text).toContain(
      'Age against .y: 25 rows of weight 3,918, 58.9% positive, 0 missing\n',
    );
  });
});

describe('rows without a value, label or weight', () => {
  it('are left out and counted', async () => {
    const rows = calibration.trimEnd().split('\n');
    rows[5] = `,${rows[5]!.split(',').slice(1).join(',')}`;
    rows[9] = rows[9]!.replace(/,[01],/, ',NA,');
    const { text } = await run(['--fit', 'y', '-c', 'p'], { stdin: `${rows.join('\n')}\n` });
    expect(text.split('\n')[0]).toMatch(/^p against y: 1,998 rows, 86\d positive \(43\.\d%\), 2 missing$/);
  });

  it.each([
    [
      'nan',
      '2 cells without a number or label left out with their rows (first: standard input:2, column "p")',
    ],
    ['skip', '2 rows with 2 cells without a number or label skipped (first: standard input:2, column "p")'],
  ])('that are not numbers are reported: --bad %s', async (policy, message) => {
    const stdin = calibration.replace('\n', '\nx,1,0\n0.5,maybe,0\n');
    const { stderr } = await run(['--fit', 'y', '-c', 'p', '--bad', policy], { stdin });
    expect(stderr).toBe(`logit: warning: ${message}\n`);
  });

  it('outside the domain are reported', async () => {
    const { text, stderr } = await run(['--fit', 'y', '-c', 'p'], { stdin: `${calibration}1.5,1,0\n` });
    expect(text).toContain('2,000 rows, 864 positive (43.2%), 1 missing');
    expect(stderr).toMatch(/^logit: warning: 1 .* outside \[0, 1\] left out: 1\.5 .*\n$/);
  });
});

describe('a hint to log-odds', () => {
  it('names the option that a fit has', async () => {
    const stdin = 'p,y\n0.5,0\n0.2,1\n0.7,1\n0.4,0\n-2.5,1\n';
    const { stderr } = await run(['--fit', 'y', '-c', 'p'], { stdin });
    expect(stderr).toBe(
      'logit: warning: 1 of 5 values outside [0, 1] left out: -2.5 at standard input:6, column "p" (these look like log-odds: use --from logit)\n',
    );
  });
});

it('features in [0, 1] that are read as log-odds get no warning', async () => {
  const rows = Array.from({ length: 30 }, (_, i) => `${(i % 7) / 7},${(i * 3) % 2 || i % 5 === 0 ? 1 : 0}`);
  const { code, stderr } = await call(['--fit', 'y', '--from', 'logit', '-c', 'a'], {
    stdin: `a,y\n${rows.join('\n')}\n`,
  });
  expect([code, stderr]).toEqual([0, '']);
});

describe('columns without names', () => {
  it('are called by their numbers, as those of --loss are', async () => {
    const stdin = '0.5,1\n0.25,0\n0.75,0\n0.125,1\n';
    const { text } = await call(['--no-header', '--fit', '2', '-c', '1'], { stdin });
    expect(text).toMatch(/^column 1 against column 2: 4 rows/);
  });
});
