/**
 * Inputs that are made to cost more than they are long. Each is so large that work or memory that grows with its square would
 * end a test by its time limit; how time grows is measured by `npm run fuzz:growth`.
 */
import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { call, Directory } from '../support/command.ts';

const MiB = 2 ** 20;

const numbered = (count: number, text: (i: number) => string): string[] =>
  Array.from({ length: count }, (_, i) => text(i));

/** A name that takes hours to compose: combining marks that have to change places. */
const marks = (length: number): string => `a${'\u0301'.repeat(length / 4)}${'\u0323'.repeat(length / 4)}`;

describe('a header with a name of megabytes', () => {
  // python/cpython#149079: composing marks takes as long as their square.
  it.each([
    ['a name', ['-c', 'prob'], `${marks(8 * MiB)}\n`],
    ['a name next to the right one', ['-c', 'porb'], `${marks(8 * MiB)},prob\n`],
    ['a pattern', ['-c', 'prob_*'], `${marks(8 * MiB)}\n`],
    ['a name without a header', ['--no-header', '-c', marks(100_000)], '0.5\n'],
    ['a field of JSON', ['--jsonl', '-c', 'prob'], `{"${marks(60_000)}":0.5}\n`],
    ['a name of marks', ['-c', marks(100_000)], 'prob\n'],
    ['a pattern of marks', ['-c', `${marks(100_000)}*`], 'prob\n'],
  ])('is searched for %s that it does not have', async (_, args, stdin) => {
    const { stderr, code } = await call(args, { stdin });
    expect(stderr).toMatch(/^logit: error: standard input(?::1)?: (?:no column|the object has no field) /);
    expect(stderr.length).toBeLessThan(400);
    expect(code).toBe(args.includes('--jsonl') ? 1 : 2);
  });

  it('still gets a suggestion', async () => {
    const { stderr } = await call(['-c', 'porb'], { stdin: `${'x'.repeat(MiB)},prob\n` });
    expect(stderr).toContain('(did you mean "prob"?)');
  });
});

describe('5,000 terms for 20,000 columns', () => {
  const names = numbered(20_000, (i) => `c${i}`);
  const stdin = `${names.join(',')}\n${names.map(() => '0.5').join(',')}\n`;
  const converted = (is: (i: number) => boolean): string =>
    `${names.join(',')}\n${names.map((_, i) => (is(i) ? '0' : '0.5')).join(',')}\n`;
  const terms = (text: (i: number) => string): string[] =>
    numbered(5000, text).flatMap((term) => ['-c', term]);

  it.each<[string, string[], (i: number) => boolean]>([
    ['names', terms((i) => `c${i}`), (i) => i < 5000],
    ['patterns', terms((i) => `c${i}*`), () => true],
    ['patterns with an end', terms((i) => `*c${i}`), (i) => i < 5000],
    ['patterns with a middle', terms((i) => `*c${i}*`).slice(0, 2000), () => true],
    ['patterns for all columns', terms(() => '*'), () => true],
    ['ranges', terms((i) => `${i + 1}-`), () => true],
    ['names excluded', terms((i) => `!c${i}`), (i) => i >= 5000],
    ['patterns excluded', terms((i) => `!c${i + 10_000}*`), (i) => i < 10_000 || i >= 15_000],
    ['patterns in one argument', ['-c', numbered(1999, (i) => `c${i + 1}?`).join(',')], (i) => i >= 10],
  ])('%s', async (_, args, is) => {
    const { text, stderr, code } = await call(args, { stdin });
    // A difference of a megabyte shows nothing.
    expect({ isRight: text === converted(is), stderr, code }).toEqual({ isRight: true, stderr: '', code: 0 });
  });

  it('numbers that are names of other columns', async () => {
    const numbers = numbered(20_000, (i) => String(20_000 - i));
    const { code, text } = await call(['-q', ...terms((i) => String(i + 1))], {
      stdin: `${numbers.join(',')}\n${numbers.map(() => '0.5').join(',')}\n`,
    });
    expect({ code, length: text.length }).toEqual({ code: 0, length: 108_894 + 15_000 * 4 + 5000 * 2 });
  });
});

// tspence/csharp-csv-reader#21: rows with many line ends in quotes took minutes.
it('a preview reads rows with a million line ends in quotes once', async () => {
  const row = `0.5,"${'a\n'.repeat(500_000)}"\n`;
  const { text, code } = await call(['-c', 'p', '-n', '40'], { stdin: `p,t\n${row.repeat(41)}` });
  expect(code).toBe(0);
  expect(text.split('\n')).toHaveLength(42);
  expect(text.split('\n')[1]).toMatch(/^0\.5 +0 +a\\na\\n/);
});

it('a preview passes over blank lines before the header', async () => {
  const { text } = await call(['-c', 'p', '-n', '1'], { stdin: `${'\n'.repeat(5e6)}p\n0.5\n` });
  expect(text).toBe('  p  p_logit\n0.5        0\n');
});

describe('a table of 300,000 columns', () => {
  const columns = 300_000;
  const names = numbered(columns, (i) => `c${i}`).join(',');
  const stdin = `${names}\n${'0.5,'.repeat(columns - 1)}0.5\n`;

  it('has a preview', async () => {
    const { text, code } = await call(['-c', 'c5', '-n', '2'], { stdin });
    expect(code).toBe(0);
    expect(text.slice(0, 50)).toMatch(/^ c0 +c1 +c2 +c3 +c4 +c5 +c5_logit +c6 /);
    expect(text.split('\n').map((line) => line.trim().split(/ +/).length)).toEqual([
      columns + 1,
      columns + 1,
      1,
    ]);
  });

  it('has a preview as wide as the terminal', async () => {
    const { text, code } = await call(['-c', 'c5', '-n', '2'], {
      stdin,
      terminal: { stdout: true, width: 40 },
    });
    expect({ text, code }).toEqual({
      text: '\u001b[1m c0   c1   c2   c3   c4   c5  c5_logit\u001b[22m\n0.5  0.5  0.5  0.5  0.5  0.5         0\n... and 299994 more columns: c6, c7, ...\n',
      code: 0,
    });
  });
});

// The report of so many columns is longer than a string can be.
it.skipIf(process.env['LOGIT_SLOW'] !== '1')('a report of 500,000 columns is written', async () => {
  const directory = new Directory();
  const columns = numbered(500_000, (i) => `c${i}`).join(',');
  const stdin = `${columns}\n${'0.5,'.repeat(499_999)}0.5\n`;
  const { code, stderr } = await call(['-c', '*', '--report', 'r.json'], { stdin, cwd: directory.path });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(statSync(directory.at('r.json')).size).toBeGreaterThan(2 ** 29);
});

it('a percentage that ten million digits do not decide is reported with its file and line', async () => {
  // Halfway between the percentages of two doubles.
  const half = '50.0000000000000055511151231257827021181583404541015625';
  const files = { 'a.csv': `p\n0.5\n${half}${'0'.repeat(10_000_000)}1\n` };
  const { stderr, code } = await call(['--from', 'percent', '--to', 'prob', '-c', 'p', 'a.csv'], { files });
  expect({ stderr, code }).toEqual({
    stderr:
      'logit: error: a.csv:3: a number of 10000056 digits, of which the first 10000000 do not decide the result\n',
    code: 2,
  });
});

it.each([
  ['arrays', '[', ']'],
  ['objects', '{"a":', '}'],
])('JSON that nests %s deeper than 65,536 is named as such', async (_, open, close) => {
  const nested = (depth: number): string => `{"x":${open.repeat(depth)}1${close.repeat(depth)},"p":0.5}\n`;
  const { text, stderr, code } = await call(['--jsonl', '-c', 'p'], {
    stdin: nested(65_536) + nested(65_537),
  });
  expect({ length: text.length, code }).toEqual({ length: nested(65_536).length - 2, code: 1 });
  expect(stderr).toBe(
    'logit: error: standard input:2: JSON nested more than 65,536 levels deep (use --bad keep or skip to continue)\n',
  );
});
