import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { logit } from '../../src/engine/convert.ts';
import { call, Directory, run } from '../support/command.ts';
import { fixture, parted, probs } from '../support/npy.ts';

const header = (shape: string): string => `'shape': (${shape}), }`;

test('numbers become an array: arguments, a stream, columns', async () => {
  const numbers = await call(['-f', 'npy', '0.5', '0.2']);
  expect(numbers.code).toBe(0);
  expect(parted(numbers.stdout)).toMatchObject({ values: [...logit([0.5, 0.2])] });
  expect(parted(numbers.stdout).header).toContain(header('2,'));

  const directory = new Directory({ 'a.csv': 'id,p,q\n1,0.5,0.1\n2,NA,x\n', 'b.csv': 'id,p,q\n3,0.2,0.3' });
  const written = async (...args: string[]): Promise<ReturnType<typeof parted>> => {
    const outcome = await run([...args, '-o', 'o.npy'], { cwd: directory.path, stdin: '0.5 0.2\n1 ' });
    expect(outcome.code).toBe(0);
    return parted(readFileSync(directory.at('o.npy')));
  };
  const stream = await written();
  expect(stream.values).toEqual([...logit([0.5, 0.2, 1])]);
  expect(stream.header).toContain(header('3,'));
  const column = await written('-c', 'p', 'a.csv', 'b.csv', '--dtype', 'float32');
  expect(column.values).toEqual([...logit([0.5, NaN, 0.2], { dtype: 'float32' })]);
  expect(column.header).toContain(header('3,'));
  const columns = await written('-c', 'q,p', '--bad', 'nan', 'a.csv', 'b.csv');
  expect(columns.values).toEqual([...logit([0.1, 0.5, NaN, NaN, 0.3, 0.2])]);
  expect(columns.header).toContain(header('3, 2'));
  const skipped = await written('-c', 'q,p', '--bad', 'skip', 'a.csv');
  expect(skipped.values).toEqual([...logit([0.1, 0.5])]);
  expect(skipped.header).toContain(header('1, 2'));
});

test('a stream of nothing is an empty array', async () => {
  const directory = new Directory();
  expect((await run(['-o', 'o.npy'], { cwd: directory.path })).code).toBe(0);
  const { header: text, values } = parted(readFileSync(directory.at('o.npy')));
  expect(values).toEqual([]);
  expect(text).toContain(header('0,'));
});

const ROOM =
  '--format npy requires an uncompressed file: the header contains the number of values, which is known only at the end (-o FILE.npy)';

test.each([
  [['-f', 'npy'], '0.5', ROOM],
  [['-o', 'a.npy.gz'], '0.5', ROOM],
  [['-f', 'npy', '-c', 'p'], 'p\n1\n', ROOM],
  [
    ['-f', 'npy', '-p', '3', '0.5'],
    '',
    '--precision cannot be used with --format npy, which writes binary values (use tensor, lines or csv)',
  ],
  [
    ['-g', '3'],
    probs(0.5),
    '--significant cannot be used with --format npy, which writes binary values (use tensor, lines or csv)',
  ],
  [['-i'], probs(0.5), '--inverse cannot be used with --format npy (use lines)'],
  [['--exact'], probs(0.5), '--exact cannot be used with an array, which holds binary values'],
  [['-c', 'p', '-f', 'lines'], '', '--format lines cannot be used with --column (use csv, tensor or npy)'],
  [['-a', '-c', 'p', '-f', 'npy'], '', '--append cannot be used with --format npy: it adds a column to CSV'],
  [['--bad', 'nan'], probs(0.5), '--bad requires --column'],
  [
    ['-f', 'tensor'],
    fixture('f8-c-3d-v1.npy'),
    '--format tensor requires a vector or matrix in C order, got shape (2, 1, 3) (use lines or npy)',
  ],
  [
    ['-f', 'tensor'],
    fixture('f8-f-2d-v1.npy'),
    '--format tensor requires a vector or matrix in C order, got shape (2, 3) in Fortran order (use lines or npy)',
  ],
  [['-c', 'p'], probs(0.5), 'standard input: is a NumPy array, not a table (without -c: logit FILE)'],
  [['no.npy'], '', 'no.npy: cannot open: no such file or directory'],
])('%j is refused', async (args, stdin, message) => {
  const directory = new Directory();
  const { stderr, code } = await call(args, { stdin, cwd: directory.path });
  expect({ stderr, code }).toEqual({ stderr: `logit: error: ${message}\n`, code: 2 });
  expect(directory.list()).toEqual([]);
});

test.each([[[]], [['-o', '-']], [['-o', '/dev/stdout', '-f', 'npy']]])(
  'an array is not written to a terminal: %j',
  async (args) => {
    const { text, stderr, code } = await call(args, { stdin: probs(0.5), terminal: { stdout: true } });
    expect({ text, code }).toEqual({ text: '', code: 2 });
    expect(stderr).toBe(
      'logit: error: refusing to write a binary array to the terminal (use -o FILE.npy, or -f lines to see the values)\n',
    );
  },
);

test('several arrays are not numbers', async () => {
  const files = { 'a.npy': '\x93NUMPY', 'b.npy': '\x93NUMPY' };
  expect((await call(['a.npy', 'b.npy'], { files })).stderr).toBe(
    'logit: error: argument 1: "a.npy" is not a number (arrays are converted one at a time: logit FILE.npy)\n',
  );
});
