import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { generator } from '../kernel/random.ts';
import { call, Directory, printed, shell } from '../support/command.ts';

const CSV = 'id,p\n1,0.5\n2,0.2\n';
const CONVERTED = 'id,p\n1,0\n2,-1.3862943611198906\n';

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

/** Ways of reading a file that must not take bytes for text: all that is bad is to be kept. */
const WAYS: readonly (readonly string[])[] = [
  ['-c', 'p'],
  ['-c', '1', '--bad', 'keep'],
  ['-c', '1', '--no-header', '--bad', 'skip'],
  ['--jsonl', '-c', 'p', '--bad', 'keep'],
];

/** A file of each format as its programs begin it, with a line end to make a header, and what is said of it. */
const STARTS: readonly (readonly [source: string, file: string, content: Buffer, message: string])[] = [
  [
    'csv-parse#243',
    'x.xls',
    latin1('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\n0.5\n'),
    'an Excel 97 workbook, not text (in2csv x.xls | logit ...)',
  ],
  ['apache/arrow feather', 'x.feather', latin1('ARROW1\0\0\n0.5\n'), 'an Arrow or Feather file, not text'],
  [
    'apache/druid#9887',
    'x.avro',
    latin1('Obj\x01\x04\x16avro.schema,p\n0.5,0.5\n'),
    'an Avro file, not text (avro-tools tojson - < x.avro | logit ...)',
  ],
  ['apache/druid#9887', 'x.orc', latin1('ORC\x11,p\n0.5,0.5\n'), 'an ORC file, not text'],
  [
    'pola-rs/polars#16106',
    'x.csv',
    latin1('PAR1\x15\x04\n0.5\n'),
    `a Parquet file, not text (duckdb -csv -c "FROM 'x.csv'" | logit ...)`,
  ],
  [
    'xlsx2csv#141',
    'x.h5',
    latin1('\x89HDF\r\n\x1a\n\n0.5\n'),
    'an HDF5 file, not text (in Python: numpy.save("x.h5.npy", h5py.File("x.h5")["DATASET"]))',
  ],
  [
    'numpy pickles',
    'x.pkl',
    latin1('\x80\x04\x95\n0.5\n'),
    'a Python pickle, not text (in Python, if you trust it:',
  ],
  [
    'git-lfs/git-lfs#4278',
    'x.csv',
    latin1('version https://git-lfs.github.com/spec/v1\noid sha256:df21\nsize 175385569\n'),
    'a Git LFS pointer, not the data (git lfs pull)',
  ],
  ['a download that failed', 'x.csv', latin1('<!DOCTYPE html>\n<html lang="en">\n'), 'a web page, not data'],
];

test.each(STARTS)('%s: %s stops', async (_, file, content, message) => {
  const directory = new Directory({ [file]: content });
  for (const fix of WAYS) {
    const outcome = await call([...fix, file], { cwd: directory.path });
    expect(outcome).toMatchObject({ text: '', code: 2 });
    expect(outcome.stderr.startsWith(`logit: error: ${file}: is ${message}`)).toBe(true);
    expect(outcome.stderr.split('\n')).toHaveLength(2);
  }
  expect(await call([], { stdin: content })).toMatchObject({ text: '', code: 2 });
});

/** What is on the path. */
const has = (...programs: string[]): boolean =>
  programs.every((program) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0);

/** Programs that make a file of s.csv, and what undoes it. */
const MADE: readonly (readonly [program: string, undoes: string, line: string, file: string])[] = [
  ['tar', 'tar', 'tar cf s.tar s.csv', 's.tar'],
  ['tar', 'tar', 'tar czf s.tgz s.csv', 's.tgz'],
  ['tar', 'tar', 'tar czf s.tar.gz s.csv', 's.tar.gz'],
  ['tar', 'tar', 'tar cf "it is.tar" --format=pax s.csv', 'it is.tar'],
  ['zip', 'unzip', 'zip -q s.zip s.csv', 's.zip'],
  ['7z', '7z', '7z a -bd s.7z s.csv', 's.7z'],
  ['xz', 'xz', 'xz -k s.csv', 's.csv.xz'],
  ['xz', 'xz', 'xz -k --format=lzma s.csv', 's.csv.lzma'],
  ['bzip2', 'bzip2', 'bzip2 -k s.csv', 's.csv.bz2'],
  ['lz4', 'lz4', 'lz4 -q s.csv s.csv.lz4', 's.csv.lz4'],
  ['lz4', 'lz4', 'lz4 -q -l s.csv s.csv.lz4', 's.csv.lz4'],
  ['lzip', 'lzip', 'lzip -k s.csv', 's.csv.lz'],
  ['lzop', 'lzop', 'lzop -k s.csv', 's.csv.lzo'],
  ['compress', 'gzip', 'compress -f -c s.csv > s.csv.Z', 's.csv.Z'],
  ['iconv', 'iconv', 'iconv -f UTF-8 -t UTF-16 s.csv > s.txt', 's.txt'],
  ['iconv', 'iconv', 'iconv -f UTF-8 -t UTF-32BE s.csv > s.txt', 's.txt'],
  [
    'sqlite3',
    'sqlite3',
    `sqlite3 s.db 'create table "TABLE" (id, p); insert into "TABLE" values (1, 0.5), (2, 0.2)'`,
    's.db',
  ],
];

/** The command that a message ends with, for a column. */
function advised(stderr: string): string {
  const [, hint = ''] = /\((?:decompress it first: )?(.*)\)\n$/.exec(stderr) ?? [];
  return hint.replace('logit ...', 'logit -c p').replace('TABLE', '"TABLE"');
}

describe('output of another program is refused, and the command in the message reads it', () => {
  test.each(MADE)('%s, %s: %s', async (program, undoes, line, file) => {
    const { context } = (await import('vitest')).TestRunner.getCurrentTest()!;
    if (!has(program, undoes)) context.skip(`needs ${program} and ${undoes}`);
    const directory = new Directory({ 's.csv': CSV });
    await shell(line, { cwd: directory.path });
    for (const fix of WAYS.slice(1)) {
      expect(await call([...fix, file], { cwd: directory.path })).toMatchObject({ text: '', code: 2 });
    }
    const { stderr, code } = await call(['-c', 'p', file], { cwd: directory.path });
    expect(code).toBe(2);
    const outcome = await shell(advised(stderr), { cwd: directory.path });
    expect({ ...outcome, text: outcome.text.replaceAll('\r', '') }).toMatchObject({
      text: CONVERTED,
      code: 0,
    });

    const piped = await shell(`cat '${file}' | logit -c p --bad keep`, { cwd: directory.path });
    expect(piped).toMatchObject({ text: '', code: 2 });
    const hint = advised(piped.stderr);
    if (!hint.startsWith('...')) return;
    const again = await shell(hint.replace('...', `cat '${file}'`), { cwd: directory.path });
    expect(again).toMatchObject({ text: CONVERTED, code: 0 });
  });

  test.skipIf(!has('tar'))('a tar archive of numbers', async () => {
    const directory = new Directory({ 'n.txt': '0.5\n0.2\n' });
    await shell('tar cf n.tar n.txt', { cwd: directory.path });
    const { stderr, code } = await shell('cat n.tar | logit', { cwd: directory.path });
    expect({ stderr, code }).toEqual({
      stderr: 'logit: error: standard input: is a tar archive, not text (... | tar -xOf - | logit ...)\n',
      code: 2,
    });
    expect((await shell('cat n.tar | tar -xOf - | logit', { cwd: directory.path })).text).toBe(
      '0\n-1.3862943611198906\n',
    );
  });
});

const python = spawnSync('python3', ['-c', 'import sys, numpy; print(sys.executable)'], {
  encoding: 'utf8',
}).stdout?.trim();

test.runIf(python && has('unzip'))(
  'numpy#22435: the arrays of an .npz are read as the message says',
  async () => {
    const directory = new Directory();
    printed(
      `cd '${directory.path}' && '${python}' -c "import numpy as n; n.savez('z.npz', n.array([.5, .2])); n.savez_compressed('two.npz', **{'a[1]': n.array([.5]), 'b': n.array([.2])})"`,
    );
    for (const file of ['z.npz', 'two.npz']) {
      const { stderr, code } = await call(['-c', 'p', file], { cwd: directory.path });
      expect(code).toBe(2);
      expect(stderr).toContain(`${file}: is an archive of NumPy arrays, not text (unzip -p ${file} `);
      const [, hint = ''] = /\((.*) \.\.\.\)/.exec(stderr)!;
      expect((await shell(`${hint} -f lines`, { cwd: directory.path })).text).toMatch(/^0\n/);
    }
  },
);

describe('NUL bytes', () => {
  const message = (file: string): string =>
    `logit: error: ${file}: is binary data, not text (text with NUL bytes? tr -d '\\0' < ${file} | logit ...)\n`;

  test.each<[string, string]>([
    ['in the header', 'id\0,p\n1,0.5\n2,0.2\n'],
    ['in a quoted line of the header', '"a\n\0b",p\n1,0.5\n'],
    ['all over the rows', `id,p\n${'\0\0x\0,0.5\n'.repeat(100)}`],
    ['and other control characters in the header', 'i\0\x02d,p\x03\n1,0.5\n'],
    ['in a binary file with a CR and no LF', 'a\x02\x00\rb,p\r0.5'],
  ])('%s stop', async (_, content) => {
    const directory = new Directory({ 'x.csv': latin1(content) });
    for (const column of ['p', '1']) {
      const outcome = await call(['-c', column, '--bad', 'keep', 'x.csv'], { cwd: directory.path });
      expect(outcome).toMatchObject({ text: '', stderr: message('x.csv'), code: 2 });
    }
    expect((await shell("tr -d '\\0' < x.csv | logit -c p", { cwd: directory.path })).stderr).not.toContain(
      'NUL',
    );
  });

  test('a stray one in another cell passes as a byte', async () => {
    const content = 'id,p\na\0b,0.5\nc,0.2\n';
    const outcome = await call(['-c', 'p'], { stdin: content });
    expect(outcome).toMatchObject({ text: 'id,p\na\0b,0\nc,-1.3862943611198906\n', stderr: '', code: 0 });
    const data = await call(['-c', '2', '--no-header'], { stdin: 'a\0,0.5\nb,0.2\n' });
    expect(data).toMatchObject({ text: 'a\0,0\nb,-1.3862943611198906\n', stderr: '', code: 0 });
    const padded = `id,p\n${'a text of some length\0,0.5\n'.repeat(100)}`;
    expect(await call(['-c', 'p'], { stdin: padded })).toMatchObject({ stderr: '', code: 0 });
  });

  test('turicas/rows#273: one in a converted cell is a bad cell, with the filter that drops it', async () => {
    const files = { 'x.csv': 'id,p\n2,0.5\0\n' };
    const { stderr, code } = await call(['-c', 'p', 'x.csv'], { files });
    expect(stderr).toBe(
      `logit: error: x.csv:2: column "p": "0.5\\u0000" is not a number (contains NUL bytes: tr -d '\\0' < x.csv | logit ...)\n`,
    );
    expect(code).toBe(1);
    const followed = await shell("tr -d '\\0' < x.csv | logit -c p", { files });
    expect(followed).toMatchObject({ text: 'id,p\n2,0\n', code: 0 });
  });

  test('in numbers that are a file of floats', async () => {
    const floats = Float64Array.from({ length: 1000 }, (_, i) => i / 1000);
    const { stderr, code } = await call([], { stdin: Buffer.from(floats.buffer) });
    expect(stderr).toBe(
      'logit: error: standard input: is binary data, not text (in Python: numpy.save("FILE.npy", numpy.fromfile("FILE")))\n',
    );
    expect(code).toBe(2);
  });

  test('in the first line of JSON Lines stop', async () => {
    const outcome = await call(['--jsonl', '-c', 'p', '--bad', 'keep'], {
      stdin: '\0{"p":0.5}\n{"p":0.5}\n',
    });
    expect(outcome).toMatchObject({ text: '', code: 2 });
  });

  test('delimiters that are control characters are meant', async () => {
    const stdin = 'a\x02p\x02b\x02c\n1\x020.5\x02\x02\n';
    const { text, code } = await call(['-c', 'p', '-d', '\x02'], { stdin });
    expect({ text, code }).toEqual({ text: 'a\x02p\x02b\x02c\n1\x020\x02\x02\n', code: 0 });
    expect((await call(['-c', 'p'], { stdin: 'a\x01p\n1\x010.5\n' })).stderr).toContain('no column "p"');
  });
});

test('a large file of random bytes stops where its first line is the header', async () => {
  const dice = generator(7);
  const random = Buffer.from(Array.from({ length: 20_000 }, () => dice.below(256)));
  for (const start of ['', 'a text of some length']) {
    const stdin = Buffer.concat([latin1(start), random]);
    for (const column of ['p', '1']) {
      expect(await call(['-c', column, '--bad', 'keep'], { stdin })).toMatchObject({ code: 2, text: '' });
    }
    const pieces = Array.from({ length: 200 }, (_, i) => stdin.subarray(100 * i, 100 * (i + 1)));
    expect(await call(['-c', '1', '--bad', 'keep'], { stdin: pieces })).toMatchObject({ code: 2, text: '' });
  }
});
