import { describe, expect, it } from 'vitest';
import { call } from '../support/command.ts';

const TABLE = 'p,y,w\n0.5,1,1\n0.25,yes,2\n0.75,0.25,1\n0.125,n,4\n';

describe('warnings', () => {
  it.each<[string, readonly string[], string]>([
    ['p,y\n0.5,1\n0.25,1\n', [], 'all labels are 1, so the loss says little'],
    [
      'p,y\n0.5,spam\n0.25,ham\n',
      ['--positive', 'egg'],
      'all labels are 0 (no label is "egg"), so the loss says little',
    ],
    ['p,y\n', [], 'no rows to compare: 0 missing'],
    ['p,y\nNA,1\n0.5,\n', [], 'no rows to compare: 2 missing'],
    ['p,y,w\n0.5,1,0\n', ['--weight', 'w'], 'no rows to compare: all weights are 0'],
    [
      'p,y\n0.5,1\nx,1\n0.5,0\n',
      ['--bad', 'skip'],
      '1 row with a cell without a number or label skipped: standard input:3, column "p"',
    ],
    [
      'p,y\n0.5,1\n0.5,maybe\n0.5,0\n',
      ['--bad', 'nan'],
      '1 cell without a number or label left out with its row: standard input:3, column "y"',
    ],
    [
      'p,y\n0.5,1\n-2.5,1\n0.5,0\n',
      [],
      '1 of 3 values outside [0, 1] left out: -2.5 at standard input:3, column "p" (these look like log-odds: use --from logit)',
    ],
    [
      'p,y\n0.5,1\n-2.5,1\n0.5,0\n',
      ['--eps', '0.1'],
      '1 of 3 values far outside [0, 1] was clamped: -2.5 at standard input:3, column "p" (these look like log-odds: use --from logit)',
    ],
    [
      'p,y\n0.5,1\n2000,1\n0.5,0\n',
      ['--eps', '0.1', '--from', 'percent'],
      '1 of 3 values far outside [0, 100] was clamped: 2000 at standard input:3, column "p" (without --eps it is left out)',
    ],
    [
      `p,y\n${'0.5,1\n0.25,0\n'.repeat(10)}`,
      ['--from', 'logit'],
      'all 20 values are in [0, 1] (already probabilities? omit --from logit)',
    ],
  ])('of %j %j', async (stdin, options, text) => {
    const { code, stderr } = await call(['--loss', 'y', '-c', 'p', ...options], { stdin });
    expect([code, stderr]).toEqual([0, `logit: warning: ${text}\n`]);
  });

  it('say that --base is the base of the loss if it could be that of the values', async () => {
    const args = ['--loss', 'y', '-c', 'p', '--from', 'logit', '--base', '2'];
    const { stderr } = await call(args, { stdin: 'p,y\n3,1\n-3,0\n' });
    expect(stderr).toBe(
      'logit: note: --base 2 is the unit of the loss; the values are read as natural log-odds (--from logit2 if their base is 2, too)\n',
    );
  });

  it.each(['p,y\n1.5,1\n0.5,0\n', 'p,y\n'])('are errors with --strict: %j', async (stdin) => {
    expect(await call(['--loss', 'y', '-c', 'p', '--strict'], { stdin })).toMatchObject({ code: 1 });
  });
});

describe('errors', () => {
  it.each<[readonly string[], string]>([
    [['--loss', 'y'], '--loss requires the column of the values (--loss y -c COLUMN)'],
    [['--loss', 'y', '-c', 'p,w'], '--loss compares one column, but 2 are selected with --column'],
    [['--loss', 'y', '-c', '*'], '--loss compares one column, but 3 are selected with --column'],
    [
      ['--loss', 'p', '-c', 'p'],
      `--loss: column "p" is a value already (-c '!p' leaves it out of a range or pattern)`,
    ],
    [['--loss', 'y', '-c', 'p', '--sigmoid'], '--sigmoid cannot be used with --loss (use --from logit)'],
    [
      ['--loss', 'y', '-c', 'p', '--dtype', 'float32'],
      '--dtype cannot be used with --loss, which converts nothing',
    ],
    [
      ['--loss', 'y', '-c', 'p', '-o', 'x'],
      '--output cannot be used with --loss, which prints on standard output (redirect it: > FILE)',
    ],
    ...['--append', '--inverse', '--check', '--summary', '--exact', '--plot'].map(
      (option): [readonly string[], string] => [
        ['--loss', 'y', '-c', 'p', option],
        `${option} cannot be used with --loss, which converts nothing`,
      ],
    ),
    [['--loss', 'y', '-c', 'p', '--to', 'logit'], '--to cannot be used with --loss, which converts nothing'],
    [['--loss', 'y', '-c', 'p', '-f', 'csv'], '--format cannot be used with --loss, which converts nothing'],
    [
      ['--loss', 'y', '-c', 'p', '--shift', '1'],
      '--shift cannot be used with --loss, which converts nothing',
    ],
    [['--loss', 'y', '-c', 'p', '--positive', ' '], '--positive: the label must not be empty'],
    [['--bins', '5', '-c', 'p'], '--bins requires --loss LABEL'],
    [['--positive', 'x', '-c', 'p'], '--positive requires --loss LABEL or --fit LABEL'],
    [
      ['--loss', 'y', '-c', 'p', '--bins', '0'],
      '--bins: invalid value "0", expected a whole number from 1 to 100',
    ],
    [
      ['--loss', 'y', '-c', 'p', '--max-loss', '0'],
      '--max-loss: invalid value "0", expected a finite number above 0',
    ],
    [['--loss', 'z', '-c', 'p'], 'standard input: no column "z"; the columns are: p, y, w'],
  ])('of %j end with 2', async (args, text) => {
    const { code, stderr, stdout } = await call(args, { stdin: TABLE });
    expect(stderr).toContain(`logit: error: ${text}`);
    expect([code, stdout.length]).toEqual([2, 0]);
  });

  it.each<[string, readonly string[], string]>([
    [
      'p,y\n0.5,1\n0.5,2\n',
      [],
      'standard input:3: column "y": "2" is not a label: labels are 0 and 1, a number between them, or words such as yes and no (--positive 2 makes that label 1 and all others 0)',
    ],
    [
      'p,y\n0.5,0\n0.5,-1\n',
      [],
      'standard input:3: column "y": both 0 and -1 are labels here, so which of them is negative is unclear (--positive VALUE makes that label 1 and all others 0)',
    ],
    [
      'p,y,w\n0.5,0,1\n0.5,1,-1\n',
      ['--weight', 'w'],
      'standard input:3: column "w": a weight must be finite and not negative, got "-1" (--bad skip leaves such rows out)',
    ],
    [
      'p,y\n0.5,0\nx,1\n',
      [],
      'standard input:3: column "p": "x" is not a number (use --bad keep, nan or skip to continue)',
    ],
  ])('of %j end with 1', async (stdin, options, text) => {
    expect(await call(['--loss', 'y', '-c', 'p', ...options], { stdin })).toMatchObject({
      code: 1,
      stdout: Buffer.alloc(0),
      stderr: `logit: error: ${text}\n`,
    });
  });

  it('of fields of JSON name them', async () => {
    const stdin = '{"p": 0.5, "y": 1}\n';
    const json = async (...args: string[]): Promise<string> =>
      (await call(['--jsonl', ...args], { stdin })).stderr;
    expect(await json('-c', 'p', '--loss', 'p')).toBe('logit: error: --loss: field p is selected already\n');
    expect(await json('-c', 'p', '--loss', 'y', '--weight', 'y')).toBe(
      'logit: error: --weight: field y is selected already\n',
    );
    expect(await json('-c', 'p,q', '--loss', 'y')).toBe(
      'logit: error: --loss compares one column, but 2 are selected with --column\n',
    );
    expect(await json('-c', 'p', '--loss', 'z')).toContain('the object has no field "z"');
  });
});

describe('predictions of the other label', () => {
  const rows = (count: number, right: number): string =>
    `p,y\n${Array.from({ length: count }, (_, i) => `${i % 2 === (i < right ? 1 : 0) ? 0.9 : 0.1},${i % 2}\n`).join('')}`;
  const warn = async (stdin: string, ...options: string[]): Promise<string> =>
    (await call(['--loss', 'y', '-c', 'p', '-q', ...options], { stdin })).stderr;

  it('are reported, and the fix works', async () => {
    expect(await warn(rows(20, 2))).toBe(
      'logit: warning: the predictions point the other way: accuracy 0.1000, below that of always predicting the rarer label (0.5000) (values for the other label? use --from complement)\n',
    );
    expect(await warn(rows(20, 2), '--from', 'complement')).toBe('');
  });

  it.each([
    ['chance', 20, 8],
    ['few rows', 8, 0],
    ['good ones', 20, 18],
  ])('are not: %s', async (_, count, right) => expect(await warn(rows(count, right))).toBe(''));
});

describe('a label or weight that is not there', () => {
  it.each([
    [['--loss', 'label', '-c', 'p'], '(did you mean " label"? use --loss 2)'],
    [['--fit', 'label', '-c', 'p'], '(did you mean " label"? use --fit 2)'],
    [['--loss', '2', '--weight', 'w', '-c', 'p'], '(did you mean " w"? use --weight 3)'],
    [['--loss', '7', '-c', 'p'], '(the last column is --loss 3)'],
    [['--loss', '-1', '-c', 'p'], '(counted from the end: --loss 3)'],
  ])('%j: the fix names its option', async (args, fix) => {
    const { code, stderr } = await call(args, { stdin: 'p, label, w\n0.5,1,1\n' });
    expect(stderr.endsWith(`${fix}\n`) || stderr).toBe(true);
    expect(code).toBe(2);
  });
});
