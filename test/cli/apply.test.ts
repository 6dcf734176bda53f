import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readFixture, relativeError } from '../fit/data.ts';
import { call, Directory } from '../support/command.ts';
import { modelOf } from '../support/model.ts';
import { errorInUlps } from '../kernel/function/ulps.ts';

const fits = fileURLToPath(new URL('../../fixtures/fits/', import.meta.url));
const calibration = readFileSync(`${fits}calibration.csv`, 'utf8');

describe('--apply of one column', () => {
  it('gives the results of the command that the fit prints: in place, and in a new column', async () => {
    const directory = new Directory({ 'c.csv': calibration });
    const { text } = await call([
      '--fit',
      'y',
      '-c',
      'p',
      '--report',
      directory.at('m.json'),
      directory.at('c.csv'),
    ]);
    const printed = text
      .split('to apply:')[1]!
      .trim()
      .replace(/^logit /, '')
      .split(' ');
    const expected = (await call(printed)).text;
    expect(expected.split('\n')[1]).toMatch(/^0\.85\d+,0,6\.5/);
    expect((await call(['--apply', directory.at('m.json'), directory.at('c.csv')])).text).toBe(expected);
    const appended = (await call(['--apply', directory.at('m.json'), '--append', directory.at('c.csv')]))
      .text;
    expect(appended.split('\n')[0]).toBe('"p","y","x",p_prob');
    expect(appended.split('\n')[1]!.split(',')[3]).toBe(expected.split('\n')[1]!.split(',')[0]);
  });

  it('has the scale, base and eps of the fit, and the column, unless another is named', async () => {
    const directory = new Directory({
      'm.json': modelOf({ a: 2 }, 0, { from: 'logit', base: 2 }),
      'e.json': modelOf({ a: 1 }, 0, { eps: 0.25 }),
    });
    const stdin = 'a,b\n1,0\n0,1\n';
    // 2^1 is odds of 2, which become 4.
    expect((await call(['--apply', directory.at('m.json')], { stdin })).text).toBe('a,b\n0.8,0\n0.5,1\n');
    expect((await call(['--apply', directory.at('m.json'), '-c', 'b'], { stdin })).text).toBe(
      'a,b\n1,0.5\n0,0.8\n',
    );
    expect((await call(['--apply', directory.at('e.json')], { stdin })).text).toBe('a,b\n0.75,0\n0.25,1\n');
    expect((await call(['--apply', directory.at('e.json'), '-e', '0.5'], { stdin })).text).toBe(
      'a,b\n0.5,0\n0.5,1\n',
    );
    expect((await call(['--apply', directory.at('e.json'), '--to', 'percent'], { stdin })).text).toBe(
      'a,b\n75,0\n25,1\n',
    );
  });

  it('converts numbers and arrays too', async () => {
    const directory = new Directory({ 'm.json': modelOf({ p: 2 }, 0) });
    const model = directory.at('m.json');
    expect((await call(['--apply', model, '-f', 'lines', '0.5', '80%'])).text).toBe(
      '0.5\n0.9411764705882353\n',
    );
    await call(['--sigmoid', '-o', directory.at('a.npy'), '0', '1']);
    const array = await call(['--apply', model, '-f', 'lines', directory.at('a.npy')]);
    expect(array.text).toBe('0.5\n0.8807970779778824\n');
  });
});

it('works with --sql for one column', async () => {
  const directory = new Directory({ 'm.json': modelOf({ p: 2 }, 1), 'n.json': modelOf({ p: 2, q: 1 }, 1) });
  const { text } = await call(['--apply', directory.at('m.json'), '--sql', 'duckdb']);
  expect(text).toBe(
    (await call(['--scale', '2', '--shift', '1', '--to', 'prob', '-c', 'p', '--sql', 'duckdb'])).text,
  );
  expect(await call(['--apply', directory.at('n.json'), '--sql', 'duckdb'])).toMatchObject({
    code: 2,
    text: '',
  });
});

describe('--apply of several columns', () => {
  const SCALES = ['prob', 'logit', 'complement', 'logprob'];

  it.each(SCALES)('is within 1 ulp in %s', async (to) => {
    const cases = readFixture('predictions.json') as {
      p: number[];
      coefficients: number[];
      intercept: number;
      results: string[];
    }[];
    for (const count of [2, 3, 4]) {
      for (const { p, coefficients, intercept, results } of cases.filter((one) => one.p.length === count)) {
        const names = p.map((_, i) => `x${i}`);
        const model = modelOf(
          Object.fromEntries(names.map((name, i) => [name, coefficients[i]!])),
          intercept,
        );
        const directory = new Directory({ 'm.json': model });
        const { text } = await call(['--apply', directory.at('m.json'), '--to', to], {
          stdin: `${names.join(',')}\n${p.join(',')}\n`,
        });
        const result = Number(text.trimEnd().split('\n')[1]!.split(',')[count]);
        const exact = Number(results[SCALES.indexOf(to)]);
        expect([p, errorInUlps(result, exact, 0) <= 1]).toEqual([p, true]);
      }
    }
  });

  it.each([1, 3, 127, 128, 129, 300, 1000])('is right in each of %d rows', async (rows) => {
    const directory = new Directory({ 'm.json': modelOf({ b: 1, a: -2, c: 0.5 }, 0.25, { from: 'logit' }) });
    const values = Array.from({ length: rows }, (_, i) => [i % 7, (i % 5) - 2, i % 3]);
    const stdin = `a,b,c,d\n${values.map((row) => `${row.join(',')},"x"\n`).join('')}`;
    const { text } = await call(['--apply', directory.at('m.json'), '--to', 'logit', '--as', 't'], { stdin });
    const expected = values.map(([a, b, c]) => `${[a, b, c].join(',')},"x",${0.25 - 2 * a! + b! + 0.5 * c!}`);
    expect(text).toBe(`a,b,c,d,t\n${expected.join('\n')}\n`);
  });

  it('adds one column, named for the label and the scale, whatever the rows are', async () => {
    const directory = new Directory({ 'm.json': modelOf({ a: 1, b: 1 }, 0, { label: 'ok' }) });
    const stdin = 'b,"x",a\r\n0.5,"1,2", 0.25 \r\nNA,,0.5\r\n0,"",0.5\r\n1,"",0\r\n1.5,,0.5\r\n';
    const { text, stderr } = await call(['--apply', directory.at('m.json'), '--append'], { stdin });
    expect(text).toBe(
      'b,"x",a,ok_prob\r\n0.5,"1,2", 0.25 ,0.25\r\nNA,,0.5,\r\n0,"",0.5,0\r\n1,"",0,nan\r\n1.5,,0.5,nan\r\n',
    );
    expect(stderr).toMatch(/^logit: warning: 1 of \d+ values? outside \[0, 1\] became nan/);
    const odds = await call(['--apply', directory.at('m.json'), '--to', 'odds'], { stdin: 'a,b\n0.5,0.5\n' });
    expect(odds.text).toBe('a,b,ok_odds\n0.5,0.5,1\n');
  });

  it('clamps values as the fit did, or as --eps says', async () => {
    const directory = new Directory({ 'm.json': modelOf({ a: 1, b: 1 }, 0, { eps: 0.25 }) });
    const stdin = 'a,b\n0,0.5\n1,0.75\n1.5,0.5\n';
    const { text } = await call(['--apply', directory.at('m.json')], { stdin });
    expect(text).toBe('a,b,y_prob\n0,0.5,0.25\n1,0.75,0.9\n1.5,0.5,0.75\n');
    const other = await call(['--apply', directory.at('m.json'), '-e', '0.5'], { stdin });
    expect(other.text).toBe('a,b,y_prob\n0,0.5,0.5\n1,0.75,0.5\n1.5,0.5,0.5\n');
  });

  it('adds a field to lines of JSON', async () => {
    const directory = new Directory({ 'm.json': modelOf({ 'm.a': 1, b: 1 }, 0) });
    const stdin = '{"b": 0.5, "m": {"a": 0.25}}\n{"m": {"a": null}, "b": "0.5"}\n{"m": {"a": 0.5}, "b": 1}\n';
    expect((await call(['--apply', directory.at('m.json'), '--jsonl'], { stdin })).text).toBe(
      '{"b": 0.5, "m": {"a": 0.25},"y_prob":0.25}\n{"m": {"a": null}, "b": "0.5","y_prob":null}\n{"m": {"a": 0.5}, "b": 1,"y_prob":1}\n',
    );
  });

  it.each<[string, number[], number]>([
    ['complement', [0.75, 0.5], 0.25],
    ['percent', [25, 50], 0.25],
    ['odds', [3, 1], 0.75],
    ['logit2', [1, 1], 0.8],
    ['logit10', [0, 1], 10 / 11],
    ['logprob', [-Math.LN2, 0], 1],
  ])('reads values on the scale %s', async (from, values, expected) => {
    const directory = new Directory({ 'm.json': modelOf({ a: 1, b: 1 }, 0, { from }) });
    const { text } = await call(['--apply', directory.at('m.json')], { stdin: `a,b\n${values.join(',')}\n` });
    expect(Number(text.split('\n')[1]!.split(',')[2])).toBeCloseTo(expected, 15);
  });

  it('writes results of other types and with other digits', async () => {
    const directory = new Directory({ 'm.json': modelOf({ a: 1, b: 1 }, 0) });
    const stdin = 'a,b\n0.3,0.6\n';
    expect((await call(['--apply', directory.at('m.json'), '-g', '3'], { stdin })).text).toBe(
      'a,b,y_prob\n0.3,0.6,0.391\n',
    );
    expect((await call(['--apply', directory.at('m.json'), '--dtype', 'float16'], { stdin })).text).toBe(
      'a,b,y_prob\n0.3,0.6,0.3914\n',
    );
  });

  it('fits, applies and predicts logistic regression from end to end', async () => {
    const directory = new Directory();
    const pima = `${fits}pima.csv`;
    const model = directory.at('m.json');
    const columns = 'npreg,glu,bp,skin,bmi,ped,age';
    const { text } = await call(['--fit', '.y', '--from', 'logit', '-c', columns, '--report', model, pima]);
    const after = Number(/(0\.\d+) after/.exec(text)![1]);
    const rows = (await call(['--apply', model, '--append', pima])).text.trimEnd().split('\n').slice(1);
    const losses = rows.map((row) => {
      const cells = row.split(',').map(Number);
      const [y, p] = [cells[8]!, cells[10]!];
      return y === 1 ? -Math.log(p) : -Math.log1p(-p);
    });
    expect(losses.reduce((sum, loss) => sum + loss, 0) / losses.length).toBeCloseTo(after, 5);
  });

  it('finds its columns by name, and by nothing else', async () => {
    const directory = new Directory({
      'm.json': modelOf({ 2: 1, 'p*': 1 }, 0),
      'n.json': modelOf({ a: 1, b: 1 }, 0),
    });
    expect(await call(['--apply', directory.at('m.json')], { stdin: 'p1,x\n0.1,0.2\n' })).toMatchObject({
      code: 2,
      text: '',
    });
    const exact = await call(['--apply', directory.at('m.json')], { stdin: 'p*,2\n0.5,0.25\n' });
    expect(exact.text).toBe('p*,2,y_prob\n0.5,0.25,0.25\n');
    const { stderr, code } = await call(['--apply', directory.at('n.json')], { stdin: 'a,c\n0.1,0.2\n' });
    expect([code, stderr]).toEqual([2, expect.stringContaining('no column "b"')]);
    const alone = new Directory({ 'm.json': modelOf({ 2: 1 }, 0) });
    const other = await call(['--apply', alone.at('m.json')], { stdin: 'a,c\n0.1,0.2\n' });
    expect([other.code, other.text, other.stderr]).toEqual([2, '', expect.stringContaining('no column "2"')]);
    const byNumber = new Directory({ 'm.json': modelOf({ 2: 1, 1: 1 }, 0) });
    expect(
      (await call(['--apply', byNumber.at('m.json'), '--no-header'], { stdin: '0.5,0.25,x\n' })).text,
    ).toBe('0.5,0.25,x,0.25\n');
  });
});

describe('the loss after a fit', () => {
  const reviews = fileURLToPath(new URL('../../fixtures/tour/reviews.csv', import.meta.url));
  const pima = `${fits}pima.csv`;

  interface Losses {
    readonly fit: { readonly log_loss: { readonly before: number | null; readonly after: number } };
    readonly loss: { readonly count: number; readonly log_loss: { readonly mean: number } };
  }

  it.each<[string, string[], string, string]>([
    ['one column', ['--fit', 'y', '-c', 'p', `${fits}calibration.csv`], 'p_prob', 'y'],
    ['a scale alone', ['--fit', 'y', '-c', 'p', '--only', 'scale', `${fits}calibration.csv`], 'p_prob', 'y'],
    ['a shift alone', ['--fit', 'y', '-c', 'p', '--only', 'shift', `${fits}calibration.csv`], 'p_prob', 'y'],
    ["Platt's targets", ['--fit', 'y', '-c', 'p', '--platt', `${fits}calibration.csv`], 'p_prob', 'y'],
    [
      'one column with eps',
      ['--fit', 'label', '-c', 'p_small', '-e', '1e-6', reviews],
      'p_small_prob',
      'label',
    ],
    [
      'two columns with eps',
      ['--fit', 'label', '-c', 'p_small,p_large', '-e', '1e-6', reviews],
      'label_prob',
      'label',
    ],
    ['eight columns of a regression', ['--fit', '.y', '--from', 'logit', '-c', '2-8', pima], '.y_prob', '.y'],
  ])('of %s equals the loss of its predictions', async (_, args, column, label) => {
    const directory = new Directory();
    const [model, data, losses] = ['m.json', 'd.csv', 'l.json'].map((name) => directory.at(name)) as [
      string,
      string,
      string,
    ];
    expect(await call([...args, '--report', model])).toMatchObject({ code: 0 });
    await call(['--apply', model, '--append', '-o', data, args.at(-1)]);
    await call(['--loss', label, '-c', column, '--report', losses, data]);
    const { fit } = JSON.parse(readFileSync(model, 'utf8')) as Losses;
    const { loss } = JSON.parse(readFileSync(losses, 'utf8')) as Losses;
    expect(relativeError(loss.log_loss.mean, fit.log_loss.after)).toBeLessThan(1e-12);
    if (fit.log_loss.before === null) return;
    const eps = args.includes('-e') ? ['-e', '1e-6'] : [];
    await call(['--loss', label, '-c', args[3]!, ...eps, '--report', losses, args.at(-1)]);
    const before = JSON.parse(readFileSync(losses, 'utf8')) as Losses;
    expect(relativeError(before.loss.log_loss.mean, fit.log_loss.before)).toBeLessThan(1e-12);
  });
});
