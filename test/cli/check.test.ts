import { describe, expect, it } from 'vitest';
import { call, run, shell } from '../support/command.ts';

const files = {
  'good.csv': 'id,p,q\n1,0.5,0\n2,0.25,1\n3, "80%" ,1/3\n4,1e-9,0.25\n',
  'percent.csv': 'p\n80\n35\n',
  'mixed.csv': 'id,p\n1,0.5\n2,1.5\n3,NA\n4,x\n5,-0.25\n6,0.5\n7\n',
};

describe('--check says nothing and exits 0', () => {
  it.each([
    ['of one column', ['-c', 'p', 'good.csv'], undefined],
    ['of several columns', ['-c', 'p,q', 'good.csv'], undefined],
    ['of the bounds, and of 0 with a sign', ['0', '-0', '1'], undefined],
    ['of a stream', [], '0.5 80% # 2\n1/3'],
    ['of what logit prints', [], 'tensor([0.2000, 0.5000], dtype=torch.float64)'],
    ['of log-odds that are finite', ['--sigmoid', '-1e300', '0', '1.3863'], undefined],
    ['of a float32 that is 1, and as float64 a little more', ['--dtype', 'float32', '1.00000001'], undefined],
    ['of a number whose double is 1', ['1.00000000000000000001'], undefined],
    ['of a table without a header', ['-c', '2', '--no-header'], '1,0.5\n2,1\n'],
  ])('%s', async (_, args, stdin) => {
    const { text, stderr, code } = await call(['--check', ...args], { files, stdin });
    expect({ text, stderr, code }).toEqual({ text: '', stderr: '', code: 0 });
  });
});

describe('--check shows where the first value is that is not a probability, how many they are, and exits 1', () => {
  it.each([
    [
      'above',
      ['0.5', '1.5'],
      undefined,
      '1 of 2 values is not a probability: 1.5 at argument 2 (for log-odds use --sigmoid, for percentages --from percent: 1.5% is 0.015)',
    ],
    [
      'below',
      ['-0.5', '-1'],
      undefined,
      '2 of 2 values are not probabilities (first: -0.5 at argument 1; for log-odds use --sigmoid, for log-probabilities --from logprob)',
    ],
    ['nan', ['nan', '0.5'], undefined, '1 of 2 values is not a probability: nan at argument 1'],
    ['infinite', ['0.5', 'inf'], undefined, '1 of 2 values is not a probability: inf at argument 2'],
    [
      'in a stream',
      [],
      '0.5\n\n0.5 7\n',
      '1 of 3 values is not a probability: 7 at standard input:3 (for log-odds use --sigmoid, for percentages --from percent: 7% is 0.07)',
    ],
    [
      'in a column of percent',
      ['-c', 'p', 'percent.csv'],
      undefined,
      `2 of 2 values are not probabilities (first: 80 at percent.csv:2, column "p"; these look like percentages: use --from percent, or write 80% or 0.8 instead of 80)`,
    ],
    [
      'in the second of two columns',
      ['-c', 'p,q'],
      'q,p\n2,0.5\n0.5,0.5\n',
      '1 of 4 values is not a probability: 2 at standard input:2, column "q" (for log-odds use --sigmoid, for percentages --from percent: 2% is 0.02)',
    ],
    [
      'no log-odds',
      ['--sigmoid', '0', '-inf', 'nan'],
      undefined,
      '2 of 3 values are not finite (first: -inf at argument 2)',
    ],
    [
      'beyond float32',
      ['--sigmoid', '--dtype', 'float32', '1e39'],
      undefined,
      '1 value is not finite: inf at argument 1',
    ],
    [
      'just above, as typed',
      ['--exact', '1.00000000000000000001'],
      undefined,
      '1 value is not a probability: 1.00000000000000000001 at argument 1',
    ],
  ])('%s', async (_, args, stdin, message) => {
    const { text, stderr, code } = await call(['--check', ...args], { files, stdin });
    expect({ text, stderr, code }).toEqual({ text: '', stderr: `logit: error: ${message}\n`, code: 1 });
  });

  it('also in a long stream', async () => {
    const stdin = `${'0.5\n'.repeat(400_000)}${'0.5 2\n'.repeat(3)}`;
    const { text, stderr, code } = await call(['--check'], { stdin });
    expect({ text, stderr, code }).toEqual({
      text: '',
      stderr: 'logit: error: 3 of 400006 values are not probabilities (first: 2 at standard input:400001)\n',
      code: 1,
    });
  });
});

describe('--check and cells that are not a number', () => {
  const found = (n: number, first: string): string =>
    `logit: error: ${n} values are not probabilities (first: ${first} at mixed.csv:3, column "p"; these look like log-odds: use --sigmoid)\n`;
  it.each([
    [
      [],
      'logit: error: mixed.csv:5: column "p": "x" is not a number (use --bad keep, nan or skip to continue)\n',
      1,
    ],
    [
      ['--bad', 'keep'],
      `logit: warning: 2 non-numeric cells left out (first: mixed.csv:5, column "p")\n${found(2, '1.5').replace('2 values', '2 of 4 values')}logit: note: 4 values checked, 1 missing\n`,
      1,
    ],
    [
      ['--bad', 'skip'],
      `logit: warning: 2 rows with 2 non-numeric cells skipped (first: mixed.csv:5, column "p")\n${found(2, '1.5').replace('2 values', '2 of 4 values')}logit: note: 4 values checked, 1 missing\n`,
      1,
    ],
    [['--bad', 'nan', '-q'], found(4, '1.5').replace('4 values', '4 of 6 values'), 1],
    [['--na', 'NA,x', '--bad', 'keep', '-q'], found(2, '1.5').replace('2 values', '2 of 4 values'), 1],
  ])('%j', async (args, stderr, code) => {
    expect(await call(['--check', '-c', 'p', ...args, 'mixed.csv'], { files })).toMatchObject({
      text: '',
      stderr,
      code,
    });
  });

  it('that are all there is are not taken for percent', async () => {
    const { stderr } = await call(['--check', '-q', '--bad', 'nan', '-c', 'p'], { stdin: 'p\nx\n' });
    expect(stderr).toBe('logit: error: 1 value is not a probability: nan at standard input:2, column "p"\n');
  });

  it('that are kept are not a failure', async () => {
    expect(await call(['--check', '-q', '--bad', 'keep', '-c', 'p'], { stdin: 'p\nx\n0.5\n' })).toMatchObject(
      {
        text: '',
        stderr: '',
        code: 0,
      },
    );
  });
});

describe('--check does not go with', () => {
  it.each([
    [['--inverse'], 'inverse'],
    [['-o', 'out'], 'output'],
    [['-f', 'lines'], 'format'],
    [['-p', '2'], 'precision'],
    [['-g', '2'], 'significant'],
    [['--eps', '0'], 'eps'],
    [['--base', '2'], 'base'],
    [['-c', 'p', '-a'], 'append'],
    [['-c', 'p', '--as', 'x'], 'as'],
  ])('%j', async (args, name) => {
    expect(await call(['--check', ...args], { stdin: 'p\n0.5\n' })).toMatchObject({
      text: '',
      stderr: `logit: error: --${name} cannot be used with --check, which converts nothing\n`,
      code: 2,
    });
  });
});

describe('--check in a script', () => {
  it('is a condition', async () => {
    const script = `
      for file in good.csv percent.csv; do
        if logit --check -q -c p $file 2> message; then echo "$file passes"; else echo "$file: $?"; fi
        wc -l < message
      done
      logit --check -c p nowhere.csv 2> message; echo "exit $?"`;
    expect((await shell(script, { files })).text.replaceAll(/ +/g, ' ')).toBe(
      'good.csv passes\n0\npercent.csv: 1\n1\nexit 2\n',
    );
  });

  it('writes nothing to standard output, whatever is read', async () => {
    for (const args of [['-c', 'p', 'good.csv'], ['-c', 'p', 'mixed.csv'], ['0.5'], ['2']]) {
      expect((await run(['--check', ...args], { files })).stdout).toHaveLength(0);
    }
  });
});
