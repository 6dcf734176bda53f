import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { call, run } from '../support/command.ts';

/** 200 columns: an id, 99 of `p_`, 99 of `q_`, a label. */
const NAMES = [
  'id',
  ...Array.from({ length: 99 }, (_, i) => `p_${i + 1}`),
  ...Array.from({ length: 99 }, (_, i) => `q_${i + 1}`),
  'label',
];
const ROW = NAMES.map((name) => (/_/.test(name) ? '0.5' : 'x'));
const WIDE = `${NAMES.join(',')}\n${ROW.join(',')}\n`;

/** The wide table with the columns converted of which the name is asked for. */
function converted(is: (name: string, number: number) => boolean): string {
  return `${NAMES.join(',')}\n${ROW.map((cell, i) => (is(NAMES[i]!, i + 1) ? '0' : cell)).join(',')}\n`;
}

describe('a selection from 200 columns', () => {
  it.each<[string, (name: string, number: number) => boolean]>([
    ['p_*', (name) => name.startsWith('p_')],
    ['?_1', (name) => name === 'p_1' || name === 'q_1'],
    ['?_1?', (name) => /_1\d$/.test(name)],
    ['*_1*,!p_*', (name) => name.startsWith('q_1')],
    ['2-100', (name) => name.startsWith('p_')],
    ['2-,!label', (name) => name.includes('_')],
    ['!id,!label', (name) => name.includes('_')],
    ['!id,!101-', (name) => name.startsWith('p_')],
    ['p_7,q_*,2', (name) => name === 'p_7' || name === 'p_1' || name.startsWith('q_')],
  ])('-c %s', async (asked, is) => {
    expect(await call(['-c', asked], { stdin: WIDE })).toMatchObject({
      text: converted(is),
      stderr: '',
      code: 0,
    });
  });

  const listed = `${NAMES.slice(0, 40).join(', ')}, ... (200 in all)`;

  it.each([
    ['r*', `no column matches "r*"; the columns are: ${listed} (all of them: head -n 1 wide.csv)`],
    ['P_*', `no column matches "P_*"; the columns are: ${listed} (did you mean "p_*"?)`],
    ['p-*', `no column matches "p-*"; the columns are: ${listed} (did you mean "p_*"?)`],
    ['p_100?', `no column matches "p_100?"; the columns are: ${listed} (all of them: head -n 1 wide.csv)`],
    ['p_1,r?', `no column matches "r?"; the columns are: ${listed} (all of them: head -n 1 wide.csv)`],
    ['p_*,!r*', `no column matches "r*"; the columns are: ${listed} (all of them: head -n 1 wide.csv)`],
    ['prob', `no column "prob"; the columns are: ${listed} (all of them: head -n 1 wide.csv)`],
    ['2-300', `no column "2-300"; the columns are: ${listed} (did you mean "2-"?)`],
    ['300-', `no column "300-"; the columns are: ${listed} (all of them: head -n 1 wide.csv)`],
    [
      'p_*,!id',
      `"!id" excludes nothing: no other selector includes that column (all columns except some: -c '!A,!B')`,
    ],
    ['!*', 'no columns selected: "!" excludes all of them'],
  ])('-c %s is an error', async (asked, message) => {
    const outcome = await run(['-c', asked, 'wide.csv'], { files: { 'wide.csv': WIDE } });
    expect(outcome).toMatchObject({ text: '', stderr: `logit: error: wide.csv: ${message}\n`, code: 2 });
  });

  it('says for standard input how all columns are seen', async () => {
    expect((await call(['-c', 'r*'], { stdin: WIDE })).stderr).toMatch(
      / \(all of them: \.\.\. \| head -n 1\)\n$/,
    );
  });
});

describe('converting by pattern', () => {
  const cell = fc.constantFrom('0.5', '0.2', 'NA', ' 1 ', '"0.9"', '-');
  const name = fc.constantFrom('p', 'p1', 'p_a', 'q', 'q1', 'pq', 'P', 'xp', '1', '');

  it('is converting by the list of names', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(name, { minLength: 2, maxLength: 6 }),
        fc.array(cell, { minLength: 6, maxLength: 6 }),
        fc.constantFrom('p*', '*p', '?', 'p?', '*p*', 'q*', '!p*', '!?1', 'p*,!p?'),
        fc.constantFrom([], ['-a'], ['-a', '--after'], ['-i']),
        async (names, cells, pattern, more) => {
          const stdin = `${names.join(',')}\n${cells.slice(0, names.length).join(',')}\n`;
          const list = names.filter((one) => MEANS[pattern]!.test(one));
          fc.pre(list.length > 0 && !list.includes(''));
          const options = ['-q', '--bad', 'keep', ...more];
          const byList = await call([...options, ...list.flatMap((one) => ['-c', one])], { stdin });
          const byPattern = await call([...options, '-c', pattern], { stdin });
          // An exclusion of what is not there is an error.
          fc.pre(!byPattern.stderr.includes('no column') && !byPattern.stderr.includes('takes nothing away'));
          expect(byPattern).toEqual(byList);
        },
      ),
      { numRuns: 200 },
    );
  });

  const MEANS: Record<string, RegExp> = {
    'p*': /^p/,
    '*p': /p$/,
    '?': /^.$/,
    'p?': /^p.$/,
    '*p*': /p/,
    'q*': /^q/,
    '!p*': /^(?!p)/,
    '!?1': /^(?!.1$)/,
    'p*,!p?': /^p(?!.$)/,
  };
});

describe('texts that can be names or patterns', () => {
  it.each([
    [
      'a range that is a name',
      ['2-3'],
      'a,b,2-3\n1,1,0.5\n',
      'a,b,2-3\n1,1,0\n',
      '2-3 selects column 3, which has exactly that name (for all columns that match use -c 2,3-3)',
    ],
    [
      'a pattern that is a name',
      ['p*'],
      'p*,p1\n0.5,1\n',
      'p*,p1\n0,1\n',
      "'p*' selects column 1, which has exactly that name (for all columns that match use -c 'p**')",
    ],
  ])('%s is reported', async (_, columns, stdin, text, reported) => {
    expect(
      await call(
        columns.flatMap((column) => ['-c', column]),
        { stdin },
      ),
    ).toMatchObject({
      text,
      stderr: `logit: warning: standard input: -c ${reported}\n`,
      code: 0,
    });
  });

  it.each([
    ['p_*', 'the pattern "p_*" requires a header (without one, select columns by number: 2, 2-5, 2-)'],
    ['1,!p?', 'the pattern "1,!p?" requires a header (without one, select columns by number: 2, 2-5, 2-)'],
  ])('-c %s without a header is a usage error', async (asked, message) => {
    expect(await call(['--no-header', '-c', asked], { stdin: '0.5\n' })).toMatchObject({
      text: '',
      stderr: `logit: error: ${message}\n`,
      code: 2,
    });
  });

  it.each([
    ['2-', '0.5,0,0\n'],
    ['1-2,!1', '0.5,0,0.5\n'],
    ['!1', '0.5,0,0\n'],
  ])('-c %s without a header', async (asked, text) => {
    expect(await call(['--no-header', '-c', asked], { stdin: '0.5,0.5,0.5\n' })).toMatchObject({
      text,
      code: 0,
    });
  });

  it('is decided by the first of several files', async () => {
    const files = { 'a.csv': 'p1,p2\n0.5,0.5\n', 'b.csv': 'p1,p2\n0.5,0.5\n', 'c.csv': 'p1,p3\n0.5,0.5\n' };
    expect(await run(['-c', 'p*', 'a.csv', 'b.csv'], { files })).toMatchObject({
      text: 'p1,p2\n0,0\n0,0\n',
      code: 0,
    });
    expect(await run(['-c', 'p*', 'a.csv', 'c.csv'], { files })).toMatchObject({ code: 2 });
  });

  it('is one column for --as, or an error', async () => {
    expect(await call(['-a', '--as', 'x', '-c', 'p*'], { stdin: 'p1,q\n0.5,0\n' })).toMatchObject({
      text: 'p1,q,x\n0.5,0,0\n',
    });
    expect(await call(['-a', '--as', 'x', '-c', 'p*'], { stdin: 'p1,p2\n0.5,0\n' })).toMatchObject({
      stderr: 'logit: error: --as names one new column, but 2 are converted\n',
      code: 2,
    });
  });
});
