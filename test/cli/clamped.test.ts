import { describe, expect, it } from 'vitest';
import { call } from '../support/command.ts';

/** The message up to the fix. */
const said = (far: number, numbers: number, first: string): string =>
  far === 1
    ? `${numbers === 1 ? '1 value' : `1 of ${numbers} values`} far outside [0, 1] was clamped: ${first} (`
    : `${far} of ${numbers} values far outside [0, 1] were clamped (first: ${first}; `;

const SCORES = 'neither probabilities nor percentages: scale them to [0, 1] first';
const percent = (n: number, typed: string, fraction: string): string =>
  `${n === 1 ? 'this looks like a percentage' : 'these look like percentages'}: use --from percent, or write ${typed}% or ${fraction} instead of ${typed}`;

const range = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, i) => `${from + i}\n`).join('');
const JSON_LINES = '{"logprob":-0.0012}\n{"logprob":-2.5}\n';

describe('values far outside [0, 1] that --eps clamps are reported, however large and however few', () => {
  it.each([
    [
      'scikit-learn#9817: numbers of any size',
      [],
      range(1000, 1099),
      said(100, 100, '1000 at standard input:1'),
      SCORES,
    ],
    [
      'scikit-learn#10903: credit scores',
      ['-c', 'score'],
      `score\n${range(300, 850)}`,
      said(551, 551, '300 at standard input:2, column "score"'),
      SCORES,
    ],
    [
      'scPred#18: fewer than ten',
      ['80', '45', '99'],
      '',
      said(3, 3, '80 at argument 1'),
      percent(3, '80', '0.8'),
    ],
    [
      'one number',
      ['1.5'],
      '',
      said(1, 1, '1.5 at argument 1'),
      'for log-odds use --sigmoid, for percentages --from percent: 1.5% is 0.015',
    ],
    [
      'one among many',
      [],
      `${'0.5\n'.repeat(100_000)}-9999\n0.5\n`,
      said(1, 100_002, '-9999 at standard input:100001'),
      "a missing value? ... | perl -pe 's/(?<![^\\s,[(])-9999(?![^\\s,\\])])/nan/g' | logit ...",
    ],
    [
      'one among many of a table',
      ['-c', 'p'],
      `id,p\n${'x,0.5\n'.repeat(3000)}y,-9999.0\n`,
      said(1, 3001, '-9999.0 at standard input:3002, column "p"'),
      'a missing value? use --na -9999.0',
    ],
    [
      'one among many that have missing values too',
      ['-c', 'p', '--na', ',?'],
      `id,p\n${'x,0.5\n'.repeat(30)}x,?\ny,-1\n`,
      said(1, 31, '-1 at standard input:33, column "p"'),
      "a missing value? use --na ',?,-1'; for log-odds use --sigmoid",
    ],
    ['an infinite one', ['0.5', 'inf'], '', said(1, 2, 'inf at argument 2'), 'without --eps it becomes nan'],
    [
      'of a column of percentages',
      ['-c', 'p'],
      'p\n80\n1\n0\n5e0\n',
      said(2, 4, '80 at standard input:2, column "p"'),
      percent(2, '80', '0.8'),
    ],
    [
      'of two columns',
      ['-c', 'p,q'],
      'p,q\n0.5,80\n90,70\n',
      said(3, 4, '80 at standard input:2, column "q"'),
      percent(3, '80', '0.8'),
    ],
    [
      'of a field of percentages',
      ['--jsonl', '-c', 'a.p'],
      '{"a":{"p":"20"}}\n{"a":{"p":30}}\n',
      said(2, 2, '20 at standard input:1, field "a.p"'),
      percent(2, '20', '0.2'),
    ],
    [
      'of a field with null',
      ['--jsonl', '-c', 'the p'],
      '{"the p":20}\n{"the p":null}\n',
      said(1, 1, '20 at standard input:1, field "the p"'),
      percent(1, '20', '0.2'),
    ],
    [
      'paris-saclay-cds/ramp-workflow#120: predictions of a model that knows no bounds',
      [],
      '0.5 0.25 -0.3 1.4\n',
      said(2, 4, '-0.3 at standard input:1'),
      'these look like log-odds: use --sigmoid',
    ],
    [
      'log-odds',
      [],
      '-2 3\n',
      said(2, 2, '-2 at standard input:1'),
      'these look like log-odds: use --sigmoid',
    ],
    [
      'tensorflow#17177: log-probabilities, of which the first is hardly outside',
      ['--jsonl', '-c', 'logprob'],
      JSON_LINES,
      said(1, 2, '-2.5 at standard input:2, field "logprob"'),
      'these look like log-probabilities: use --from logprob',
    ],
  ])('%s', async (_, args, stdin, what, fix) => {
    const message = `${what}${fix})\n`;
    const all = ['--eps', '1e-6', ...args];
    expect(await call(all, { stdin })).toMatchObject({ stderr: `logit: warning: ${message}`, code: 0 });
    expect(await call(['-q', ...all], { stdin })).toMatchObject({
      stderr: `logit: warning: ${message}`,
      code: 0,
    });
    expect(await call(['--strict', ...all], { stdin })).toMatchObject({
      stderr: `logit: error: ${message}`,
      code: 1,
    });
  });

  it.each([
    ['labels', [], '0\n1\n'.repeat(10)],
    ['hardly outside', [], '1.0000001\n-0.0000001\n'.repeat(10)],
    ['at the edge of that', [], '1.1 -0.1'],
    ['the results', ['-s'], '80\n'.repeat(10)],
    ['missing', [], 'nan\n'.repeat(10)],
    ['missing, in a table', ['-c', 'p', '--na', '-9999'], 'p\n0.5\n-9999\n'],
  ])('not where they are %s', async (_, args, stdin) => {
    const outcome = await call([...args, '--eps', '0.25', '--strict'], { stdin });
    expect({ stderr: outcome.stderr, code: outcome.code }).toEqual({ stderr: '', code: 0 });
  });

  it('in every place of a batch, and in every batch', async () => {
    for (const before of [0, 1, 2, 510, 511, 512, 513, 1023, 5000]) {
      const stdin = `${'0\n'.repeat(before)}7\n0.5\n`;
      const { stderr } = await call(['--eps', '0.25'], { stdin });
      expect(stderr).toContain(said(1, before + 2, `7 at standard input:${before + 1}`));
    }
  });

  it('values of an array have no text of their own', async () => {
    const { stderr } = await call(['--eps', '0.25', '--dtype', 'float32', '-f', 'lines'], {
      stdin: `0.5 ${'0'.repeat(50)}80.1`,
    });
    expect(stderr).toContain(said(1, 2, '80.1 at standard input:1'));
  });
});
