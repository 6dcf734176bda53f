import { describe, expect, it } from 'vitest';
import { logit, sigmoid } from '../../src/engine/convert.ts';
import { call, finished, hasPython, run, shell, start } from '../support/command.ts';

/** Results as lines. */
const lines = (...numbers: number[]): string => numbers.map((p) => `${spell(logit(p))}\n`).join('');
const spell = (x: number): string =>
  Number.isFinite(x) ? String(x) : String(x).replace('Infinity', 'inf').toLowerCase();

describe('a number stream', () => {
  it.each([
    ['0.2\n0.5 0.8\n', [0.2, 0.5, 0.8]],
    ['0.2,0.5,\t0.8', [0.2, 0.5, 0.8]],
    ['\r\n 0.2\r\n0.5\v\f0.8\r\n\n', [0.2, 0.5, 0.8]],
    [',0.2,0.5,', [0.2, 0.5]],
    ['', []],
    [' \n\t', []],
    ['\uFEFF0.2\n', [0.2]],
    ['\uFEFF', []],
    ['80% 8e1% .5', [0.8, 0.8, 0.5]],
    ['+0.5 5E-1 5.e-1 0 1 1.0', [0.5, 0.5, 0.5, 0, 1, 1]],
    ['nan NaN inf', [NaN, NaN, NaN]],
  ])('%j', async (stdin, numbers) => {
    expect(await call([], { stdin })).toMatchObject({ text: lines(...numbers), code: 0 });
  });

  it.each([
    ['# all of it', []],
    ['#', []],
    ['0.2 # 0.3\n0.5', [0.2, 0.5]],
    ['0.2#0.3\n#\n##\n0.5#', [0.2, 0.5]],
    ['# ... abc tensor(\n0.2', [0.2]],
    ['# comment\r\n0.2', [0.2]],
    ['# N/A\n0.2 # #N/A\n#N/Amount #REF\n#null\n#navy\n#!\n#num\n', [0.2]],
    ['0.2#nan\n#name: x\n#Value 1\n#NA_\n0.5', [0.2, 0.5]],
    ['nan(0.5, 0) nan (1, 0)\n', [NaN, 0.5, 0, NaN, 1, 0]],
  ])('with comments: %j', async (stdin, numbers) => {
    expect(await call([], { stdin })).toMatchObject({ text: lines(...numbers), stderr: '', code: 0 });
  });
});

/** What other programs print, with the numbers in it. */
const PRINTED: [string, string, number[]][] = [
  ['a Python list', '[0.2, 0.5]\n', [0.2, 0.5]],
  ['nested Python lists', '[[0.2, 0.5], [0.8]]\n', [0.2, 0.5, 0.8]],
  ['a Python tuple', '(0.2, 0.5)\n', [0.2, 0.5]],
  ['Python scalars of NumPy 2', '[np.float64(0.2), np.float32(0.5)]\n', [0.2, 0.5]],
  ['a NumPy array', '[[0.2 0.5]\n [0.8 1. ]]\n', [0.2, 0.5, 0.8, 1]],
  ['repr of a NumPy array', 'array([[0.2, 0.5],\n       [0.8, 1. ]], dtype=float32)\n', [0.2, 0.5, 0.8, 1]],
  ['repr of an empty NumPy array', 'array([], shape=(0, 3), dtype=float64)\n', []],
  ['a tensor', 'tensor([0.2000, 0.5000])\n', [0.2, 0.5]],
  ['a float64 tensor', 'tensor([0.2000, 0.5000], dtype=torch.float64)\n', [0.2, 0.5]],
  ['a scalar tensor', 'tensor(0.2000)\n', [0.2]],
  [
    'a 2-D tensor',
    'tensor([[0.2000, 0.5000],\n        [0.8000, 0.0000]], dtype=torch.float64)\n',
    [0.2, 0.5, 0.8, 0],
  ],
  ['an empty 2-D tensor', 'tensor([], size=(0, 3), dtype=torch.float64)\n', []],
  ['a tensor elsewhere', "tensor([0.2000], device='cuda:0', dtype=torch.float64)\n", [0.2]],
  [
    'a tensor with a gradient',
    'tensor([0.2000], requires_grad=True) tensor([0.5000], grad_fn=<SigmoidBackward0>)\n',
    [0.2, 0.5],
  ],
  [
    'labelled tensors',
    'probs: tensor([0.2000])\nlogits: tensor([0.3000])\nsigmoid(logits): tensor([0.2000])\n',
    [0.2, 0.3, 0.2],
  ],
  [
    'labelled tensors of the other direction',
    'logits: tensor([0.])\nprobs: tensor([0.5])\nlogit(probs): tensor([0.])\n',
    [0, 0.5, 0],
  ],
  ['no space after labels', 'probs:0.2\nlogit(probs):0.5', [0.2, 0.5]],
];

describe('numbers as other programs print them', () => {
  it.each(PRINTED)('%s', async (_, stdin, numbers) => {
    expect(await call([], { stdin })).toMatchObject({ text: lines(...numbers), stderr: '', code: 0 });
  });

  it.each(PRINTED)('%s, split at every byte', async (_, stdin, numbers) => {
    const bytes = Buffer.from(stdin);
    for (let at = 1; at < bytes.length; at++) {
      const { text, stderr } = await call([], { stdin: [bytes.subarray(0, at), bytes.subarray(at)] });
      expect({ at, text, stderr }).toEqual({ at, text: lines(...numbers), stderr: '' });
    }
  });

  it.each(PRINTED)('%s, byte by byte', async (_, stdin, numbers) => {
    expect(await call([], { stdin: stdin.split('') })).toMatchObject({
      text: lines(...numbers),
      stderr: '',
      code: 0,
    });
  });

  it.each([
    [['0.2', '0.8'], ['-s'], 'tensor([-1.3863,  1.3863], dtype=torch.float64)\n', [-1.3863, 1.3863]],
    [['-i', '0.2'], ['-s'], 'logits: ', [0.2, -1.3863, 0.2]],
    [['-s', '-i', '--dtype', 'float32', '0'], ['-s'], 'logit(probs): ', [0, 0.5, 0]],
  ])('logit %j | logit %j', async (first, second, between, logOdds) => {
    const { text } = await call(first);
    expect(text).toContain(between);
    expect((await call(second, { stdin: text })).text).toBe(logOdds.map((x) => `${sigmoid(x)}\n`).join(''));
  });
});

describe('text in a stream that is not a number', () => {
  const csvHint = ' (a CSV file? name its column with -c)';
  it.each([
    ['id,prob\n', 1, 'id', csvHint],
    ['0.2\nx', 2, 'x', ''],
    ['0.2\r\n\r\n0x10\n', 3, '0x10', ''],
    ['# a\n# b\n1_000', 3, '1_000', " (a thousands separator: ... | sed -E 's/['\\''_]//g' | logit ...)"],
    ['0.2 0.5%% 1', 1, '0.5%%', ''],
    ['0.2;0.5', 1, '0.2;0.5', " (separate numbers with spaces: ... | tr ';' ' ' | logit ...)"],
    ['id;p', 1, 'id;p', csvHint],
    ['tensors(0.5)', 1, 'tensors', csvHint],
    ['Tensor([0.5])', 1, 'Tensor', csvHint],
    ['probs 0.5', 1, 'probs', csvHint],
    ['0.5 dtyp=float32', 1, 'dtyp=float32', csvHint],
    ['"0.5"', 1, '\\"0.5\\"', csvHint],
    ['0.5\n-', 2, '-', ''],
    ['0.5\n-inf-', 2, '-inf-', ''],
  ])('%j', async (stdin, line, shown, hint) => {
    const message = `logit: error: standard input:${line}: "${shown.replaceAll('\\"', '"')}" is not a number${hint}\n`;
    for (const pieces of [[stdin], stdin.split('')]) {
      const { stderr, code } = await call([], { stdin: pieces });
      expect({ stderr, code }).toEqual({ stderr: message, code: 1 });
    }
  });

  it.each(['tensor([0.2, 0.5, 0.8,  ..., 0.2])', '[0.2 0.5 ... 0.8]', '...'])(
    'the dots in %j mean that values were left out',
    async (stdin) => {
      const { stderr, code } = await call([], { stdin });
      expect(stderr).toMatch(
        /^logit: error: standard input:1: "\.\.\." means that values were left out .*\n$/,
      );
      expect(code).toBe(1);
    },
  );

  it('is reported after the numbers before it were converted', async () => {
    expect(await call([], { stdin: '0.5 0.5\n0.5 x 0.5' })).toMatchObject({ text: '0\n0\n0\n', code: 1 });
  });

  it('shows a long one in part, on one line', async () => {
    const { stderr } = await call([], { stdin: `0.5\n${'x'.repeat(1000)}` });
    expect(stderr).toBe(`logit: error: standard input:2: "${'x'.repeat(57)}..." is not a number\n`);
  });
});

describe('a long stream', () => {
  const numbers = Array.from({ length: 100_000 }, (_, i) => i / 100_000);
  const expected = numbers.map((p) => `${spell(logit(p))}\n`).join('');

  it.each([
    ['\n', 1 << 16],
    [', ', 65_537],
    ['# a comment in between\n', 1000],
    ['),\n tensor([', 9999],
  ])('separated by %j, in pieces of %d bytes', async (separator, size) => {
    const bytes = Buffer.from(numbers.join(separator));
    const stdin = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
      bytes.subarray(i * size, (i + 1) * size),
    );
    const { text, code } = await call([], { stdin });
    expect(code).toBe(0);
    expect(text === expected).toBe(true);
  });

  it('may hold a comment and a number that are longer than a block', async () => {
    const stdin = `0.2#${'no number '.repeat(60_000)}\n0.${'5'.repeat(600_000)}\n0.8`;
    expect((await call([], { stdin })).text).toBe(lines(0.2, 5 / 9, 0.8));
  });

  it('counts lines over blocks', async () => {
    const { stderr } = await call([], { stdin: `${'0.5\n'.repeat(200_000)}x` });
    expect(stderr).toBe('logit: error: standard input:200001: "x" is not a number\n');
  });
});

describe('formats of a number stream', () => {
  const stdin = '0.2 0.5\n';
  it.each([
    [['-f', 'lines'], '-1.3862943611198906\n0\n'],
    [['-f', 'tensor'], 'tensor([-1.3863,  0.0000], dtype=torch.float64)\n'],
    [['-f', 'csv'], 'prob,logit\n0.2,-1.3862943611198906\n0.5,0\n'],
    [['-f', 'csv', '-s'], `logit,prob\n0.2,${sigmoid(0.2)}\n0.5,${sigmoid(0.5)}\n`],
    [['-f', 'csv', '-i'], `prob,logit,recovered\n0.2,${logit(0.2)},${sigmoid(logit(0.2))}\n0.5,0,0.5\n`],
    [
      ['-f', 'csv', '-s', '-i'],
      `logit,prob,recovered\n0.2,${sigmoid(0.2)},${logit(sigmoid(0.2))}\n0.5,${sigmoid(0.5)},${logit(sigmoid(0.5))}\n`,
    ],
    [['-i'], `-1.3862943611198906\t${sigmoid(logit(0.2))}\n0\t0.5\n`],
    [['-f', 'csv', '-p', '2'], 'prob,logit\n0.2,-1.39\n0.5,0.00\n'],
    [['-f', 'csv', '--dtype', 'float32'], `prob,logit\n0.2,-1.3862944\n0.5,0\n`],
  ])('%j', async (args, text) => {
    expect(await call(args, { stdin })).toMatchObject({ text, code: 0 });
  });

  it('an empty stream makes an empty tensor, no lines, and a table without rows', async () => {
    expect((await call(['-f', 'tensor'])).text).toBe('tensor([], dtype=torch.float64)\n');
    expect((await call(['-f', 'lines'])).text).toBe('');
    expect((await call(['-f', 'csv'])).text).toBe('prob,logit\n');
  });
});

describe('standard input of the process', () => {
  it('is read from a socket, as child processes of Node.js have it', async () => {
    expect(await run([], { stdin: ['0.', '2\n0', '.5 0.8\n'] })).toMatchObject({
      text: lines(0.2, 0.5, 0.8),
      stderr: '',
      code: 0,
    });
  });

  it.each([
    ['a file', 'logit < numbers', '0\n0\n'],
    ['nothing', 'logit < /dev/null', ''],
    ['a pipe of a slow writer', '{ echo 0.5; sleep 0.2; echo 0.5; } | logit', '0\n0\n'],
    ['process substitution', 'logit < <(cat numbers)', '0\n0\n'],
  ])('is read from %s', async (_, line, text) => {
    expect(await shell(line, { files: { numbers: '0.5\n0.5' } })).toMatchObject({
      text,
      stderr: '',
      code: 0,
    });
  });

  it('answers a line before the next one is written', async () => {
    const child = start(['-s']);
    const end = finished(child);
    for (const answer of ['0.5\n', '0.5\n']) {
      const answered = new Promise((resolve) => child.stdout!.once('data', resolve));
      child.stdin!.write('0\n');
      expect(String(await answered)).toBe(answer);
    }
    child.stdin!.end();
    expect(await end).toMatchObject({ text: '0.5\n0.5\n', code: 0 });
  });

  it.skipIf(!hasPython)('may be one that does not block', async () => {
    // A reader that shares the pipe makes it non-blocking for all.
    const line = `{ sleep 0.2; echo 0.5; } | { python3 -c 'import os; os.set_blocking(0, False)'; logit; }`;
    expect(await shell(line)).toMatchObject({ text: '0\n', stderr: '', code: 0 });
  });

  it.each([
    [true, 2],
    [false, 0],
  ])('when it is a terminal: %s, and there are no numbers, exit code %d', async (terminal, exit) => {
    const { text, stderr, code } = await call([], { terminal: { stdin: terminal } });
    expect({ text, code }).toEqual({ text: '', code: exit });
    expect(stderr).toMatch(terminal ? /^logit: error: no numbers given .*logit --help\)\n$/ : /^$/);
  });

  it('that is a directory is an error', async () => {
    expect(await shell('logit < .')).toMatchObject({
      text: '',
      stderr: 'logit: error: standard input: cannot read: is a directory\n',
      code: 2,
    });
  });
});
