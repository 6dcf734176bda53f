import { describe, expect, it } from 'vitest';
import { sigmoid } from '../../src/engine/convert.ts';
import { call, run } from '../support/command.ts';

const SUFFIX = ', dtype=torch.float64)\n';

const NO_FILE =
  ' (no such file; to convert a file: logit < FILE, or one of its columns: logit -c COLUMN FILE)';

describe('numbers as arguments', () => {
  it.each([
    [['0.2', '0.5', '0.8'], 'tensor([-1.3863,  0.0000,  1.3863]'],
    [['.5'], 'tensor([0.]'],
    [['5e-1', '+0.5', '0.50', '00.5', '1.'], 'tensor([0., 0., 0., 0., inf]'],
    [['1/2', '8/10', '.8/1', '0/5'], 'tensor([0.0000, 1.3863, 1.3863,   -inf]'],
    [['50%', '8E1%'], 'tensor([0.0000, 1.3863]'],
    [[' 0.5', '0.5 ', '\t0.5'], 'tensor([0., 0., 0.]'],
    [['0', '1', 'nan'], 'tensor([-inf, inf, nan]'],
    [['0', '-0'], 'tensor([-inf, -inf]'],
    [['NaN', 'NAN'], 'tensor([nan, nan]'],
  ])('%j are converted to log-odds', async (args, tensor) => {
    expect(await call(args)).toMatchObject({ text: tensor + SUFFIX, stderr: '', code: 0 });
  });

  it.each([
    [['-1.3863', '0', '-.5', '-1e-3', '-inf'], '0.2000, 0.5000, 0.3775, 0.4998, 0.0000'],
    [['-5.', '-1E0', '-0', '-0.0'], '0.0067, 0.2689, 0.5000, 0.5000'],
    [['-Infinity', 'INF', '+inf', 'infinity', '-INF'], '0., 1., 1., 1., 0.'],
    [['-nan', '0'], '   nan, 0.5000'],
    [['-.8', '-8'], '0.3100, 0.0003'],
    [['-1/2', '-.5/-1'], '0.3775, 0.6225'],
  ])('%j need no -- before them', async (numbers, probabilities) => {
    const tensor = `tensor([${probabilities}]${SUFFIX}`;
    for (const args of [
      ['--sigmoid', ...numbers],
      ['-s', ...numbers],
      [...numbers, '--expit'],
      ['-s', '--', ...numbers],
      [numbers[0]!, '-s', ...numbers.slice(1)],
    ]) {
      const { text, stderr, code } = await call(args);
      expect({ args, text, stderr, code }).toEqual({ args, text: tensor, stderr: '', code: 0 });
    }
  });

  it('allows options after arguments, and combined short options', async () => {
    const { text } = await call(['0.2', '-ip2', '0.5', '--dtype=float32']);
    expect(text).toBe(
      'probs: tensor([0.20, 0.50])\nlogits: tensor([-1.39,  0.00])\nsigmoid(logits): tensor([0.20, 0.50])\n',
    );
  });

  it('reads everything after -- as a number', async () => {
    expect(await call(['--', '0.5', '-s'])).toMatchObject({
      text: '',
      stderr: 'logit: error: argument 2: "-s" is not a number\n',
      code: 1,
    });
  });

  it.each([
    ['abc', ''],
    ['', ' (an unset variable? write nan for a missing value)'],
    ['0x10', ''],
    ['1_000', ' (a thousands separator: write 1000)'],
    ['0.5.', ' (write 0.5)'],
    ['1e', ''],
    ['%', ' (write 0.5%)'],
    ['1/0', ''],
    ['0/0', ''],
    ['/2', NO_FILE],
    ['1/2/3', ''],
    ['infinit', ''],
    ['+-1', ''],
    ['-∞', ' (write -inf)'],
    ['½', ' (write 1/2)'],
    ['scores.csv', NO_FILE],
    ['data/scores', NO_FILE],
  ])('%j is not a number', async (argument, hint) => {
    const { text, stderr, code } = await call(['0.5', argument]);
    expect({ text, stderr, code }).toEqual({
      text: '',
      stderr: `logit: error: argument 2: "${argument}" is not a number${hint}\n`,
      code: 1,
    });
  });

  it('shows control characters of an argument as escapes, on one line', async () => {
    expect((await call(['0.5\n0.6\u001b[31m'])).stderr).toBe(
      'logit: error: argument 1: "0.5\\n0.6\\u001b[31m" is not a number\n',
    );
  });

  it('does not read standard input', async () => {
    expect((await call(['0.5'], { stdin: '0.2\n' })).text).toBe(`tensor([0.]${SUFFIX}`);
  });

  it('converts more arguments than a block holds, and counts on in messages', async () => {
    const many = Array.from({ length: 40_000 }, (_, i) => `0.${String(100_000 + i)}`);
    const { text, code } = await call(['-f', 'lines', '-s', ...many]);
    expect(code).toBe(0);
    expect(text.split('\n').slice(0, -1)).toEqual(many.map((argument) => String(sigmoid(Number(argument)))));
    expect((await call(['-s', ...many, '?'])).stderr).toBe(
      'logit: error: argument 40001: "?" is not a number\n',
    );
  });

  it('is the same with the built command', async () => {
    expect(await run(['--sigmoid', '-1.3863', '0', '-.5', '-1e-3', '-inf'])).toMatchObject({
      text: `tensor([0.2000, 0.5000, 0.3775, 0.4998, 0.0000]${SUFFIX}`,
      stderr: '',
      code: 0,
      signal: null,
    });
  });
});

describe('the examples of the synopsis', () => {
  it.each([
    [['--eps', '1e-6', '0', '0.5', '1'], 'tensor([-13.8155,   0.0000,  13.8155], dtype=torch.float64)\n'],
    [['--dtype', 'float32', '--eps', '1e-6', '0', '1'], 'tensor([-13.8155,  13.8023])\n'],
    [
      ['--dtype', 'float32', '--inverse', '0.2', '0.5', '0.8'],
      `probs: tensor([0.2000, 0.5000, 0.8000])
logits: tensor([-1.3863,  0.0000,  1.3863])
sigmoid(logits): tensor([0.2000, 0.5000, 0.8000])
`,
    ],
  ])('logit %j', async (args, text) => {
    expect(await run(args)).toMatchObject({ text, code: 0 });
  });
});
