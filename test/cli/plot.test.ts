import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { call } from '../support/command.ts';

/** Where the arguments are: columns from the left, lines from the top. */
function marks(picture: string): [number, number][] {
  return picture
    .split('\n')
    .flatMap((line, y) =>
      Array.from(line).flatMap((character, x): [number, number][] => (character === '●' ? [[x, y]] : [])),
    );
}

describe('--plot', () => {
  it('draws logit with the arguments on it, with the results', async () => {
    const { text, stderr, code } = await call(['--plot', '--color', 'never', '0.1', '0.5', '0.9'], {
      terminal: { stderr: true, width: 40 },
    });
    expect({ text, code }).toEqual({
      text: 'tensor([-2.1972,  0.0000,  2.1972], dtype=torch.float64)\n',
      code: 0,
    });
    expect(stderr).toBe(`log-odds
      4 │                             ⡏
        │                            ⣸⠁
        │                      0.9 ●⡴⠃
        │                        ⢀⣠⠞⠁
        │                     ⢀⣠⠖⠋
        │            0.5  ⢀⣠⠴⠚⠉
      0 │            ⢀⣀⡤●⠋⠉
        │        ⢀⣠⠴⠚⠉
        │     ⢀⡤⠞⠉
        │   ⣠⠞⠉
        │  ⡴● 0.1
        │ ⣸⠁
     -4 │⣀⡇
        └──────────────────────────────
         0              0.5           1
                   probability
`);
  });

  it('draws sigmoid', async () => {
    const { stderr } = await call(['--plot', '--color', 'never', '-s', '-2', '0', '8'], {
      terminal: { stderr: true, width: 40 },
    });
    expect(stderr).toBe(`probability
      1 │                    ⣠⠴⠒⠚⠉⠉⠉⠉⠉●
        │                  ⣠⠞⠁       8
        │                 ⢰⠃
        │                ⢠⠏
        │                ⡞
        │               ⢸⠁
    0.5 │              ⢀● 0
        │              ⣸
        │             ⢠⠇
        │            ⢀⡞
        │            ⡼
        │          ⣠●⠁ -2
      0 │⣀⣀⣀⣀⣀⣀⣠⠤⠴⠚⠁
        └──────────────────────────────
         -8             0             8
                    log-odds
`);
  });

  it('in a locale without UTF-8 has only ASCII', async () => {
    const { stderr } = await call(['--plot', '--base', '2', '0.1', '50%', '0.875'], {
      terminal: { stderr: true, width: 40 },
      env: { LC_ALL: 'C', NO_COLOR: '1' },
    });
    expect(stderr).toBe(`log-odds, base 2
      4 |                           ***
        |                          **
        |                   0.875 O*
        |                       ***
        |                    ****
        |            0.5  ****
      0 |             **O**
        |          ****
        |       ****
        |     ***
        |    **
        |   O* 0.1
     -4 |****
        +------------------------------
         0              0.5           1
                   probability
`);
  });

  it('labels a point with a long number shortly, and two in one place once', async () => {
    const { stderr } = await call(['--plot', '0.123456789012345', '0.1234567'], {
      env: { NO_COLOR: '1' },
    });
    expect(stderr).toContain('0.123457 ');
    expect(stderr.match(/0\.1234/g)).toHaveLength(1);
  });

  it.each([
    ['0.5', []],
    ['1', []],
    ['1.5', ['--eps', '0.01']],
    ['0.001', ['--base', '10']],
    ['0.3', ['--dtype', 'float32']],
    ['2', ['-s']],
    ['inf', ['-s']],
    ['-1e300', ['-s']],
  ])('puts %s where the curve passes (%j)', async (argument, args) => {
    const { stderr } = await call(['--plot', '-q', ...args, argument]);
    expect(marks(stderr)).toHaveLength(1);
    const [[x, y]] = marks(stderr) as [[number, number]];
    const lines = stderr.split('\n').map((line) => Array.from(line));
    const around = [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => lines[y + dy]?.[x + dx] ?? ' '));
    expect(around.join('')).toMatch(/[\u2801-\u28ff]/);
  });

  it('has no place for a nan', async () => {
    const { stderr } = await call(['--plot', '-q', 'nan', '7']);
    expect(marks(stderr)).toEqual([]);
    expect(stderr).toMatch(/[\u2801-\u28ff]/);
  });

  it('works with any number of arguments', async () => {
    const { code, stderr } = await call(['--plot', ...Array.from({ length: 150_000 }, () => '0.5')]);
    expect(code).toBe(0);
    expect(marks(stderr)).toEqual(marks((await call(['--plot', '0.5'])).stderr));
  });

  it('is symmetrical, as logit is', async () => {
    const picture = (await call(['--plot', '0.03', '0.4', '0.6', '0.97'])).stderr;
    const points = marks(picture);
    expect(points).toHaveLength(4);
    const turned = points.map(([x, y]) => [9 + 69 - (x - 9), 14 - y]).sort(([, a], [, b]) => a! - b!);
    expect(turned).toEqual(points);
  });

  it.each([30, 40, 80])('fits %d columns', async (width) => {
    const { stderr } = await call(['--plot', '--color', 'never', '1e-300', '1'], {
      terminal: { stderr: true, width },
    });
    const widths = stderr.split('\n').map((line) => line.length);
    expect(Math.max(...widths)).toBe(width - 1);
    expect(widths).toHaveLength(18);
  });

  it('is coloured as messages are', async () => {
    const plain = (await call(['--plot', '0.2'])).stderr;
    const colored = (await call(['--plot', '0.2'], { terminal: { stderr: true } })).stderr;
    expect(colored).toContain('\u001b[33m●\u001b[39m');
    expect(stripVTControlCharacters(colored)).toBe(plain);
  });

  it.each([
    [['--plot', '-c', 'p'], '--plot needs numbers as arguments (logit --plot 0.2 0.9)'],
    [['--plot'], '--plot needs numbers as arguments (logit --plot 0.2 0.9)'],
    [['--plot', '--check', '0.5'], '--plot cannot be used with --check, which converts nothing'],
    [
      ['--plot', '-n', '1', '-c', 'p'],
      '--plot cannot be used with --preview, which reads only the first rows',
    ],
  ])('%j is refused', async (args, message) => {
    expect(await call(args, { stdin: '0.5' })).toMatchObject({
      text: '',
      stderr: `logit: error: ${message}\n`,
      code: 2,
    });
  });
});
