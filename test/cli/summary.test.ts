import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { call, shell } from '../support/command.ts';

const STREAM = `${'0.5\n'.repeat(3)}0.05\n1\n0.93\n0.93\n`;

describe('--summary', () => {
  it('draws figures and histograms in 80 columns where no terminal says otherwise', async () => {
    const { text, stderr, code } = await call(['--summary'], { stdin: STREAM });
    expect({ lines: text.split('\n').length, code }).toEqual({ lines: 8, code: 0 });
    expect(stderr).toBe(`numbers
  7 values
                   before        after
  mean               0.63      0.37149
  min                0.05     -2.94444
  25%                 0.5            0
  median              0.5            0
  75%                0.93      2.58669
  max                   1      2.58669
  infinite              0            1

  before: probability, tallest bar: 3
                                    ███
                                    ███                     ▅▅▅
         ▃▃▃                        ███                     ███▃▃▃
         ███                        ███                     ██████
      0                             0.5                          1

  after: log-odds, tallest bar: 3, above 10: 1
                                    ███
                                    ███   ▅▅▅
                           ▃▃▃      ███   ███                      ▃▃▃
                           ███      ███   ███                      ███
      -10                           0                           10   >
`);
  });

  it('has the quartiles of the results where they are clamped and converted back', async () => {
    const { stderr } = await call(['--summary', '--sigmoid', '--eps', '0.01', '--inverse'], {
      stdin: '-50\n-40\n-30\n20\n40\n',
    });
    expect(stderr).toContain(`
  min                 -50         0.01
  25%                 -40         0.01
  median              -30         0.01
  75%                  20         0.99
  max                  40         0.99
`);
  });

  it('fits a terminal of 40 columns', async () => {
    const { stderr } = await call(['--summary', '--color', 'never'], {
      stdin: STREAM,
      terminal: { stderr: true, width: 40 },
    });
    expect(stderr).toBe(`numbers
  7 values
                   before        after
  mean               0.63      0.37149
  min                0.05     -2.94444
  25%                 0.5            0
  median              0.5            0
  75%                0.93      2.58669
  max                   1      2.58669
  infinite              0            1

  before: probability, tallest bar: 3
              █
              █       ▅
     ▃        █       █▃
     █        █       ██
    0         0.5      1

  after: log-odds, tallest bar: 3,
  above 10: 1
              █
              █ ▅
           ▃  █ █        ▃
           █  █ █        █
    -10       0       10 >
`);
  });

  it('in a locale without UTF-8 has only ASCII', async () => {
    const { stderr } = await call(['--summary'], { stdin: STREAM, env: { LANG: 'C' } });
    expect(stderr).toMatch(/^[ -~\n]+$/);
    expect(stderr).toContain(`  before: probability, tallest bar: 3
                                    ###
                                    ###                     :::
         ...                        ###                     ###...
         ###                        ###                     ######
`);
  });

  it('has bins that fit the numbers if the bins of the scale would show one bar', async () => {
    const stdin = Array.from({ length: 2000 }, (_, i) => (i + 0.5) / 1e5).join('\n');
    const { stderr } = await call(['--summary', '--base', '10'], { stdin });
    expect(stderr).toContain('\n      0                             0.01                      0.02\n');
    expect(stderr).toContain('before: probability, tallest bar: 100\n');
    expect(stderr).toContain('after: log-odds, base 10, tallest bar: ');
  });

  it('marks quartiles from a sketch, with digits that tell them from 1', async () => {
    const stdin = Array.from({ length: 20_000 }, (_, i) => 1 - (i + 0.5) / 1e7).join('\n');
    const { stderr } = await call(['--summary'], { stdin });
    expect(stderr).toContain(`
  25%             ~0.9985         ~6.5
  median           ~0.999         ~6.9
  75%           ~0.999498         ~7.6
`);
  });

  it('cuts a name of wide characters to the width', async () => {
    const { stderr } = await call(['--summary', '-c', '1', '-q'], {
      stdin: `${'日本'.repeat(30)}\n0.5\n`,
      terminal: { stderr: true, width: 40 },
      env: { NO_COLOR: '1' },
    });
    expect(stderr.split('\n')[0]).toBe(`${'日本'.repeat(9)}...`);
  });

  it.each([40, 60, 80, 132])('has no line that is wider than %d columns', async (width) => {
    const name = `"${'longer than '.repeat(12)}\u0007"`;
    const { stderr } = await call(['--summary', '--eps', '1e-6', '-c', '1', '-q'], {
      stdin: `${name}\n${'0.123456789\n-0.1\n'.repeat(300)}`,
      terminal: { stderr: true, width },
      env: { NO_COLOR: '1' },
    });
    const widths = stderr.split('\n').map((line) => line.length);
    expect(Math.max(...widths)).toBeLessThanOrEqual(width);
    expect(Math.max(...widths)).toBeGreaterThan(width * 0.8);
    expect(stderr).not.toContain('\u0007');
  });

  it('is coloured on a terminal, and the same without the colours', async () => {
    const plain = (await call(['--summary'], { stdin: STREAM })).stderr;
    const colored = (await call(['--summary'], { stdin: STREAM, terminal: { stderr: true } })).stderr;
    expect(colored).toContain('\u001b[1mnumbers\u001b[22m');
    expect(colored).toContain('\u001b[36m');
    expect(colored).toContain('\u001b[32m');
    expect(stripVTControlCharacters(colored)).toBe(plain);
    const asked = await call(['--summary', '--color', 'always'], { stdin: STREAM });
    expect(asked.stderr).toBe(colored);
  });

  it('shows each column, and comes before warnings', async () => {
    const { stderr } = await call(['--summary', '-c', 'b,a'], { stdin: 'a,b\n0.5,2\n' });
    expect(stderr.split('\n').filter((line) => /^\w/.test(line))).toEqual([
      'b',
      'a',
      'logit: warning: 1 of 2 values outside [0, 1] became nan: 2 at standard input:2, column "b" (for log-odds use --sigmoid, for percentages --from percent: 2% is 0.02)',
    ]);
  });

  it('of a check, and of data that breaks a rule, shows the values read', async () => {
    const check = await call(['--summary', '--check'], { stdin: '0.5 2' });
    expect(check.stderr).toContain('  2 values, 1 outside\n');
    expect(check.stderr).not.toContain('after');
    expect(check.code).toBe(1);
    const bad = await call(['--summary'], { stdin: '0.5 x' });
    expect(bad.stderr).toMatch(
      /^numbers\n {2}1 value\n[^]*\nlogit: error: standard input:1: "x" is not a number/,
    );
  });

  it('is not shown where an error came before the first number', async () => {
    const { code, stderr } = await call(['--summary', 'scores.csv'], { files: { 'scores.csv': 'p\n0.5\n' } });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^logit: error: argument 1: "scores\.csv" is not a number [^\n]*\n$/);
  });

  it('does not change standard output', async () => {
    const { text } = await shell(
      'logit -c p in.csv > a; logit --summary -q -c p in.csv > b 2> c; cmp a b; wc -l < c',
      {
        files: { 'in.csv': `p\n${'0.5\n0.123456789\n'.repeat(50_000)}` },
      },
    );
    expect(text.trim()).toBe('23');
  });
});
