import { describe, expect, it } from 'vitest';
import { call, run } from '../support/command.ts';

const WAY_OUT = ' (use --bad keep, nan or skip to continue)';

/** The header is `id,p,x`, and `p` is asked for. */
const HEADER = 'id,p,x\n';

describe('--bad fail, the default', () => {
  it.each([
    ['text', '1,abc,y\n', 2, `column "p": "abc" is not a number${WAY_OUT}`],
    [
      'text with quotes and spaces round it',
      '1," abc ",y\n',
      2,
      `column "p": "abc" is not a number${WAY_OUT}`,
    ],
    ['a row without the cell', '1\n', 2, `the row has only 1 cell; column "p" is missing${WAY_OUT}`],
    [
      'a row without the cell before others',
      '1\n2,0.5,y\n',
      2,
      `the row has only 1 cell; column "p" is missing${WAY_OUT}`,
    ],
    ['a later line', '1,0.5,y\n\n2,0.5,y\r\n3,-,y\n', 5, `column "p": "-" is not a number${WAY_OUT}`],
    [
      'a line after quoted line breaks',
      '"\n\n",0.5,y\n"a\nb",abc,y\n',
      6,
      `column "p": "abc" is not a number${WAY_OUT}`,
    ],
    [
      'a cell that starts with a line break',
      '1,"\nabc",y\n',
      2,
      `column "p": "abc" is not a number${WAY_OUT}`,
    ],
    ['line breaks in the cell', '1,"a\nb",y\n', 2, `column "p": "a\\nb" is not a number${WAY_OUT}`],
    ['a cell of one space and a letter', '1, x,y\n', 2, `column "p": "x" is not a number${WAY_OUT}`],
    [
      'a long cell',
      `1,${'x'.repeat(100)},y\n`,
      2,
      `column "p": "${'x'.repeat(57)}..." is not a number${WAY_OUT}`,
    ],
  ])('%s', async (_, rows, line, message) => {
    for (const bad of [[], ['--bad', 'fail']]) {
      const { stderr, code } = await call(['-c', 'p', ...bad], { stdin: HEADER + rows });
      expect({ stderr, code }).toEqual({
        stderr: `logit: error: standard input:${line}: ${message}\n`,
        code: 1,
      });
    }
  });

  it.each<{ broken: readonly number[] }>([
    { broken: [] },
    { broken: [0] },
    { broken: [700] },
    { broken: [4990] },
    { broken: [0, 1, 600, 601, 3000] },
  ])('far on, where the rows $broken have line breaks in them', async ({ broken }) => {
    const rows = Array.from({ length: 5000 }, (_, row) =>
      broken.includes(row) ? '"a\nb",0.5,y' : 'ab,0.5,y',
    );
    const stdin = `${HEADER}${rows.join('\n')}\nab,abc,y\n`;
    const { stderr } = await call(['-c', 'p'], { stdin });
    expect(stderr).toContain(`standard input:${5002 + broken.length}: column "p": "abc"`);
  });

  it('the rows before have been written', async () => {
    const { text, code } = await call(['-c', 'p'], {
      stdin: `${HEADER}1,0.5,y\n2,0.5,y\n3,abc,y\n4,0.5,y\n`,
    });
    expect({ text, code }).toEqual({ text: `${HEADER}1,0,y\n2,0,y\n`, code: 1 });
  });

  it.each([
    [
      'one cell too many',
      '1,0.5,y,z\n',
      '--bad keep or nan puts the new cell in its column, --bad skip drops the row',
    ],
    ['a delimiter too many', '1,0.5,y,\n', "a delimiter at the end of rows? ... | sed '1s/$/,/' | logit ..."],
    [
      'one cell too many before others',
      '1,0.5,y,z\n2,0.5,y\n',
      '--bad keep or nan puts the new cell in its column, --bad skip drops the row',
    ],
  ])('--append and a row with %s', async (_, row, hint) => {
    for (const args of [['-a'], ['-i'], ['-a', '-i']]) {
      const { stderr, code } = await call(['-c', 'p', ...args], { stdin: `${HEADER}1,0.5,y\n${row}` });
      const message = `the row has 4 cells but the header has 3, so an appended cell would be in the wrong column (${hint})`;
      expect({ stderr, code }).toEqual({ stderr: `logit: error: standard input:3: ${message}\n`, code: 1 });
    }
  });

  it('--append and a row with one cell more than the first, which is not a header', async () => {
    const { stderr } = await call(['-a', '-c', '1', '--no-header'], { stdin: '1,0.2\n1,0.2,3\n' });
    expect(stderr).toContain('standard input:2: the row has 3 cells but the first row has 2, so');
  });

  it('names the file and the first of several columns', async () => {
    const files = { 'scores.csv': 'a,b,c\n0.5,x,y\n' };
    expect(await run(['-c', 'c,b', 'scores.csv'], { files })).toMatchObject({
      stderr: `logit: error: scores.csv:2: column "c": "y" is not a number${WAY_OUT}\n`,
      code: 1,
    });
  });

  it('counts the lines of a long file', async () => {
    const stdin = `${HEADER}${'1,0.5,"\n"\n'.repeat(100_000)}1,abc,y\n`;
    expect((await call(['-c', 'p'], { stdin })).stderr).toContain(
      'logit: error: standard input:200002: column "p": "abc"',
    );
  });
});

describe('rows without a number in the cell', () => {
  const rows = ['1,abc,y', '2', '3,0.5,z', '4,"x, ",', '5,0.5', '6,NA,w', '', '7,'];
  const stdin = HEADER + rows.map((row) => `${row}\n`).join('');

  it.each([
    ['keep', [], ['1,abc,y', '2', '3,0,z', '4,"x, ",', '5,0', '6,NA,w', '', '7,']],
    ['nan', [], ['1,nan,y', '2', '3,0,z', '4,"nan ",', '5,0', '6,NA,w', '', '7,']],
    ['skip', [], ['3,0,z', '5,0', '6,NA,w', '', '7,']],
    ['keep', ['-a'], ['1,abc,y,', '2,,,', '3,0.5,z,0', '4,"x, ",,', '5,0.5,,0', '6,NA,w,', '', '7,,,']],
    [
      'nan',
      ['-a'],
      ['1,abc,y,nan', '2,,,nan', '3,0.5,z,0', '4,"x, ",,nan', '5,0.5,,0', '6,NA,w,', '', '7,,,'],
    ],
    ['skip', ['-a'], ['3,0.5,z,0', '5,0.5,,0', '6,NA,w,', '', '7,,,']],
  ])('--bad %s %j', async (bad, args, expected) => {
    const { text, code } = await call(['-c', 'p', '--bad', bad, ...args], { stdin });
    const header = args.includes('-a') ? 'id,p,x,p_logit\n' : HEADER;
    expect({ text, code }).toEqual({ text: header + expected.map((row) => `${row}\n`).join(''), code: 0 });
  });

  it.each([
    ['keep', '3 non-numeric cells left unchanged (first: standard input:2, column "p")'],
    ['nan', '3 non-numeric cells: 2 set to nan, 1 left unchanged (first: standard input:2, column "p")'],
    ['skip', '3 rows with 3 non-numeric cells skipped (first: standard input:2, column "p")'],
  ])('--bad %s reports them once', async (bad, message) => {
    expect((await call(['-c', 'p', '--bad', bad], { stdin })).stderr).toBe(`logit: warning: ${message}\n`);
    expect((await call(['-c', 'p', '--bad', bad, '-q'], { stdin })).stderr).toBe('');
  });
});

describe('rows of another length than the header', () => {
  it.each([
    ['that have the cell are converted', [], '1,0.5\n2,0.5,y,z,\n', '1,0\n2,0,y,z,\n'],
    [
      'that are too long have the new cell below its header',
      ['-a', '--bad', 'keep'],
      '1,0.5,y,z\n2,0.5,y\n',
      '1,0.5,y,0,z\n2,0.5,y,0\n',
    ],
    [
      'that are too long have the new cell below its header',
      ['-a', '--bad', 'nan'],
      '1,abc,y,\n2,0.5,"y,",",z","\n"\n2,0.5,y\n',
      '1,abc,y,nan,\n2,0.5,"y,",0,",z","\n"\n2,0.5,y,0\n',
    ],
    ['that are too long are skipped', ['-a', '--bad', 'skip'], '1,0.5,y,z\n2,0.5,y\n', '2,0.5,y,0\n'],
    ['that are too short are filled up', ['-a'], '1,0.5\n2,0.5,y\n', '1,0.5,,0\n2,0.5,y,0\n'],
    ['count the cells with quotes', ['-a'], '1,0.5,"y,\n,"\n', '1,0.5,"y,\n,",0\n'],
  ])('%s: %j', async (_, args, rows, expected) => {
    const header = args.includes('-a') ? 'id,p,x,p_logit\n' : HEADER;
    expect(await call(['-q', '-c', 'p', ...args], { stdin: HEADER + rows })).toMatchObject({
      text: header + expected,
      code: 0,
    });
  });

  it('are filled with the delimiter of the file', async () => {
    expect((await call(['-c', 'p', '-a', '-d', 'tab'], { stdin: 'p\tx\ty\n0.5\r\n' })).text).toBe(
      'p\tx\ty\tp_logit\n0.5\t\t\t0\r\n',
    );
  });

  it('--bad skip of one bad cell in several drops the row', async () => {
    const { text } = await call(['-q', '-c', 'p,q', '--bad', 'skip'], {
      stdin: 'p,q\n0.5,x\ny,0.5\n0.5,0.5\n0.5\n',
    });
    expect(text).toBe('p,q\n0,0\n');
  });

  it('--bad keep of one bad cell in several converts the others', async () => {
    const { text } = await call(['-q', '-c', 'p,q', '--bad', 'keep'], { stdin: 'p,q\n0.5,x\ny,0.5\n0.5\n' });
    expect(text).toBe('p,q\n0,x\ny,0\n0\n');
  });

  it('--bad skip of the last row without a line ending leaves that of the row before', async () => {
    expect((await call(['-q', '-c', 'p', '--bad', 'skip'], { stdin: 'p\n0.5\nx' })).text).toBe('p\n0\n');
  });
});
