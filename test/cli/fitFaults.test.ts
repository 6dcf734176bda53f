import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { call, Directory, run } from '../support/command.ts';

const calibration = readFileSync(
  fileURLToPath(new URL('../../fixtures/fits/calibration.csv', import.meta.url)),
  'utf8',
);

describe('data that cannot be fitted gives one line of error, and no output', () => {
  it.each<[string, string, string, string]>([
    [
      'classes that a value separates',
      'p,y\n0.1,0\n0.2,0\n0.3,1\n',
      '',
      'no maximum exists: column "p" separates the labels 0 and 1 (use --platt)',
    ],
    [
      'classes that meet in a value',
      'p,y\n0.1,0\n0.2,0\n0.2,1\n',
      '',
      'no maximum exists: column "p" separates the labels 0 and 1, except for rows on the border (use --platt)',
    ],
    [
      'a scale that the sign separates',
      'p,y\n0.1,0\n0.6,1\n',
      '--only scale',
      'no maximum exists: the sign of column "p" separates the labels 0 and 1 (use --platt)',
    ],
    [
      'one class',
      'p,y\n0.1,1\n0.2,1\n',
      '',
      'column "y": every label is 1, so there is nothing to fit (--positive VALUE makes that label 1 and all others 0)',
    ],
    [
      'a constant column',
      'p,y\n0.1,1\n0.1,0\n',
      '',
      'column "p": every row has the same value, so its scale cannot be fitted (use --only shift)',
    ],
    [
      'infinite log-odds',
      'p,y\n0.1,1\n1,0\n',
      '',
      'standard input:3, column "p": the log-odds of 1 are infinite and cannot be fitted (use --eps 1e-6)',
    ],
    [
      'no labels',
      'p,y\n0.1,\n0.2,NA\n',
      '',
      'there are no rows to fit: all 2 lack a value, a label or a weight',
    ],
    [
      'no label of the only row',
      'p,y\n0.1,\n',
      '',
      'there are no rows to fit: the only one lacks a value, a label or a weight',
    ],
    ['no rows', 'p,y\n', '', 'there are no rows to fit to "y"'],
    [
      'a third label',
      'p,y\n0.1,0\n0.2,1\n0.2,maybe\n',
      '',
      'standard input:4: column "y": "maybe" is not a label: labels are 0 and 1, a number between them, or words such as yes and no (--positive maybe makes that label 1 and all others 0)',
    ],
    [
      '0 and -1',
      'p,y\n0.1,0\n0.2,-1\n',
      '',
      'standard input:3: column "y": both 0 and -1 are labels here, so which of them is negative is unclear (--positive VALUE makes that label 1 and all others 0)',
    ],
    [
      'a negative weight',
      'p,y,w\n0.1,0,-1\n',
      '--weight w',
      'standard input:2: column "w": a weight must be finite and not negative, got "-1" (--bad skip leaves such rows out)',
    ],
    [
      'a combination of columns',
      'p,a,b,y\n0.1,1,3,0\n0.2,2,5,1\n0.3,3,7,0\n0.5,9,19,1\n',
      '-c a,b --from logit',
      'column "b" is a combination of the other columns, so their coefficients cannot be fitted (use -c \'!b\')',
    ],
    [
      'a constant column among others',
      'p,a,y\n0.1,1,0\n0.2,1,1\n',
      '-c p,a --from logit',
      'column "a": every row has the same value, so its coefficient cannot be fitted (use -c \'!a\')',
    ],
    [
      'columns that separate',
      'p,a,y\n0.1,1,0\n0.2,3,1\n0.1,2,0\n0.3,1,1\n',
      '-c p,a --from logit',
      'no maximum exists: a combination of the 2 columns separates the labels 0 and 1 (use --platt)',
    ],
  ])('%s', async (_, stdin, others, message) => {
    const directory = new Directory();
    const args = others.includes('-c') ? [] : ['-c', 'p'];
    const { code, text, stderr } = await run(
      ['--fit', 'y', ...args, ...others.split(' ').filter(Boolean), '--report', 'm.json'],
      { stdin, cwd: directory.path },
    );
    expect([code, text, stderr]).toEqual([1, '', `logit: error: ${message}\n`]);
    expect(directory.list()).toEqual([]);
  });

  it('--platt fits separable classes, --only shift constant columns, --eps infinite log-odds', async () => {
    expect(
      (await run(['--fit', 'y', '-c', 'p', '--platt'], { stdin: 'p,y\n0.1,0\n0.2,0\n0.3,1\n' })).code,
    ).toBe(0);
    expect(
      (await run(['--fit', 'y', '-c', 'p', '--only', 'shift'], { stdin: 'p,y\n0.1,1\n0.1,0\n' })).code,
    ).toBe(0);
    expect(
      (await run(['--fit', 'y', '-c', 'p', '-e', '1e-6'], { stdin: 'p,y\n0.1,1\n1,0\n0.9,1\n0,1\n0.4,0\n' }))
        .code,
    ).toBe(0);
  });
});

it('ends with a fit or with one line, whatever labels, weights and values are', async () => {
  const cell = fc.constantFrom(
    '0',
    '1',
    'yes',
    'NO',
    'NA',
    '',
    'maybe',
    '-1',
    '0.5',
    '2',
    '1e999',
    'nan',
    '"1"',
    '0.25',
    '50%',
    '1/3',
  );
  const row = fc.tuple(cell, cell, cell).map((cells) => cells.join(','));
  const options = fc.subarray([
    '--platt',
    '--bad=skip',
    '--eps=1e-3',
    '--weight=w',
    '--from=logit',
    '--strict',
    '-c=p,x',
  ]);
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 12 }), options, async (rows, given) => {
      const stdin = `p,y,w,x\n${rows.map((text, i) => `${text},${i % 3}\n`).join('')}`;
      const columns = given.includes('-c=p,x') ? 'p,x' : 'p';
      const others = given.filter((option) => !option.startsWith('-c'));
      const { code, text, stderr } = await call(['--fit', 'y', '-c', columns, ...others], { stdin });
      const errors = stderr.split('\n').filter((line) => line.startsWith('logit: error: '));
      expect(stderr).toMatch(/^(?:logit: (?:error|warning|note): .*\n)*$/);
      if (code === 0) expect([errors, text]).toEqual([[], expect.stringContaining(' against y: ')]);
      else expect([code, text, errors.length > 0]).toEqual([1, '', true]);
    }),
    { numRuns: 300 },
  );
});

describe('options that cannot be combined', () => {
  it.each([
    ['--fit y', '--fit requires the column of the values (--fit y -c COLUMN)'],
    ['--fit y -c p --append', '--append cannot be used with --fit, which converts nothing'],
    ['--fit y -c p --to prob', '--to cannot be used with --fit, which converts nothing'],
    ['--fit y -c p --sigmoid', '--sigmoid cannot be used with --fit (use --from logit)'],
    ['--fit y -c p --shift 1', '--shift cannot be used with --fit, which converts nothing'],
    ['--fit y -c p --check', '--check cannot be used with --fit, which converts nothing'],
    ['--platt -c p', '--platt requires --fit LABEL'],
    ['--weight w -c p', '--weight requires --loss LABEL or --fit LABEL'],
    ['--only scale 0.5', '--only requires --fit LABEL'],
    ['--fit y -c p,x --only scale', '--only scale fits one column, but 2 are selected with --column'],
    [
      '--fit y -c p,x --from logit --base 3',
      '--base 3 cannot be used with --fit of several columns, which takes e, 2 or 10',
    ],
    ['--fit p -c p', '--fit: column "p" is a value already (-c \'!p\' leaves it out of a range or pattern)'],
  ])('%s', async (args, message) => {
    const { code, text, stderr } = await run(args.split(' '), { stdin: calibration });
    expect([code, text, stderr]).toEqual([2, '', `logit: error: ${message}\n`]);
  });
});
