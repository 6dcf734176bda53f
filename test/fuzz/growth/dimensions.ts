/** What grows, one dimension at a time: tables, streams, arguments and compressed data that are made to cost more than they are long. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { main } from '../../../src/cli/main.ts';
import { answer } from '../../../src/cli/completion/completeColumn.ts';
import { zstd } from '../../../src/codec/zstd.ts';
import { csvStream } from '../../../src/stream/duplex.ts';
import type { CsvOptions } from '../../../src/stream/options.ts';
import type { Dimension } from './measure.ts';

/** A pipe hands on so much at a time. */
const PIECE = 64 * 1024;
/** A packet of a network. */
const SMALL = 1400;

type Bytes = Uint8Array | string;

/** The command in this process, fed through a stream; what it writes is dropped. */
async function command(argv: readonly string[], stdin: Bytes = '', piece: number = PIECE): Promise<number> {
  const stdout = new Writable({ write: (_chunk, _encoding, done) => done() });
  return main(argv, {
    stdin: Readable.from(pieces(stdin, piece), { objectMode: false }),
    stdout,
    stderr: { write: () => true },
    env: {},
    isTerminal: () => Promise.resolve(false),
    width: () => Promise.resolve(undefined),
  });
}

function* pieces(bytes: Bytes, size: number): Generator<Uint8Array> {
  const all = Buffer.from(bytes);
  for (let at = 0; at < all.length; at += size) yield all.subarray(at, at + size);
}

/** The stream of the package, fed in small pieces. */
function stream(options: CsvOptions, stdin: Bytes): Promise<void> {
  const converted = csvStream(options);
  converted.resume();
  Readable.from(pieces(stdin, SMALL), { objectMode: false }).pipe(converted);
  return new Promise((resolve) => {
    converted.on('end', resolve);
    converted.on('error', () => resolve());
  });
}

const directory = mkdtempSync(join(tmpdir(), 'logit-growth-'));
process.on('exit', () => rmSync(directory, { recursive: true, force: true }));

/** A file for a task, written before it is measured. */
function file(name: string, bytes: Bytes): string {
  const path = join(directory, name);
  writeFileSync(path, bytes);
  return path;
}

const MiB = 2 ** 20;

function numbered(count: number, text: (index: number) => string): string[] {
  return Array.from({ length: count }, (_, i) => text(i));
}

/** A dimension of the command with standard input. */
function piped(
  name: string,
  [min, max]: readonly [number, number],
  argv: readonly string[] | ((size: number) => readonly string[]),
  stdin: (size: number) => Bytes = () => '',
  piece: number = PIECE,
): Dimension {
  return {
    name,
    min,
    max,
    prepare(size) {
      const args = typeof argv === 'function' ? argv(size) : argv;
      const bytes = Buffer.from(stdin(size));
      return () => command(args, bytes, piece);
    },
  };
}

function streamed(
  name: string,
  [min, max]: readonly [number, number],
  options: CsvOptions | ((size: number) => CsvOptions),
  stdin: (size: number) => Bytes,
): Dimension {
  return {
    name,
    min,
    max,
    prepare(size) {
      const given = typeof options === 'function' ? options(size) : options;
      const bytes = Buffer.from(stdin(size));
      return () => stream(given, bytes);
    },
  };
}

const wide = (size: number): string =>
  `${numbered(size, (i) => `c${i}`).join(',')}\n${'0.5,'.repeat(size - 1)}0.5\n`;

const marks = (size: number): string => `a${'\u0301'.repeat(size)}${'\u0323'.repeat(size)}`;

const report = (): string => join(directory, 'report.json');

export const DIMENSIONS: readonly Dimension[] = [
  piped('combining marks in a header', [2000, MiB], ['-c', 'prob'], (n) => `${marks(n)}\n0.5\n`),
  piped('combining marks, a pattern', [2000, MiB], ['-c', 'prob*'], (n) => `pro${marks(n)}\n0.5\n`),
  piped(
    'combining marks in a column asked for',
    [2000, MiB],
    (n) => ['-c', marks(n)],
    () => 'prob\n0.5\n',
  ),
  piped(
    'combining marks in a JSON key',
    [2000, MiB],
    ['--jsonl', '-c', 'prob'],
    (n) => `{"${marks(n)}":1}\n`,
  ),
  streamed('combining marks, csvStream', [2000, MiB], { columns: 'prob' }, (n) => `${marks(n)}\n0.5\n`),
  piped('combining marks in a cell', [2000, 8 * MiB], ['-c', 'p'], (n) => `p\n${marks(n)}\n`),

  piped('blank lines before a header', [MiB, 64 * MiB], ['-c', 'p'], (n) => `${'\n'.repeat(n)}p\n0.5\n`),
  piped(
    'blank lines before a header, CRLF',
    [MiB, 64 * MiB],
    ['-c', 'p'],
    (n) => `${'\r\n'.repeat(n / 2)}p\n0.5\n`,
  ),
  streamed(
    'blank lines before a header, csvStream',
    [MiB / 8, 64 * MiB],
    { columns: 'p' },
    (n) => `${'\n'.repeat(n)}p\n0.5\n`,
  ),
  piped('blank lines before a header, gzip', [MiB, 64 * MiB], ['-c', 'p'], (n) =>
    gzipSync(`${'\n'.repeat(n)}p\n0.5\n`),
  ),
  piped(
    'blank lines before a row, no header',
    [MiB, 64 * MiB],
    ['--no-header', '-c', '1'],
    (n) => `${'\n'.repeat(n)}0.5\n`,
  ),
  piped('blank lines between rows', [MiB, 64 * MiB], ['-c', 'p'], (n) => `p\n0.5\n${'\n'.repeat(n)}0.5\n`),
  piped(
    'blank lines before a preview',
    [MiB, 64 * MiB],
    ['-n', '5', '-c', 'p'],
    (n) => `${'\n'.repeat(n)}p\n0.5\n`,
  ),
  piped(
    'blank lines of JSON',
    [MiB, 64 * MiB],
    ['--jsonl', '-c', 'p'],
    (n) => `${'\n'.repeat(n)}{"p":0.5}\n`,
  ),
  piped('blank lines of numbers', [MiB, 64 * MiB], [], (n) => `${'\n'.repeat(n)}0.5\n`),
  {
    name: 'blank lines before the header of a second file',
    min: MiB,
    max: 64 * MiB,
    prepare(n) {
      const first = file('blank-a.csv', 'p\n0.5\n');
      const second = file('blank-b.csv', `${'\n'.repeat(n)}p\n0.5\n`);
      return () => command(['-c', 'p', first, second]);
    },
  },

  piped(
    'line ends in quotes, preview',
    [MiB / 4, 32 * MiB],
    ['-n', '10', '-c', 'p'],
    (n) => `p,t\n${numbered(12, () => `0.5,"${'a\n'.repeat(n / 24)}"\n`).join('')}`,
  ),
  piped(
    'line ends in quotes, small pieces',
    [MiB / 4, 32 * MiB],
    ['-c', 'p'],
    (n) => `p,t\n0.5,"${'a\n'.repeat(n / 2)}"\n`,
    SMALL,
  ),
  piped(
    'quotes in quotes',
    [MiB / 4, 64 * MiB],
    ['-c', 'p'],
    (n) => `p,t\n0.5,"${'""'.repeat(n / 2)}"\n`,
    SMALL,
  ),
  piped(
    'a quote that never closes',
    [MiB / 4, 64 * MiB],
    ['-c', 'p'],
    (n) => `p,t\n0.5,"${'a\n'.repeat(n / 2)}`,
    SMALL,
  ),
  piped('stray quotes', [MiB / 4, 64 * MiB], ['-c', 'p'], (n) => `p,t\n${'0.5,a"b\n'.repeat(n / 8)}`),
  piped('quotes in a header', [MiB / 16, 8 * MiB], ['-c', 'p'], (n) => `p,"${'""'.repeat(n / 2)}"\n0.5,1\n`),
  piped('quoted names in a header', [MiB / 16, 8 * MiB], ['-c', 'p'], (n) => `${'"a""b",'.repeat(n / 8)}p\n`),
  piped(
    'quotes in a header, no such column',
    [MiB / 16, 8 * MiB],
    ['-c', 'q'],
    (n) => `p,"${'""'.repeat(n / 2)}"\n0.5,1\n`,
  ),

  piped(
    'escapes in a JSON key',
    [MiB / 4, 64 * MiB],
    ['--jsonl', '-c', 'p'],
    (n) => `{"${'\\u0070'.repeat(n / 6)}":1,"p":0.5}\n`,
  ),
  piped(
    'escapes in JSON keys',
    [MiB / 4, 32 * MiB],
    ['--jsonl', '-c', 'p'],
    (n) => `{${'"\\u0070q":1,'.repeat(n / 12)}"p":0.5}\n`,
  ),
  piped(
    'escapes in a JSON string',
    [MiB / 4, 64 * MiB],
    ['--jsonl', '-c', 'p'],
    (n) => `{"t":"${'\\"'.repeat(n / 2)}","p":0.5}\n`,
  ),

  piped('columns', [2000, 1_500_000], ['-c', 'c0'], wide),
  piped('columns, all', [2000, 1_500_000], ['-c', '*'], wide),
  piped('columns, all appended', [2000, 500_000], ['-a', '-c', '*'], wide),
  piped('columns, all appended, after', [2000, 500_000], ['-a', '--after', '-c', '*'], wide),
  piped('columns, no such one', [2000, 1_500_000], ['-c', 'prob'], wide),
  piped('columns, no such pattern', [2000, 1_500_000], ['-c', 'prob*'], wide),
  piped('columns, as tensor', [2000, 500_000], ['-c', '*', '-f', 'tensor'], wide),
  piped('columns, report', [2000, 500_000], () => ['-c', '*', '--report', report()], wide),
  piped('columns, summary', [2000, 500_000], ['-c', '*', '--summary'], wide),
  piped('columns, preview', [2000, 500_000], ['-c', 'c0', '-n', '2'], wide),
  piped('columns, preview of all', [2000, 500_000], ['-c', '*', '-n', '2'], wide),
  piped(
    'columns with numbers as names',
    [500, 500_000],
    (n) => numbered(n, (i) => `${i + 1}`).flatMap((c) => ['-c', c]),
    (n) => `${numbered(n, (i) => `${n - i}`).join(',')}\n${'0.5,'.repeat(n - 1)}0.5\n`,
  ),
  piped('columns with one name', [500, 500_000], ['-c', 'a'], (n) => `${'a,'.repeat(n)}a\n`),
  piped(
    'columns whose names are patterns',
    [500, 500_000],
    (n) => numbered(n, (i) => `c${i}*`).flatMap((c) => ['-c', c]),
    (n) => `${numbered(n, (i) => `c${i}*`).join(',')}\n${'0.5,'.repeat(n - 1)}0.5\n`,
  ),
  piped(
    'columns, later short rows',
    [2000, 500_000],
    ['-c', 'c0', '--bad', 'keep'],
    (n) => `${wide(n)}${'0.5\n'.repeat(n)}`,
  ),
  {
    name: 'columns, completion',
    min: 2000,
    // A header beyond 1 MiB is not read for it.
    max: 130_000,
    prepare(n) {
      const path = file('completion.csv', wide(n));
      return () => answer(['zsh', '2', 'logit', '-c', 'c', path], {});
    },
  },

  piped(
    'patterns',
    [100, 100_000],
    (n) => numbered(n, (i) => `c${i % 1000}*`).flatMap((c) => ['-c', c]),
    () => wide(2000),
  ),
  piped(
    'patterns that exclude',
    [100, 100_000],
    (n) => numbered(n, (i) => `!c${i % 1000}*`).flatMap((c) => ['-c', c]),
    () => wide(2000),
  ),
  piped(
    'patterns with an end',
    [100, 100_000],
    (n) => numbered(n, (i) => `*${i % 1000}`).flatMap((c) => ['-c', c]),
    () => wide(2000),
  ),
  piped(
    'patterns, columns grow',
    [500, 500_000],
    numbered(300, (i) => `c${i}*`).flatMap((c) => ['-c', c]),
    wide,
  ),
  piped(
    'patterns in one argument',
    [100, 20_000],
    (n) => ['-c', numbered(n, (i) => `*${i % 1000}*`).join(',')],
    () => wide(2000),
  ),
  piped(
    'stars of a pattern',
    [1000, 100_000],
    (n) => ['-c', `${'*a'.repeat(n / 2)}b`],
    () => `${'a'.repeat(20_000)}\n0.5\n`,
  ),
  piped(
    'letters of a pattern',
    [1000, 100_000],
    (n) => ['-c', `*${'a'.repeat(n)}b*`],
    () => `${'a'.repeat(20_000)}\n0.5\n`,
  ),
  piped(
    'question marks of a pattern',
    [1000, 100_000],
    (n) => ['-c', `*${'?'.repeat(n)}b`],
    () => `${'a'.repeat(20_000)}\n0.5\n`,
  ),
  piped(
    'a long name and a pattern',
    [2000, 8 * MiB],
    ['-c', `*${'ab'.repeat(1000)}`],
    (n) => `${'a'.repeat(n)}\n0.5\n`,
  ),
  piped(
    'names asked for',
    [100, 200_000],
    (n) => numbered(n, (i) => `c${i % 2000}`).flatMap((c) => ['-c', c]),
    () => wide(2000),
  ),
  piped(
    'ranges',
    [100, 100_000],
    (n) => numbered(n, (i) => `${(i % 1000) + 1}-`).flatMap((c) => ['-c', c]),
    () => wide(2000),
  ),
  piped(
    'names in one argument',
    [1000, 200_000],
    (n) => ['-c', numbered(n, (i) => `c${i}`).join(',')],
    () => wide(200_000),
  ),
  piped(
    'commas in an argument',
    [1000, MiB],
    (n) => ['-c', ','.repeat(n)],
    () => wide(2),
  ),

  piped('rows', [MiB, 256 * MiB], ['-c', 'p'], (n) => `p,x\n${'0.25,abc\n'.repeat(n / 9)}`),
  piped(
    'rows, small pieces',
    [MiB / 4, 256 * MiB],
    ['-c', 'p'],
    (n) => `p,x\n${'0.25,abc\n'.repeat(n / 9)}`,
    SMALL,
  ),
  streamed(
    'rows, csvStream',
    [MiB / 4, 256 * MiB],
    { columns: 'p', append: true },
    (n) => `p,x\n${'0.25,abc\n'.repeat(n / 9)}`,
  ),
  piped(
    'rows that are bad',
    [MiB, 64 * MiB],
    ['-c', 'p', '--bad', 'keep'],
    (n) => `p,x\n${'abc,abc\n'.repeat(n / 8)}`,
  ),
  piped(
    'rows that are dropped',
    [MiB, 64 * MiB],
    ['-c', 'p', '--bad', 'skip'],
    (n) => `p,x\n${'abc,abc\n'.repeat(n / 8)}`,
  ),
  piped(
    'rows of a preview',
    [MiB / 4, 64 * MiB],
    ['-c', 'p', '-n', '1000'],
    (n) => `p,x\n${numbered(1001, () => `0.5,"${'x'.repeat(n / 1000)}"\n`).join('')}`,
  ),
  piped('one long row', [MiB, 128 * MiB], ['-c', 'p'], (n) => `p,x\n0.5,${'x'.repeat(n)}\n`, SMALL),
  piped('one long bad cell', [MiB, 128 * MiB], ['-c', 'p'], (n) => `p,x\n${'x'.repeat(n)},1\n`, SMALL),
  piped(
    'lines before what stops',
    [MiB, 128 * MiB],
    ['-c', 'p'],
    (n) => `p,x\n${'0.5,1\n'.repeat(n / 6)}x\n`,
  ),
  piped('numbers', [MiB, 64 * MiB], [], (n) => '0.25\n'.repeat(n / 5)),
  piped('numbers in small pieces', [MiB / 4, 64 * MiB], [], (n) => '0.25\n'.repeat(n / 5), SMALL),
  piped('words between numbers', [MiB, 64 * MiB], [], (n) => 'tensor(0.25)\n'.repeat(n / 13)),
  piped('brackets', [MiB, 64 * MiB], [], (n) => `${'['.repeat(n)}0.5`),
  piped('JSON lines', [MiB, 64 * MiB], ['--jsonl', '-c', 'p'], (n) => '{"p":0.5}\n'.repeat(n / 10)),
  piped(
    'one long JSON line',
    [MiB, 64 * MiB],
    ['--jsonl', '-c', 'p'],
    (n) => `{"p":0.5,"x":"${'x'.repeat(n)}"}\n`,
    SMALL,
  ),
  piped('arguments', [1000, 200_000], (n) => numbered(n, () => '0.5')),
  piped('arguments and an option', [1000, 200_000], (n) => ['-f', 'lines', ...numbered(n, () => '0.5')]),
  piped('arguments of a plot', [1000, 200_000], (n) => ['--plot', ...numbered(n, () => '0.5')]),
  piped('letters of an argument', [1000, 100_000], (n) => ['.a'.repeat(n / 2)]),
  piped('letters of an option', [1000, 100_000], (n) => [`--${'ab'.repeat(n / 2)}`, '0.5']),
  piped('options', [1000, 200_000], (n) => [...numbered(n, () => '-s'), '0.5']),
  piped(
    'spellings of a missing value',
    [200, 10_000],
    (n) => ['-c', 'p', '--na', numbered(n, (i) => `w${i}`).join(',')],
    () => `p\n${'0.5\n'.repeat(100_000)}`,
  ),
  {
    name: 'files',
    min: 250,
    max: 8000,
    prepare(n) {
      const paths = numbered(n, (i) => file(`many-${i}.csv`, 'p\n0.5\n'));
      return () => command(['-c', 'p', ...paths]);
    },
  },
  {
    name: 'files, report',
    min: 250,
    max: 8000,
    prepare(n) {
      const paths = numbered(n, (i) => file(`many-${i}.csv`, 'p\n0.5\n'));
      return () => command(['-c', 'p', '--report', report(), ...paths]);
    },
  },

  piped('JSON depth', [1000, 65_000], ['--jsonl', '-c', 'p'], (n) =>
    `{"x":${'['.repeat(n)}${']'.repeat(n)},"p":0.5}\n`.repeat(50),
  ),
  piped(
    'JSON depth, too deep',
    [70_000, 16 * MiB],
    ['--jsonl', '-c', 'p'],
    (n) => `{"x":${'['.repeat(n)}${']'.repeat(n)},"p":0.5}\n`,
  ),
  piped(
    'JSON depth, a field is missing',
    [70_000, 16 * MiB],
    ['--jsonl', '-c', 'q'],
    (n) => `{"x":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)},"p":"${'x'.repeat(n)}"}\n`,
  ),
  piped(
    'depth of a path',
    [1000, 100_000],
    (n) => ['--jsonl', '-c', `a${'.a'.repeat(n / 2)}`],
    () => '{"a":1}\n',
  ),
  piped(
    'JSON keys',
    [2000, 4_000_000],
    ['--jsonl', '-c', 'p'],
    (n) => `{${numbered(n, (i) => `"k${i}":1`).join(',')},"p":0.5}\n`,
  ),
  piped(
    'JSON keys, a field is missing',
    [2000, 4_000_000],
    ['--jsonl', '-c', 'q'],
    (n) => `{${numbered(n, (i) => `"k${i}":1`).join(',')},"p":0.5}\n`,
  ),
  piped(
    'JSON keys that repeat',
    [2000, 4_000_000],
    ['--jsonl', '-c', 'p'],
    (n) => `{${'"p":0.5,'.repeat(n)}"q":1}\n`,
  ),
  piped(
    'JSON keys that repeat, with fields',
    [2000, 1_000_000],
    ['--jsonl', '-c', 'p.a,p.b,p.c'],
    (n) => `{${'"p":{"a":1,"b":1,"c":1},'.repeat(n)}"q":1}\n`,
  ),
  piped(
    'JSON fields',
    [50, 2000],
    (n) => ['--jsonl', '-c', numbered(n, (i) => `k${i}`).join(',')],
    (n) => `{${numbered(n, (i) => `"k${i}":0.5`).join(',')}}\n`.repeat(20),
  ),
  piped(
    'JSON fields in another order',
    [50, 2000],
    (n) => ['--jsonl', '-c', numbered(n, (i) => `k${i}`).join(',')],
    (n) =>
      `{${numbered(n, (i) => `"k${i}":0.5`).join(',')}}\n{${numbered(n, (i) => `"k${n - 1 - i}":0.5`).join(',')}}\n`.repeat(
        10,
      ),
  ),
  piped(
    'JSON fields appended',
    [50, 2000],
    (n) => ['-a', '--jsonl', '-c', numbered(n, (i) => `k${i}`).join(',')],
    (n) => `{${numbered(n, (i) => `"k${i}":0.5`).join(',')}}\n`.repeat(20),
  ),

  piped('comments', [MiB, 64 * MiB], [], (n) => `${'# x\n'.repeat(n / 4)}0.5\n`),
  piped('one long comment', [MiB, 64 * MiB], [], (n) => `#${'x'.repeat(n)}\n0.5\n`, SMALL),
  piped('digits of a number', [MiB / 4, 64 * MiB], [], (n) => `0.${'3'.repeat(n)}\n`, SMALL),
  piped('digits of a number in a table', [MiB / 4, 64 * MiB], ['-c', 'p'], (n) => `p\n0.${'3'.repeat(n)}\n`),
  piped('digits of a number, exact', [MiB / 4, 64 * MiB], ['--exact'], (n) => `0.${'3'.repeat(n)}\n`),
  piped(
    'digits of a number that is nearly one half, exact',
    [1000, 8 * MiB],
    ['--exact'],
    (n) => `0.5${'0'.repeat(n)}1\n`,
  ),
  piped(
    'digits of a number just above 1, exact',
    [1000, 8 * MiB],
    ['--exact'],
    (n) => `1.${'0'.repeat(n)}1\n`,
  ),
  piped(
    'digits of a fraction just above 1, exact',
    [1000, 4 * MiB],
    ['--exact'],
    (n) => `1${'0'.repeat(n)}1/1${'0'.repeat(n + 1)}\n`,
  ),
  piped('digits of an exponent', [1000, 8 * MiB], [], (n) => `1e-${'9'.repeat(n)}\n`),
  piped('zeros before a number', [MiB / 4, 64 * MiB], [], (n) => `${'0'.repeat(n)}.5\n`),

  piped('gzip members', [500, 200_000], ['-c', 'p'], (n) => {
    const row = gzipSync('0.5\n');
    return Buffer.concat([gzipSync('p\n'), ...numbered(n, () => '').map(() => row)]);
  }),
  piped('gzip members, empty', [500, 200_000], ['-c', 'p'], (n) => {
    const empty = gzipSync('');
    return Buffer.concat([...numbered(n, () => '').map(() => empty), gzipSync('p\n0.5\n')]);
  }),
  piped('gzip, ratio', [MiB, 256 * MiB], ['-c', 'p'], (n) => gzipSync(`p\n${'0.5\n'.repeat(n / 4)}`)),
  ...(zstd
    ? [
        piped('zstd frames', [500, 200_000], ['-c', 'p'], (n) => {
          const { zstdCompressSync } = process.getBuiltinModule('node:zlib') as unknown as {
            zstdCompressSync: (bytes: Uint8Array) => Buffer;
          };
          const row = zstdCompressSync(Buffer.from('0.5\n'));
          return Buffer.concat([
            zstdCompressSync(Buffer.from('p\n')),
            ...numbered(n, () => '').map(() => row),
          ]);
        }),
      ]
    : []),
];
