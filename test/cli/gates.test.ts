/** Gates: `--check`, `--inverse` and `--strict` in scripts. What they pass over has to be reported, and treated alike. */
import { describe, expect, it } from 'vitest';
import { call, Directory, onWindows, run } from '../support/command.ts';

describe('nan with any sign is one value: glibc prints -nan for 0/0, and signs differ between machines', () => {
  const spellings = ['nan', '-nan', '+nan', 'NaN', '-NaN', '-NAN', '+Nan'];

  it.each(spellings)('%s is missing by default (pandas-dev/pandas#16589)', async (nan) => {
    const table = await call(['-c', 'p', '-f', 'csv'], { stdin: `p,q\n${nan},1\n"${nan}",1\n0.5,1\n` });
    expect(table).toMatchObject({ text: `p,q\n${nan},1\n"${nan}",1\n0,1\n`, stderr: '', code: 0 });
    const json = `{"p": "${nan}"}\n{"p":${nan}}\n`;
    expect(await call(['--jsonl', '-c', 'p'], { stdin: json })).toMatchObject({ text: json, code: 0 });
    expect((await call(['--jsonl', '-c', 'p', '-a'], { stdin: '{"p":NaN}\n' })).text).toBe(
      '{"p":NaN,"p_logit":null}\n',
    );
  });

  it.each(spellings)('%s is a value where --na does not list nan', async (nan) => {
    const stdin = `p\n0.5\n${nan}\n`;
    expect(await call(['-c', 'p', '--na', 'NA'], { stdin })).toMatchObject({ text: 'p\n0\nnan\n', code: 0 });
    expect(await call(['-c', 'p', '--na', 'NA', '--check'], { stdin })).toMatchObject({
      stderr: 'logit: error: 1 of 2 values is not a probability: nan at standard input:3, column "p"\n',
      code: 1,
    });
    expect((await call(['--jsonl', '-c', 'p', '--na', ''], { stdin: `{"p":"${nan}"}\n` })).text).toBe(
      '{"p":"NaN"}\n',
    );
  });

  it.each(spellings)('%s is missing where --na lists it with another sign', async (nan) => {
    for (const na of ['nan', '-nan', '+NAN,0.5', ' NaN ']) {
      const { text } = await call(['-c', 'p', '-a', '--na', na], { stdin: `p\n${nan}\n` });
      expect(text).toBe(`p,p_logit\n${nan},\n`);
    }
  });

  it.each(spellings)('%s in a stream is nan, and fails a check', async (nan) => {
    expect(await call([], { stdin: `${nan} 0.5\n` })).toMatchObject({
      text: 'nan\n0\n',
      stderr: '',
      code: 0,
    });
    expect(await call(['--check'], { stdin: `${nan} 0.5\n` })).toMatchObject({ code: 1 });
  });

  it('a marker with a sign does not affect other markers', async () => {
    const stdin = 'p\n-inf\n-1\n+5e-1\n-\n-999\n0.5\n';
    const { text } = await call(['-s', '-c', 'p', '-a', '--na', '-inf,-,+5e-1,-999'], { stdin });
    expect(text).toBe(
      'p,p_sigmoid\n-inf,\n-1,0.2689414213699951\n+5e-1,\n-,\n-999,\n0.5,0.6224593312018546\n',
    );
  });
});

const EMPTY = 'no values were checked: standard input is empty';
const NO_COLUMN = `${EMPTY}, so there is no header and column "p" was not found`;
const HINT = ' (--strict makes this an error)';

const VACUOUS: readonly (readonly [what: string, args: readonly string[], stdin: string, reason: string])[] =
  [
    ['an empty table (MobilityData/gtfs-validator#898)', ['-c', 'p'], '', NO_COLUMN],
    ['blank lines', ['-c', 'p'], '\n\r\n', NO_COLUMN],
    ['a byte order mark', ['-c', 'p'], '\ufeff', NO_COLUMN],
    [
      'an empty table, several columns',
      ['-c', 'p,q', '-c', 'r'],
      '',
      `${EMPTY}, so there is no header and columns "p,q", "r" were not found`,
    ],
    ['an empty table without a header', ['-c', '1', '--no-header'], '', EMPTY],
    ['an empty stream', [], '', EMPTY],
    ['a stream of comments', [], '# 0.5\n', EMPTY],
    ['empty JSON Lines', ['--jsonl', '-c', 'p'], '', EMPTY],
    ['blank JSON Lines', ['--jsonl', '-c', 'p'], '\n  \n', EMPTY],
    [
      'a header (fivetran/great_expectations#7432, #1457)',
      ['-c', 'p'],
      'id,p\n',
      'no values were checked: standard input has a header but no rows',
    ],
    [
      'a header that nothing ends',
      ['-c', 'p'],
      'p',
      'no values were checked: standard input has a header but no rows',
    ],
    ['one missing value', ['-c', 'p'], 'id,p\n1,NA\n', 'no values were checked: 1 value is missing'],
    [
      'missing values',
      ['-c', 'p,q'],
      'p,q\n,nan\n-nan,null\n',
      'no values were checked: 4 values are missing',
    ],
    [
      'missing values of JSON',
      ['--jsonl', '-c', 'p'],
      '{"p":null}\n{"p":"NA"}\n',
      'no values were checked: 2 values are missing',
    ],
  ];

describe('a gate that had no values says so, also with -q, and fails with --strict', () => {
  it.each(VACUOUS)('%s', async (_, args, stdin, reason) => {
    for (const gate of [['--check'], ['--inverse'], ['--check', '-q'], ['-i', '-q', '--tolerance', '1']]) {
      const { stderr, code } = await call([...gate, ...args], { stdin });
      expect({ gate, stderr, code }).toEqual({ gate, stderr: `logit: warning: ${reason}${HINT}\n`, code: 0 });
    }
    for (const gate of [
      ['--check', '--strict'],
      ['--inverse', '--strict'],
      ['--strict'],
      ['--strict', '-q'],
    ]) {
      const { stderr, code } = await call([...gate, ...args], { stdin });
      expect({ gate, stderr, code }).toEqual({ gate, stderr: `logit: error: ${reason}\n`, code: 1 });
    }
  });

  it.each(VACUOUS)('%s is converted without a word', async (_, args, stdin) => {
    expect(await call(args, { stdin })).toMatchObject({ stderr: '', code: 0 });
  });

  it('where --bad passes over all there is (MakazhanAlpamys/Soup#811)', async () => {
    const stdin = 'p\nNA\nx\ny\n';
    for (const bad of ['keep', 'skip']) {
      const { stderr, code } = await call(['--check', '--strict', '-q', '--bad', bad, '-c', 'p'], { stdin });
      expect({ stderr, code }).toEqual({
        stderr: 'logit: error: no values were checked: 1 value is missing, 2 are not numbers\n',
        code: 1,
      });
    }
  });

  it('but not where --bad nan makes values that fail of all there is', async () => {
    const { stderr, code } = await call(['--check', '-q', '--bad', 'nan', '-c', 'p'], {
      stdin: 'p\nNA\nx\n',
    });
    expect(stderr).toBe('logit: error: 1 value is not a probability: nan at standard input:3, column "p"\n');
    expect(code).toBe(1);
  });

  it('of an array without elements, and of several empty files', async () => {
    const { stdout } = await call(['-f', 'npy', '-o', '-', '0.5']);
    const header = Buffer.from(stdout.subarray(0, -8).toString('latin1').replace('(1,)', '(0,)'), 'latin1');
    const files = { 'e.npy': header, 'a.csv': '', 'b.csv': '\n', 'h.csv': 'p\n', 'i.csv': 'p\n' };
    const check = (...args: string[]): Promise<string> =>
      call(['--check', ...args], { files }).then(({ stderr }) => stderr);
    expect(await check('e.npy')).toBe(`logit: warning: no values were checked: e.npy has no values${HINT}\n`);
    expect(await check('-c', 'p', 'a.csv', 'b.csv')).toBe(
      `logit: warning: no values were checked: the 2 files are empty, so there is no header and column "p" was not found${HINT}\n`,
    );
    expect(await check('-c', 'p', 'a.csv', 'h.csv', 'i.csv')).toBe(
      `logit: warning: no values were checked: the 3 files have a header but no rows${HINT}\n`,
    );
  });
});

describe('a check with values, but none in one column or file', () => {
  const files = {
    'a.csv': 'p,q,r\n0.5,NA,\n0.25,,\n',
    'b.csv': 'p,q,r\n0.5,0.5,\n',
    'header.csv': 'p,q,r\n',
    'missing.csv': 'p,q,r\n,,0.5\n',
    'empty.csv': '',
    'a.jsonl': '{"p":0.5,"q":null}\n',
  };
  it.each([
    [['-c', 'p,q', 'a.csv'], 'in column "q"'],
    [['-c', 'r,p,q', 'a.csv'], 'in 2 columns', 'first: "r"'],
    [['-c', '*', 'a.csv', 'b.csv'], 'in column "r"'],
    [['-c', 'p', 'a.csv', 'header.csv'], 'in file header.csv'],
    [
      ['-c', 'p', 'empty.csv', 'a.csv', 'missing.csv', 'b.csv', 'header.csv'],
      'in 3 files',
      'first: empty.csv',
    ],
    [['-c', 'p,q', 'a.jsonl'], 'in field "q"'],
  ])('%j', async (args, where, first?: string) => {
    const lenient = await call(['--check', '-q', ...args], { files });
    expect(lenient).toMatchObject({
      stderr: `logit: warning: no values were checked ${where}${first === undefined ? HINT : HINT.replace('(', `(${first}; `)}\n`,
      code: 0,
    });
    for (const gate of [['--check'], ['--inverse'], []]) {
      const { stderr, code } = await call([...gate, '--strict', '-q', ...args], { files });
      expect({ stderr, code }).toEqual({
        stderr: `logit: error: no values were checked ${where}${first === undefined ? '' : ` (${first})`}\n`,
        code: 1,
      });
    }
    expect((await call(args, { files })).stderr).toBe('');
  });

  it.each([['p,q'], ['q,p']])('a column has a value somewhere in many rows: %s', async (columns) => {
    for (const at of [0, 700, 4999]) {
      const rows = Array.from({ length: 5000 }, (_, i) => (i === at ? '0.5,0.5' : ',0.5'));
      const { stderr, code } = await call(['--check', '--strict', '-q', '-c', columns], {
        stdin: `p,q\n${rows.join('\n')}\n`,
      });
      expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    }
  });

  it('a row that --bad skip drops has shown no value', async () => {
    const { stderr } = await call(['--check', '-q', '--bad', 'skip', '-c', 'p,q'], {
      stdin: 'p,q\n0.5,x\n,0.5\n',
    });
    expect(stderr).toBe(`logit: warning: no values were checked in column "p"${HINT}\n`);
  });
});

describe('the column of a gate has to be there if there is a header', () => {
  const files = { 'empty.csv': '', 'header.csv': 'id,q\n', 'rows.csv': 'id,q\n1,0.5\n' };
  it.each([
    [['header.csv']],
    [['rows.csv']],
    [['empty.csv', 'header.csv']],
    [['empty.csv', 'rows.csv', 'header.csv']],
  ])('%j', async (named) => {
    for (const gate of [['--check'], ['--check', '--strict', '-q'], ['-i'], []]) {
      const { stderr, code } = await call([...gate, '-c', 'p', ...named], { files });
      const file = named.find((name) => name !== 'empty.csv');
      expect({ stderr, code }).toEqual({
        stderr: `logit: error: ${file}: no column "p"; the columns are: id, q\n`,
        code: 2,
      });
    }
  });
});

describe('a check says how many values were missing', () => {
  it('as a note, if some were', async () => {
    const stdin = 'p,q\n0.5,1\nNA,0\n,0.5\n';
    expect(await call(['--check', '-c', 'p'], { stdin })).toMatchObject({
      stderr: 'logit: note: 1 value checked, 2 missing\n',
      code: 0,
    });
    expect((await call(['--check', '-c', 'p,q'], { stdin })).stderr).toBe(
      'logit: note: 4 values checked, 2 missing\n',
    );
    expect((await call(['--check', '-q', '-c', 'p'], { stdin })).stderr).toBe('');
    expect((await call(['--check', '-c', 'q'], { stdin })).stderr).toBe('');
  });

  it('also if it fails', async () => {
    expect(await call(['--check', '-c', 'p'], { stdin: 'p\ninf\nNA\n0.5\n' })).toMatchObject({
      stderr:
        'logit: error: 1 of 2 values is not a probability: inf at standard input:2, column "p"\n' +
        'logit: note: 2 values checked, 1 missing\n',
      code: 1,
    });
  });

  it.each([
    ['p\n0.5\n', '1 value checked, 0 missing'],
    ['p\nNA\n0.5\n', '1 value checked, 1 missing'],
    ['p\nNA\n', '0 values checked, 1 missing'],
    ['p\n2\nNA\n', '1 value checked, 1 missing'],
  ])('always in the report: %j', async (stdin, text) => {
    const directory = new Directory();
    await run(['--check', '-q', '-c', 'p', '--report', 'report.json'], { cwd: directory.path, stdin });
    const { messages } = JSON.parse(directory.read('report.json')) as { messages: unknown[] };
    expect(messages).toContainEqual(expect.objectContaining({ level: 'note', code: 'valuesChecked', text }));
  });
});

describe('-o FILE and an empty input', () => {
  const KEPT =
    'logit: error: standard input is empty, so keep.dat was left unchanged (remove it first to replace it)\n';

  it.each([
    [['-c', 'p']],
    [['-c', 'p', '-q', '-a']],
    [['-c', 'p', '-']],
    [['--jsonl', '-c', 'p']],
    [[]],
    [['-f', 'tensor']],
    [['-f', 'npy']],
  ])('a program before it that failed does not empty FILE: %j', async (args) => {
    for (const stdin of ['', '\n']) {
      const directory = new Directory({ 'keep.dat': 'p\n0.5\n' });
      const { stderr, code } = await run([...args, '-o', 'keep.dat'], { cwd: directory.path, stdin });
      expect({ stderr, code }).toEqual({ stderr: KEPT, code: 1 });
      expect(directory.read('keep.dat')).toBe('p\n0.5\n');
      expect(directory.list()).toEqual(['keep.dat']);
    }
  });

  it('a new or empty FILE is written, with a warning that it is empty', async () => {
    const directory = new Directory({ 'old.csv': '' });
    for (const file of ['old.csv', 'new.csv']) {
      const { stderr, code } = await run(['-c', 'p', '-o', file], { cwd: directory.path });
      expect({ stderr, code }).toEqual({
        stderr: `logit: warning: standard input is empty, so ${file} has no values\n`,
        code: 0,
      });
    }
    expect(directory.list()).toEqual(['new.csv', 'old.csv']);
  });

  it('an empty input that is named replaces FILE, with a warning', async () => {
    const directory = new Directory({ 'empty.csv': '', 'keep.dat': 'p\n0.5\n' });
    const { stderr, code } = await run(['-c', 'p', 'empty.csv', '-o', 'keep.dat'], { cwd: directory.path });
    expect({ stderr, code }).toEqual({
      stderr: 'logit: warning: empty.csv is empty, so keep.dat has no values\n',
      code: 0,
    });
    expect(directory.read('keep.dat')).toBe('');
  });

  it('a header alone is content', async () => {
    const directory = new Directory({ 'keep.dat': 'p\n0.5\n' });
    const { stderr, code } = await run(['-c', 'p', '-o', 'keep.dat'], { cwd: directory.path, stdin: 'p\n' });
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    expect(directory.read('keep.dat')).toBe('p\n');
  });

  it.skipIf(onWindows)('a device is not a file to be emptied', async () => {
    expect(await run(['-c', 'p', '-o', '/dev/null'])).toMatchObject({ stderr: '', code: 0 });
  });

  it('a gate that fails leaves FILE as it was, too', async () => {
    const directory = new Directory({ 'keep.dat': 'p\n0.5\n' });
    const { stderr, code } = await run(['--strict', '-c', 'p', '-o', 'keep.dat'], {
      cwd: directory.path,
      stdin: 'p\n',
    });
    expect({ stderr, code }).toEqual({
      stderr: 'logit: error: no values were checked: standard input has a header but no rows\n',
      code: 1,
    });
    expect(directory.read('keep.dat')).toBe('p\n0.5\n');
  });
});
