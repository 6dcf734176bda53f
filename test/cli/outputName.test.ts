import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { gzipSync } from 'node:zlib';
import { npyHeader } from '../../src/output/npy.ts';
import { call, Directory } from '../support/command.ts';

const CSV = 'id,p\n1,0.5\n';
const NPY = Buffer.concat([
  npyHeader({ dtype: 'float64', bigEndian: false, fortranOrder: false, shape: [1] }),
  Buffer.from(Float64Array.of(0.5).buffer),
]);
const FILES = { 'a.csv': CSV, 'a.tsv': 'id\tp\n1\t0.5\n', 'a.jsonl': '{"p":0.5}\n', 'v.npy': NPY };

describe('an output whose name contradicts its content is refused', () => {
  test.each([
    ['-f tensor 0.5 -o x.csv', '--output x.csv: the results are the text of a tensor, not CSV (-o x.txt)'],
    ['v.npy -f npy -o x.csv', '--output x.csv: the results are a NumPy array, not CSV (-o x.npy)'],
    [
      '-f lines 0.5 -o x.npy',
      '--output x.npy: the results are lines of numbers, not a NumPy array (-o x.txt)',
    ],
    ['-c p a.csv -f csv -o x.npy', '--output x.npy: the results are CSV, not a NumPy array (-o x.csv)'],
    ['-c p a.csv -o x.jsonl', '--output x.jsonl: the results are CSV, not JSON (-o x.csv)'],
    ['-c p a.csv -o x.tsv', '--output x.tsv: the results are CSV, not tab-separated values (-o x.csv)'],
    ['-c p a.jsonl -o x.csv.gz', '--output x.csv.gz: the results are JSON Lines, not CSV (-o x.jsonl)'],
    ['-c p a.csv -o x.parquet', '--output x.parquet: the results are CSV, not .parquet (-o x.csv)'],
    ['-c p a.csv -o x.csv.bz2', '--output x.csv.bz2: the results are CSV, not .bz2 (-o x.csv)'],
    ['0.5 -o x.npz', '--output x.npz: the results are the text of a tensor, not .npz (-o x.txt)'],
    [
      '-c p a.csv --report r.json.gz',
      '--report r.json.gz: the report is JSON, not .gz (--report r.json, and compress it afterwards)',
    ],
    ['-c p a.csv --report r.csv', '--report r.csv: the report is JSON, not .csv (--report r.json)'],
  ])('%s', async (args, message) => {
    const directory = new Directory(FILES);
    const { text, stderr, code } = await call(args.split(' '), { cwd: directory.path });
    expect({ text, stderr, code }).toEqual({ text: '', stderr: `logit: error: ${message}\n`, code: 2 });
    expect(directory.list()).toEqual(Object.keys(FILES).toSorted());
  });
});

describe('a name with the extension of the format, or one that names no format, is accepted', () => {
  test.each([
    '0.5 -o x.txt',
    '0.5 -o x',
    '0.5 -o x.dat',
    '-f lines 0.5 -o x.csv',
    '-c p a.csv -o x.out',
    '-c p a.csv -o x.csv.gz',
    '-c p a.tsv -o x.tsv',
    '-c p a.tsv -o x.csv',
    '-c p a.jsonl -o x.json',
    '-c p a.jsonl -o x.ndjson.gz',
    '-c p a.csv -o x.npy',
    '-c p a.csv -f tensor -o x.txt --report r',
    '-c p a.csv -o x.csv --report r.json',
  ])('%s', async (args) => {
    const directory = new Directory(FILES);
    expect(await call(args.split(' '), { cwd: directory.path })).toMatchObject({ stderr: '', code: 0 });
  });

  test('also the input file, whatever its name is', async () => {
    const directory = new Directory({ 'a.parquet': CSV });
    expect((await call(['-c', 'p', 'a.parquet', '-o', 'a.parquet'], { cwd: directory.path })).code).toBe(0);
    expect(directory.read('a.parquet')).toBe('id,p\n1,0\n');
  });
});

test('numbers become CSV where the name says so', async () => {
  const directory = new Directory(FILES);
  for (const [args, stdin] of [
    [['0.5'], ''],
    [[], '0.5\n'],
    [['v.npy'], ''],
    [[], NPY],
  ] as const) {
    expect(await call([...args, '-o', 'x.csv'], { cwd: directory.path, stdin })).toMatchObject({
      stderr: '',
      code: 0,
    });
    expect(directory.read('x.csv')).toBe('prob,logit\n0.5,0\n');
  }
  await call(['0.5', '-o', 'x.csv.gz'], { cwd: directory.path });
  expect(readFileSync(directory.at('x.csv.gz')).subarray(0, 2)).toEqual(gzipSync('').subarray(0, 2));
});
