import { describe, expect, it } from 'vitest';
import { call, run } from '../support/command.ts';

/** Every cell is 0.5, so that a converted one reads 0. */
function table(header: string, cells: number): string {
  return `${header}\n${Array(cells).fill('0.5').join(',')}\n`;
}

/** The row of `table`, with the columns converted that have these 1-based numbers. */
function converted(cells: number, ...columns: number[]): string {
  return Array.from({ length: cells }, (_, i) => (columns.includes(i + 1) ? '0' : '0.5')).join(',');
}

describe('columns to convert', () => {
  it.each([
    ['a name', 'a,b,c', ['b'], [2]],
    ['the first, the last', 'a,b,c', ['a', 'c'], [1, 3]],
    ['a number', 'a,b,c', ['2'], [2]],
    ['a number with zeros', 'a,b,c', ['02'], [2]],
    ['names with a comma between', 'a,b,c', ['c,a'], [1, 3]],
    ['a name and a number', 'a,b,c', ['c,1'], [1, 3]],
    ['the same one twice', 'a,b,c', ['b,b', '2'], [2]],
    ['a name with a comma in it', '"a,b",a,b', ['a,b'], [1]],
    ['a name with a comma and the names it looks like', '"a,b",a,b', ['a,b', 'a', 'b'], [1, 2, 3]],
    ['a quoted name', '"a",b', ['a'], [1]],
    ['a name with a quote in it', '"a""b",b', ['a"b'], [1]],
    ['a name with a line break in it', '"a\nb",b', ['a\nb'], [1]],
    ['a name with spaces', ' a,b', [' a'], [1]],
    ['a name after a byte order mark', '\uFEFFa,b', ['a'], [1]],
    ['a quoted name after a byte order mark', '\uFEFF"a",b', ['a'], [1]],
    ['a name that is not ASCII', 'wahrscheinlichkeit,größe', ['größe'], [2]],
    ['a duplicate name by number', 'a,a,b', ['2'], [2]],
    ['a name next to duplicate ones', 'a,a,b', ['b'], [3]],
    ['a name that looks like a negative number', 'a,-1', ['-1'], [2]],
    ['a name that looks like an option', 'a,-s', ['-s'], [2]],
  ])('%s: %j -c %j', async (_, header, columns, expected) => {
    const cells = header.replaceAll(/"(?:[^"]|"")*"/g, 'quoted').split(',').length;
    const args = columns.flatMap((column) => ['-c', column]);
    const { text, stderr, code } = await call(args, { stdin: table(header, cells) });
    expect({ text, stderr, code }).toEqual({
      text: `${header}\n${converted(cells, ...expected)}\n`,
      stderr: '',
      code: 0,
    });
  });

  it.each([
    ['no such name', 'a,b', ['x'], 'no column "x"; the columns are: a, b'],
    [
      'a name with a slip',
      'id,name,prob,label',
      ['porb'],
      'no column "porb"; the columns are: id, name, prob, label (did you mean "prob"?)',
    ],
    [
      'a name in other case',
      'id,Prob',
      ['prob'],
      'no column "prob"; the columns are: id, Prob (did you mean "Prob"?)',
    ],
    [
      'a name with spaces round it',
      'id, prob',
      ['prob'],
      'no column "prob"; the columns are: id, " prob" (did you mean " prob"? use -c 2)',
    ],
    ['one of several', 'a,b', ['a,x'], 'no column "x"; the columns are: a, b'],
    ['a number too high', 'a,b', ['3'], 'no column "3"; the columns are: a, b (the last column is -c 2)'],
    ['number zero', 'a,b', ['0'], 'no column "0"; the columns are: a, b (columns are numbered from 1)'],
    [
      'a negative number',
      'a,b',
      ['-1'],
      'no column "-1"; the columns are: a, b (counted from the end: -c 2; all except column 1: -c \'!1\')',
    ],
    [
      'a name that occurs twice',
      'p,q,p',
      ['p'],
      'duplicate column name "p" (columns 1, 3); the columns are: p, q, p (select one by number)',
    ],
    [
      'another delimiter than the file has',
      'id;prob',
      ['prob'],
      'no column "prob"; the columns are: id;prob (is ";" the delimiter? use -d \';\')',
    ],
  ])('%s: nothing is written', async (_, header, columns, message) => {
    const args = columns.flatMap((column) => ['-c', column]);
    const { text, stderr, code } = await call(args, { stdin: table(header, 3) });
    expect({ text, stderr, code }).toEqual({
      text: '',
      stderr: `logit: error: standard input: ${message}\n`,
      code: 2,
    });
  });

  it('lists a long name in part: the file may be no CSV at all', async () => {
    const { stderr, code } = await call(['-c', 'p'], { stdin: 'x'.repeat(100_000) });
    expect({ stderr, code }).toEqual({
      stderr: `logit: error: standard input: no column "p"; the columns are: ${'x'.repeat(57)}...\n`,
      code: 2,
    });
  });

  it('names the file, and lists many columns in part', async () => {
    const header = Array.from({ length: 100 }, (_, i) => `c${i}`).join(',');
    const { stderr, code } = await run(['-c', 'prob', 'wide.csv'], { files: { 'wide.csv': `${header}\n` } });
    expect(stderr).toMatch(
      /^logit: error: wide\.csv: no column "prob"; the columns are: c0, c1, .*, c39, \.\.\. \(100 in all\) \(all of them: head -n 1 wide\.csv\)\n$/,
    );
    expect(code).toBe(2);
  });
});

describe('--no-header', () => {
  it.each([
    [['-c', '1'], '0.5,0.5\n0.5,0.5\n', '0,0.5\n0,0.5\n'],
    [['-c', '2,1'], '0.5,0.5', '0,0'],
    [['-c', '2', '-a'], '0.5,0.5\n', '0.5,0.5,0\n'],
    [['-c', '1'], '\uFEFF0.5\r\n', '\uFEFF0\r\n'],
    [['-c', '1'], '\n\n0.5\n', '\n\n0\n'],
    [['-c', '1'], '"0.5"\n', '"0"\n'],
    [['-c', '1'], '', ''],
  ])('%j of %j', async (args, stdin, text) => {
    expect(await call(['--no-header', ...args], { stdin })).toMatchObject({ text, stderr: '', code: 0 });
  });

  it.each([
    ['prob', 'no column "prob": with --no-header, select columns by number (1-2)'],
    ['3', 'no column "3": with --no-header, select columns by number (1-2)'],
  ])('-c %s is an error', async (column, message) => {
    const { text, stderr, code } = await call(['--no-header', '-c', column], { stdin: '0.5,0.5\n' });
    expect({ text, stderr, code }).toEqual({
      text: '',
      stderr: `logit: error: standard input: ${message}\n`,
      code: 2,
    });
  });

  it('names columns by number in messages', async () => {
    const { stderr, code } = await call(['--no-header', '-c', '2'], { stdin: '0.5,0.5\n0.5,abc\n' });
    expect({ stderr, code }).toEqual({
      stderr:
        'logit: error: standard input:2: column "2": "abc" is not a number (use --bad keep, nan or skip to continue)\n',
      code: 1,
    });
  });
});
