import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/text/displayWidth.ts';
import { call, finished, Directory, run, start } from '../support/command.ts';

const table =
  'id,name,p,q\n1,"Lovelace, Ada",0.25,0.5\r\n\n2,"two\nlines",NA,1\n3,Ω, "0.9" ,\n4,,0.125,0.75\n';

describe('-n shows the first rows, each number next to its result', () => {
  it.each([
    [
      'of a table',
      ['-n', '3', '-c', 'p'],
      table,
      [
        'id  name               p              p_logit    q',
        ' 1  Lovelace, Ada   0.25  -1.0986122886681098  0.5',
        ' 2  two\\nlines        NA                         1',
        ' 3  Ω              "0.9"   2.1972245773362196',
      ],
    ],
    [
      'of a column in front',
      ['-n', '2', '-c', 'p', '-g', '3'],
      'p,x\n0.25,a\n0.9,bb\n',
      ['   p  p_logit  x', '0.25     -1.1  a', ' 0.9      2.2  bb'],
    ],
    [
      'of two columns, and what is recovered',
      ['-n1', '-i', '-g', '3', '-c', 'q,p'],
      'p,x,q\n0.25,a,0.9\n',
      [
        '   p  p_logit  p_recovered  x    q  q_logit  q_recovered',
        '0.25     -1.1         0.25  a  0.9      2.2          0.9',
      ],
    ],
    [
      'of a column by number where its name is there twice',
      ['--preview=1', '-c', '3', '-g', '2'],
      'p,x,p\n1,2,0.25\n',
      ['p  x     p  p_logit', '1  2  0.25     -1.1'],
    ],
    [
      'where --after would put it, once',
      ['-n', '1', '-c', 'p,q', '-a', '--after', '-g', '2'],
      'p,x,q\n0.25,1,0.5\n',
      ['   p  p_logit  x    q  q_logit', '0.25     -1.1  1  0.5        0'],
    ],
    [
      'without a header',
      ['-n', '1', '--no-header', '-c', '2', '-p', '2'],
      'a,0.25\nb,0.5\n',
      ['1     2  2_logit', 'a  0.25    -1.10'],
    ],
    ['with a byte order mark', ['-n', '1', '-c', 'p'], '\ufeffp\n0.5\n', ['  p  p_logit', '0.5        0']],
    [
      'with tabs',
      ['-n', '1', '-c', 'p', '-d', 'tab', '--as', 'x', '-a'],
      'p\tq\n0.5\t\n',
      ['  p  x  q', '0.5  0'],
    ],
    ['of a table with fewer', ['-n', '9', '-c', 'p'], 'p\n0.5', ['  p  p_logit', '0.5        0']],
    ['of a header alone', ['-n', '9', '-c', 'p'], 'p,q\n', ['p  p_logit  q']],
    ['of nothing', ['-n', '9', '-c', 'p'], '', []],
    [
      'of a stream',
      ['-n', '2', '--sigmoid', '-p', '3'],
      '0 2 4',
      ['logit   prob', '    0  0.500', '    2  0.881'],
    ],
    [
      'of a stream, and what is recovered',
      ['-n', '1', '--inverse', '-g', '2'],
      '0.25',
      ['prob  logit  recovered', '0.25   -1.1       0.25'],
    ],
    [
      'after rows that are skipped',
      ['-n', '1', '-c', 'p', '--bad', 'skip'],
      'p\nx\n0.5\n',
      ['  p  p_logit', '0.5        0'],
    ],
  ])('%s', async (_, args, stdin, lines) => {
    const { text, stderr, code } = await call(args, { stdin });
    expect({ lines: text.split('\n').slice(0, -1), stderr, code }).toEqual({ lines, stderr: '', code: 0 });
  });

  const wide = 'a,b,p,c,d\naaaaaaaaaa,bbbbbbbbbb,0.3,cccccccccc,dddddddddd\n';

  it.each([
    [
      120,
      'a           b             p    p_logit  c           d\naaaaaaaaaa  bbbbbbbbbb  0.3  -0.847298  cccccccccc  dddddddddd\n',
    ],
    [
      50,
      'a           b             p    p_logit  c\naaaaaaaaaa  bbbbbbbbbb  0.3  -0.847298  cccccccccc\n... and 1 more column: d\n',
    ],
    [
      40,
      'a           b             p    p_logit\naaaaaaaaaa  bbbbbbbbbb  0.3  -0.847298\n... and 2 more columns: c, d\n',
    ],
    [30, 'a             p    p_logit\naaaaaaaaaa  0.3  -0.847298\n... and 3 more columns: b, ...\n'],
    [24, '  p    p_logit\n0.3  -0.847298\n... and 4 more columns\n'],
  ])('on a terminal of %d columns, and names the hidden columns', async (width, expected) => {
    const { text } = await call(['-n', '1', '-c', 'p'], {
      stdin: wide,
      terminal: { stdout: true, width },
      env: { NO_COLOR: '1' },
    });
    expect(text).toBe(expected);
  });

  const header = Array.from({ length: 30 }, (_, i) => `column_${i}_日本`);
  const many = `${header.join()}\n${header.map((_, i) => `0.12345678901234${i + 10}`).join()}\n`;

  it.each([
    [40, ['-c', '2'], 4],
    [40, ['-c', '2', '-i'], 4],
    [40, ['-c', '1-', '-i'], 4],
    [80, ['-c', '2'], 4],
    [80, ['-c', '2-9'], 4],
    [120, ['-c', '2-9'], 4],
    [120, ['--no-header', '-c', '2-9', '-p', '15', '--bad', 'keep'], 4],
  ])('in %d columns no line is wider: %j', async (width, args, lines) => {
    const { text } = await call(['-n', '2', '--color', 'never', ...args], {
      stdin: `${many}${many.split('\n')[1]}\n`,
      terminal: { stdout: true, width },
    });
    const widths = text.split('\n').map(displayWidth);
    expect(widths).toHaveLength(lines + 1);
    expect(Math.max(...widths)).toBeLessThanOrEqual(width);
    expect(text).toMatch(/\n\.\.\. and \d+ more columns/);
  });

  it('with six significant digits on a terminal, unless others are asked for', async () => {
    const of = async (args: readonly string[], stdout: boolean): Promise<string | undefined> => {
      const { text } = await call(['-n', '1', '-c', 'p', ...args], {
        stdin: 'p\n0.3\n',
        terminal: { stdout },
        env: { NO_COLOR: '1' },
      });
      return text.trimEnd().split(/\s+/).at(-1);
    };
    expect(await of([], true)).toBe('-0.847298');
    expect(await of(['-p', '2'], true)).toBe('-0.85');
    expect(await of(['-g', '17'], true)).toBe('-0.84729786038720367');
    expect(await of([], false)).toBe('-0.8472978603872037');
  });

  it('with a bold header where there is colour', async () => {
    const stdin = 'p\n0.5\n';
    const terminal = { stdout: true };
    const bold = '\u001b[1m  p  p_logit\u001b[22m\n0.5        0\n';
    const plain = '  p  p_logit\n0.5        0\n';
    const args = ['-n', '1', '-c', 'p'];
    expect((await call(args, { stdin, terminal })).text).toBe(bold);
    expect((await call([...args, '--color', 'always'], { stdin })).text).toBe(bold);
    expect((await call(args, { stdin, terminal, env: { NO_COLOR: '1' } })).text).toBe(plain);
    expect((await call([...args, '--color', 'never'], { stdin, terminal })).text).toBe(plain);
    expect((await call(args, { stdin })).text).toBe(plain);
  });

  it('and the rows before one that stops it', async () => {
    expect(await call(['-n', '5', '-c', 'p'], { stdin: 'p\n0.5\nx\n' })).toMatchObject({
      text: '  p  p_logit\n0.5        0\n',
      stderr:
        'logit: error: standard input:3: column "p": "x" is not a number (use --bad keep, nan or skip to continue)\n',
      code: 1,
    });
  });

  it('and does not read the rows after them', async () => {
    const stdin = `p\n0.5\n${'x\n'.repeat(10)}`;
    expect(await call(['-n', '1', '-c', 'p'], { stdin })).toMatchObject({ stderr: '', code: 0 });
  });

  it('and does not wait for more than them', async () => {
    const child = start(['-n', '2', '-c', 'p']);
    const end = finished(child);
    child.stdin!.write('p\n0.5\n0.25\n');
    expect(await end).toMatchObject({
      text: '   p              p_logit\n 0.5                    0\n0.25  -1.0986122886681098\n',
      code: 0,
    });
  });

  it('of more columns than a call has arguments', async () => {
    const names = Array.from({ length: 150_000 }, (_, i) => `c${i}`).join(',');
    const { text, stderr, code } = await call(['-n', '1', '-c', 'c0'], { stdin: `${names}\n0.5\n` });
    expect({ stderr, code, lines: text.split('\n').length }).toEqual({ stderr: '', code: 0, lines: 3 });
  });

  it('and touches no file', async () => {
    const directory = new Directory({ 'in.csv': 'p\n0.5\n' });
    await run(['-n', '1', '-c', 'p', 'in.csv'], { cwd: directory.path });
    expect(directory.list()).toEqual(['in.csv']);
  });
});

describe('-n is refused', () => {
  it.each([
    [['-n', '1', '0.5'], '--preview cannot be used with numbers as arguments (omit it)'],
    [['-n', '1', '--check'], '--preview cannot be used with --check, which converts nothing'],
    [['-n', '1', '--summary'], '--summary cannot be used with --preview, which reads only the first rows'],
    [['-n', '1', '--report', 'x'], '--report cannot be used with --preview, which reads only the first rows'],
    [['-n', '1', '--strict'], '--strict cannot be used with --preview, which reads only the first rows'],
    [['-n', '1', '-f', 'csv'], '--format cannot be used with --preview, which reads only the first rows'],
    [['-n', '1', '-o', 'x'], '--output cannot be used with --preview, which reads only the first rows'],
    ...['0', '-1', '1.5', '1001', 'x'].map((value) => [
      ['-n', value],
      `--preview: invalid value "${value}", expected a whole number from 1 to 1000`,
    ]),
  ] as [string[], string][])('%j', async (args, message) => {
    expect(await call(args)).toMatchObject({ text: '', stderr: `logit: error: ${message}\n`, code: 2 });
  });
});
