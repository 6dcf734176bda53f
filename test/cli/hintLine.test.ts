import { describe, expect, it } from 'vitest';
import { partHint } from '../../src/cli/hintLine.ts';
import { call } from '../support/command.ts';

describe('what to do comes last in a message, in parentheses', () => {
  it.each([
    [
      'a.csv:3: "x" is not a number (--bad skip to go on)',
      'a.csv:3: "x" is not a number',
      '--bad skip to go on',
    ],
    ['no numbers: give some', 'no numbers: give some', undefined],
    ['"f(x)" is not a number', '"f(x)" is not a number', undefined],
    ['"a (b" is not a number (a column?)', '"a (b" is not a number', 'a column?'],
    ['"a (b)" is not a number (a column?)', '"a (b)" is not a number', 'a column?'],
    ['"a (b)"', '"a (b)"', undefined],
    [
      '"(0.5)" is not a number (in accounting that is negative (write -0.5))',
      '"(0.5)" is not a number',
      'in accounting that is negative (write -0.5)',
    ],
    ["x is not a number (... | tr -d '(' | logit ...)", 'x is not a number', "... | tr -d '(' | logit ..."],
    ["it can't be read (it isn't one)", "it can't be read", "it isn't one"],
    [
      '3 of 4 values outside [0, 1] became nan (first: 2 at a.csv:5, column "p"; use --sigmoid)',
      '3 of 4 values outside [0, 1] became nan (first: 2 at a.csv:5, column "p")',
      'use --sigmoid',
    ],
    ['3 rows skipped (first: a.csv:5, column "p")', '3 rows skipped (first: a.csv:5, column "p")', undefined],
    [
      '1 value outside [0, 1] became nan: 2 at argument 1 (these look like percentages: write 2%, or use --from percent)',
      '1 value outside [0, 1] became nan: 2 at argument 1',
      'these look like percentages: write 2%, or use --from percent',
    ],
    ['', '', undefined],
    [')', ')', undefined],
    ['()', '()', undefined],
  ])('%s', (message, fault, hint) => {
    expect(partHint(message)).toEqual({ fault, hint });
  });
});

describe('a hint', () => {
  const args = ['-c', 'p'];
  const stdin = 'p\n0.5\nx\n';

  it('has a line of its own on a terminal', async () => {
    const { stderr } = await call(args, { stdin, terminal: { stderr: true }, env: { NO_COLOR: '1' } });
    expect(stderr).toMatch(
      /^logit: error: standard input:3: column "p": "x" is not a number\n {2}hint: [^\n()]*--bad[^\n()]*\n$/,
    );
  });

  it('is in the same line everywhere else, in colour or not', async () => {
    for (const color of ['always', 'never']) {
      const { stderr } = await call([...args, '--color', color], { stdin });
      expect(stderr).toMatch(/^[^\n]*"x" is not a number \([^\n]*--bad[^\n]*\)\n$/);
    }
  });

  it('of each message is marked where there is colour', async () => {
    const { stderr } = await call(['2', '3'], { terminal: { stderr: true } });
    expect(stderr).toContain('\n  \u001b[36mhint:\u001b[39m ');
  });

  it('is not there where a message has none', async () => {
    const { stderr } = await call(['--inverse', '0.5'], {
      terminal: { stderr: true },
      env: { NO_COLOR: '1' },
    });
    expect(stderr).toMatch(/^logit: note: round trip passed[^\n]*\n$/);
  });
});
