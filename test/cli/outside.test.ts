import { describe, expect, it } from 'vitest';
import { call, run } from '../support/command.ts';

const PERCENT = 'these look like percentages: use --from percent, or write 80% or 0.8 instead of 80';

const SCORES = 'neither probabilities nor percentages: scale them to [0, 1] first';

const STRICT = '--strict makes this an error';

const LOG_ODDS = 'these look like log-odds: use --sigmoid';

const CLAMP = '--eps clamps such values, --strict makes this an error';

describe('values outside [0, 1]', () => {
  it.each([
    ['80 20 100', `3 of 3 values outside [0, 1] became nan (first: 80 at argument 1; ${PERCENT})`],
    [
      '1.3863',
      `1 value outside [0, 1] became nan: 1.3863 at argument 1 (for log-odds use --sigmoid, for percentages --from percent: 1.3863% is 0.013863)`,
    ],
    ['80 20 101', `3 of 3 values outside [0, 1] became nan (first: 80 at argument 1; ${SCORES})`],
    [
      '80 20 0.5',
      `2 of 3 values outside [0, 1] became nan (first: 80 at argument 1; these look like percentages: write 80% or 0.8 instead of 80, or use --from percent if all are)`,
    ],
    ['-1.4 2.2', `2 of 2 values outside [0, 1] became nan (first: -1.4 at argument 1; ${LOG_ODDS})`],
    ['2.2 -1000', `2 of 2 values outside [0, 1] became nan (first: 2.2 at argument 1; ${LOG_ODDS})`],
    [
      '0.5 -1',
      `1 of 2 values outside [0, 1] became nan: -1 at argument 2 (a missing value? write nan instead of -1; for log-odds use --sigmoid)`,
    ],
    ['0.5 inf', `1 of 2 values outside [0, 1] became nan: inf at argument 2 (${STRICT})`],
    [
      '-inf',
      `1 value outside [0, 1] became nan: -inf at argument 1 (for log-odds use --sigmoid, for log-probabilities --from logprob)`,
    ],
    [
      '0.5 1.0000000000000002',
      `1 of 2 values outside [0, 1] became nan: 1.0000000000000002 at argument 2 (${CLAMP})`,
    ],
    ['0.5 -5e-324', `1 of 2 values outside [0, 1] became nan: -5e-324 at argument 2 (${CLAMP})`],
  ])('%s', async (numbers, message) => {
    const args = numbers.split(' ');
    expect(await call(args)).toMatchObject({ stderr: `logit: warning: ${message}\n`, code: 0 });
    expect(await call(['-q', ...args])).toMatchObject({ stderr: '', code: 0 });
    const failure = `logit: error: ${message.replace(`, ${STRICT}`, '').replace(` (${STRICT})`, '')}\n`;
    expect(await call(['--strict', ...args])).toMatchObject({ stderr: failure, code: 1 });
    expect(await call(['--strict', '-q', ...args])).toMatchObject({ stderr: failure, code: 1 });
    // A clamp is for what rounding put outside, and for nothing else.
    const clamped = await call(['--strict', '--eps', '1e-6', ...args]);
    if (message.includes('--eps')) expect(clamped).toMatchObject({ stderr: '', code: 0 });
    else expect(clamped).toMatchObject({ stderr: expect.stringContaining('clamped'), code: 1 });
    expect(await call(['--strict', '-s', ...args])).toMatchObject({ stderr: '', code: 0 });
  });

  it.each(['0', '-0', '1', 'nan', '0.5'])('%s is not one of them', async (argument) => {
    expect(await call(['--strict', argument])).toMatchObject({ stderr: '', code: 0 });
  });

  it('are reported once, with the line and the column of the first', async () => {
    const stdin = `p,q\n0.5,0.5\n"\n0.5",\n0.5,1.5\n${'2,0.5\n'.repeat(10_000)}`;
    const { stderr, code } = await run(['-c', 'p,q'], { stdin });
    const message =
      '10001 of 20005 values outside [0, 1] became nan (first: 1.5 at standard input:5, column "q"; ';
    expect({ stderr, code }).toEqual({
      stderr: `logit: warning: ${message}${STRICT})\n`,
      code: 0,
    });
  });

  it('are outside in the dtype', async () => {
    expect((await call(['--dtype', 'float32', '1.00000000001'])).stderr).toBe('');
  });

  it('are all written before --strict fails', async () => {
    expect(await run(['--strict'], { stdin: '2\n0.5\n' })).toMatchObject({ text: 'nan\n0\n', code: 1 });
  });
});

describe('values outside [0, 1] as a whole', () => {
  const column = (...cells: (number | string)[]): string => `p\n${cells.join('\n')}\n`;
  const odds = [-2.2, 0.4, 1.3, -0.3, 0.8, 3.1, -1.1, 2.5, -4, 1.9];

  it.each([
    ['log-odds, of which some are between 0 and 1', odds, 'these look like log-odds: use --sigmoid'],
    ['... fewer', odds.slice(1), 'these look like log-odds: use --sigmoid'],
    [
      'percentages with zeros',
      [0, 0, 0, 1, 12, 55, 80, 100, 33, 7],
      'these look like percentages: use --from percent, or write 12% or 0.12',
    ],
    ['probabilities with strays', [0.1, 0.2, 0.3, 0.4, 0.5, 2, 3, 4, 5, 6], STRICT],
    ['numbers beyond 100', [50, 70, 101], SCORES],
  ])('%s', async (_, values, fix) => {
    expect((await call(['-c', 'p'], { stdin: column(...values) })).stderr).toContain(`; ${fix}`);
  });

  it('a number typed just outside is reported as such', async () => {
    const { stderr } = await call(['--exact', '1.00000000000000000001', '0.5']);
    expect(stderr).toBe(
      `logit: warning: 1 of 2 values outside [0, 1] became nan: 1.00000000000000000001 at argument 1 (${CLAMP})\n`,
    );
    expect((await call(['--exact', '--', '-1e-400', '0.5'])).stderr).toContain(': -1e-400 at argument 1');
    const digits = '0'.repeat(50);
    expect((await call(['--exact', `1.${digits}1`, '0.5'])).stderr).toContain(': just above 1 at');
    expect((await call(['--exact', '--', `-0.${digits}1e-400`])).stderr).toContain(': just below 0 at');
  });
});

describe('an --eps that was not meant', () => {
  it.each([
    ['--eps 1e-330', 'is too small for float64: it rounds to 0, so p = 0 and p = 1 stay infinite'],
    [
      '--eps 1e-50 --dtype float32',
      'is too small for float32: it rounds to 0, so p = 0 and p = 1 stay infinite',
    ],
    ['--eps 1e-330 -s', 'is too small for float64: it rounds to 0, so results of 0 and 1 stay'],
    ['--eps 1e-17 -s', 'is too small for float64: 1 - eps rounds to 1, so a result of 1 stays 1'],
    ['--eps 0.5', 'clamps every probability to 0.5, so every result is 0'],
    ['--eps 0.5 -s', 'clamps every probability to 0.5, so every result is 0.5'],
    ['--eps 0.49999999999 --dtype float32', 'clamps every probability to 0.5, so every result is 0'],
  ])('%s', async (args, said) => {
    const eps = args.split(' ')[1]!;
    const { stderr, code } = await call(args.split(' '), { stdin: '0.5' });
    expect({ stderr, code }).toEqual({ stderr: `logit: warning: --eps ${eps} ${said}\n`, code: 0 });
  });
});

describe('--eps that is too small for the dtype', () => {
  it.each([
    ['5e-17', 'float64', true],
    ['1e-300', 'float64', true],
    ['1.2e-16', 'float64', false],
    ['1e-8', 'float32', true],
    ['6e-8', 'float32', false],
    ['1e-8', 'float64', false],
    ['0', 'float64', false],
    ['0', 'float32', false],
  ])('%s in %s: %s', async (eps, dtype, isTooSmall) => {
    const { stderr, code } = await call(['--eps', eps, '--dtype', dtype], { stdin: '1 1 1' });
    const message = `logit: warning: --eps ${eps} is too small for ${dtype}: 1 - eps rounds to 1, so p = 1 stays inf\n`;
    expect({ stderr, code }).toEqual({ stderr: isTooSmall ? message : '', code: 0 });
    expect((await call(['-q', '--eps', eps, '--dtype', dtype], { stdin: '1' })).stderr).toBe('');
  });
});
