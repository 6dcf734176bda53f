import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import * as zlib from 'node:zlib';
import { expect, test } from 'vitest';
import { crc32 } from '../../src/codec/crc32.ts';
import { call, finished, Directory, run, shell, start } from '../support/command.ts';

const { gunzipSync, gzipSync } = zlib;

const CSV = 'id,p\n1,0.5\n2,0.2\n';
const CONVERTED = 'id,p\n1,0\n2,-1.3862943611198906\n';

const withHeader = (flags: number, ...fields: (string | Buffer)[]): Buffer => {
  const plain = gzipSync(CSV);
  const header = Buffer.from(plain.subarray(0, 10));
  header[3] = flags;
  return Buffer.concat([header, ...fields.map((field) => Buffer.from(field)), plain.subarray(10)]);
};

/** The checksum of a header with these flags and fields. */
const checksum = (flags: number, ...fields: string[]): Buffer => {
  const sum = Buffer.alloc(2);
  const header = withHeader(flags, ...fields).subarray(0, 10 + fields.join('').length);
  sum.writeUInt16LE(crc32(header, 0) & 0xffff);
  return sum;
};
const FIELDS = ['\x05\0field', 'name\0', 'why\0'];

test.each([
  ['one member', gzipSync(CSV)],
  ['two members', Buffer.concat([gzipSync('id,p\n1,0.'), gzipSync('5\n2,0.2\n')])],
  [
    'an empty member between others',
    Buffer.concat([gzipSync('id,p\n'), gzipSync(''), gzipSync(CSV.slice(5))]),
  ],
  ['a name in the header', withHeader(8, 'scores.csv\0')],
  ['a name, a comment, a field and a checksum', withHeader(30, ...FIELDS, checksum(30, ...FIELDS))],
  ['a checksum of the header', withHeader(2, checksum(2))],
  ['zeros at the end, as on a tape', Buffer.concat([gzipSync(CSV), Buffer.alloc(100)])],
  ['data that is stored', gzipSync(CSV, { level: 0 })],
])('gzip with %s is read, from a file and from standard input', async (_, bytes) => {
  const named = await call(['-c', 'p', 'scores'], { files: { scores: bytes } });
  expect(named).toMatchObject({ text: CONVERTED, stderr: '', code: 0 });
  expect(await call(['-c', 'p'], { stdin: bytes })).toMatchObject({ text: CONVERTED, code: 0 });
  const bytewise = [...bytes].map((byte) => Uint8Array.of(byte));
  expect(await call(['-c', 'p'], { stdin: bytewise })).toMatchObject({ text: CONVERTED, code: 0 });
});

test('a stream of numbers may be compressed, and so may one of several files', async () => {
  expect(await call([], { stdin: gzipSync('0.5 1') })).toMatchObject({ text: '0\ninf\n', code: 0 });
  const files = { 'a.csv': CSV, 'b.csv.gz': gzipSync(CSV) };
  const { text } = await call(['-c', 'p', 'a.csv', 'b.csv.gz'], { files });
  expect(text).toBe(CONVERTED + CONVERTED.slice('id,p\n'.length));
});

test('a compressed file may be standard input', async () => {
  const outcome = await shell('logit -c p < s.csv.gz', { files: { 's.csv.gz': gzipSync(CSV) } });
  expect(outcome).toMatchObject({ text: CONVERTED, stderr: '', code: 0 });
});

test('what is compressed and empty gives nothing', async () => {
  expect(await call(['-c', 'p'], { stdin: gzipSync('') })).toMatchObject({ text: '', stderr: '', code: 0 });
});

test('the name of a compressed file tells the delimiter', async () => {
  const files = { 'a.tsv.gz': gzipSync('id\tp\n1\t0.5\n') };
  expect(await call(['-c', 'p', 'a.tsv.gz'], { files })).toMatchObject({ text: 'id\tp\n1\t0\n', code: 0 });
});

const damaged = (at: number): Buffer => {
  const bytes = gzipSync(CSV);
  bytes[at < 0 ? bytes.length + at : at]! ^= 0xff;
  return bytes;
};

test.each([
  ['ends in its header', gzipSync(CSV).subarray(0, 7), '', 'unexpected end of gzip data (incomplete file?)'],
  [
    'ends after its header',
    gzipSync(CSV).subarray(0, 10),
    '',
    'unexpected end of gzip data (incomplete file?)',
  ],
  [
    'ends before its checksum',
    gzipSync(CSV).subarray(0, -8),
    CONVERTED,
    'unexpected end of gzip data (incomplete file?)',
  ],
  [
    'ends in its checksum',
    gzipSync(CSV).subarray(0, -1),
    CONVERTED,
    'unexpected end of gzip data (incomplete file?)',
  ],
  ['has another checksum', damaged(-6), CONVERTED, 'corrupt gzip data'],
  ['has another length', damaged(-2), CONVERTED, 'corrupt gzip data'],
  ['is compressed in no known way', damaged(2), '', 'corrupt gzip data'],
  ['has another checksum of its header', withHeader(30, ...FIELDS, 'ok'), '', 'corrupt gzip data'],
  ['has a reserved flag', withHeader(32), '', 'corrupt gzip data'],
  ['has the highest flag', withHeader(128), '', 'corrupt gzip data'],
  ['is damaged where it starts', damaged(10), '', 'corrupt gzip data'],
  [
    'has text after it',
    Buffer.concat([gzipSync(CSV), Buffer.from('ids\n')]),
    CONVERTED,
    'trailing data after the gzip stream',
  ],
  [
    'has text after zeros',
    Buffer.concat([gzipSync(CSV), Buffer.alloc(9), gzipSync(CSV)]),
    CONVERTED,
    'trailing data after the gzip stream',
  ],
])('gzip that %s is an error, and the data before it is converted', async (_, bytes, text, message) => {
  const directory = new Directory({ 's.csv.gz': bytes, 'out.csv': 'as it was' });
  const outcome = await run(['-c', 'p', 's.csv.gz'], { cwd: directory.path });
  expect(outcome).toMatchObject({ text, stderr: `logit: error: s.csv.gz: ${message}\n`, code: 2 });
  const kept = await run(['-c', 'p', 's.csv.gz', '-o', 'out.csv'], { cwd: directory.path });
  expect(kept.code).toBe(2);
  expect(directory.list()).toEqual(['out.csv', 's.csv.gz']);
  expect(directory.read('out.csv')).toBe('as it was');
});

test('two bytes of gzip are not taken for text', async () => {
  const { stderr, code } = await call([], { stdin: Uint8Array.of(0x1f, 0x8b) });
  expect({ stderr, code }).toEqual({
    stderr: 'logit: error: standard input: unexpected end of gzip data (incomplete file?)\n',
    code: 2,
  });
});

test('-o with .gz at the end is compressed, and may be the input', async () => {
  const directory = new Directory({ 's.csv.gz': gzipSync(CSV) });
  const outcome = await run(['-c', 'p', '-o', 's.csv.gz', 's.csv.gz'], { cwd: directory.path });
  expect(outcome).toMatchObject({ text: '', stderr: '', code: 0 });
  expect(gunzipSync(readFileSync(directory.at('s.csv.gz'))).toString()).toBe(CONVERTED);
  expect(directory.list()).toEqual(['s.csv.gz']);
});

test('what is compressed can be read by gzip, also when it is nothing', async () => {
  const outcome = await shell(
    'logit -o a.gz 0.5 && : | logit -o b.GZ && gzip -t a.gz < b.GZ && gzip -dc a.gz',
  );
  expect(outcome).toMatchObject({ text: 'tensor([0.], dtype=torch.float64)\n', code: 0 });
});

test('a compressed output that cannot be written is an error, and nothing is left behind', async () => {
  const directory = new Directory();
  const nowhere = await run(['-o', 'no/a.csv.gz', '0.5'], { cwd: directory.path });
  expect(nowhere).toMatchObject({
    stderr: 'logit: error: no/a.csv.gz: cannot write: no such file or directory\n',
    code: 2,
  });
  const bad = await run(['-o', 'a.csv.gz', '0,5'], { cwd: directory.path });
  expect(bad.code).toBe(1);
  expect(directory.list()).toEqual([]);
});

test('a signal leaves no compressed file behind', async () => {
  const directory = new Directory();
  const child = start(['-o', 'a.gz'], { cwd: directory.path });
  const end = finished(child);
  child.stdin!.write('0.5\n'.repeat(500_000));
  // More than the pipe holds: it has been read, so the handlers are set.
  await once(child.stdin!, 'drain');
  child.kill('SIGTERM');
  expect((await end).signal).toBe('SIGTERM');
  expect(directory.list()).toEqual([]);
});

test('a large file comes out whole on both sides', async () => {
  const rows = Array.from({ length: 200_000 }, (_, i) => `${i},${(i % 1000) / 1000}\n`).join('');
  const directory = new Directory({
    'a.csv.gz': gzipSync(`id,p\n${rows}`, { level: 1 }),
    'a.csv': `id,p\n${rows}`,
  });
  const outcome = await shell(
    'logit -c p a.csv > plain; logit -c p a.csv.gz | cmp - plain; cat a.csv.gz | logit -c p -o b.gz; gzip -dc b.gz | cmp - plain; logit -c p a.csv.gz | head -n 1',
    { cwd: directory.path },
  );
  expect(outcome).toMatchObject({ text: 'id,p\n', stderr: '', code: 0 });
});

test('progress counts what is read of the compressed file', async () => {
  const rows = Array.from({ length: 50_000 }, (_, i) => `${i},0.5\n`).join('');
  const { stderr } = await call(['-c', 'p', '--progress', 'a.csv.gz'], {
    files: { 'a.csv.gz': gzipSync(`id,p\n${rows}`) },
  });
  expect(stderr).toMatch(/\r.*\d+%, 0\.\d MB/);
});

test('a command that reads no compressed file does not load zlib', async () => {
  const directory = new Directory({ 'a.csv': CSV, 'a.csv.gz': gzipSync(CSV) });
  writeFileSync(
    directory.at('told.cjs'),
    'process.on("exit", () => process.stderr.write(process.moduleLoadList.includes("NativeModule zlib") ? "zlib" : "none"));',
  );
  const env = { NODE_OPTIONS: `--require ${directory.at('told.cjs')}` };
  const loaded = async (file: string) => (await run(['-c', 'p', file], { cwd: directory.path, env })).stderr;
  expect(await loaded('a.csv')).toBe('none');
  expect(await loaded('a.csv.gz')).toBe('zlib');
});

/** From Node.js 22.15 on. */
const zstd = (zlib as unknown as { zstdCompressSync?: (text: string, options?: object) => Buffer })
  .zstdCompressSync;

test.skipIf(zstd)('Node.js without Zstandard says what to do', async () => {
  const files = { 'a.csv.zst': Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0) };
  const read = await call(['-c', 'p', 'a.csv.zst'], { files });
  expect(read).toMatchObject({
    stderr:
      'logit: error: a.csv.zst: is Zstandard-compressed data, not text (decompress it first: zstd -dc < a.csv.zst | logit ...)\n',
    code: 2,
  });
  const directory = new Directory();
  const written = await call(['-o', 'b.zst', '0.5'], { cwd: directory.path });
  expect(written.stderr).toMatch(
    /^logit: error: --output: Node.js has Zstandard from 22\.15 on, and this is [\d.]+ \(logit \.\.\. \| zstd > FILE\.zst\)\n$/,
  );
  expect(written.code).toBe(2);
  expect(directory.list()).toEqual([]);
});

test.runIf(zstd)('Zstandard is read and written, frame by frame', async () => {
  const frames = [zstd!('id,p\n1,0.'), Buffer.from('502a4d1803000000616263', 'hex'), zstd!('5\n2,0.2\n')];
  const bytes = Buffer.concat(frames);
  expect(await call(['-c', 'p'], { stdin: bytes })).toMatchObject({ text: CONVERTED, stderr: '', code: 0 });
  const bytewise = [...bytes].map((byte) => Uint8Array.of(byte));
  expect(await call(['-c', 'p'], { stdin: bytewise })).toMatchObject({ text: CONVERTED, code: 0 });
  const directory = new Directory({ 'a.csv.zst': bytes });
  await run(['-c', 'p', 'a.csv.zst', '-o', 'b.csv.zst'], { cwd: directory.path });
  const back = await run(['-s', '-c', 'p', '-g', '3', 'b.csv.zst'], { cwd: directory.path });
  expect(back).toMatchObject({ text: CSV, code: 0 });
});

const skippable = (nibble: number, content: string): Buffer => {
  const header = Buffer.from([0x50 + nibble, 0x2a, 0x4d, 0x18, content.length, 0, 0, 0]);
  return Buffer.concat([header, Buffer.from(content)]);
};

test.skipIf(zstd)(
  'facebook/zstd#3255: a skippable frame is no text, where Zstandard cannot be read',
  async () => {
    const files = { 'a.csv.zst': skippable(0, 'size') };
    const { stderr, code } = await call(['-c', 'p', '--bad', 'keep', 'a.csv.zst'], { files });
    expect(stderr).toBe(
      'logit: error: a.csv.zst: is Zstandard-compressed data, not text (decompress it first: zstd -dc < a.csv.zst | logit ...)\n',
    );
    expect(code).toBe(2);
  },
);

test.runIf(zstd)(
  'facebook/zstd#3255: Zstandard may begin with skippable frames, as pzstd writes',
  async () => {
    const bytes = Buffer.concat([
      skippable(0, 'size'),
      skippable(15, ''),
      zstd!('id,p\n1,0.'),
      skippable(7, 'more'),
      zstd!('5\n2,0.2\n'),
      skippable(0, 'end'),
    ]);
    expect(await call(['-c', 'p'], { stdin: bytes })).toMatchObject({ text: CONVERTED, stderr: '', code: 0 });
    const bytewise = [...bytes].map((byte) => Uint8Array.of(byte));
    expect(await call(['-c', 'p'], { stdin: bytewise })).toMatchObject({ text: CONVERTED, code: 0 });
    expect(await call(['-c', 'p'], { stdin: skippable(3, 'nothing') })).toMatchObject({ text: '', code: 0 });
    const message = (await call(['-c', 'p'], { stdin: bytes.subarray(0, 10) })).stderr;
    expect(message).toMatch(/the Zstandard data ends too early/);
  },
);

test('a header that starts like a skippable frame is one', async () => {
  const pieces = [...Buffer.from('P*M,p\n1,0.5\n')].map((byte) => Uint8Array.of(byte));
  expect(await call(['-c', 'p'], { stdin: pieces })).toMatchObject({ text: 'P*M,p\n1,0\n', code: 0 });
});

test.runIf(zstd)(
  'Zstandard data that is cut off, damaged or followed by something else is an error',
  async () => {
    const bytes = zstd!(CSV, { params: { 201: 1 } });
    const message = async (stdin: Buffer) => (await call(['-c', 'p'], { stdin })).stderr;
    for (let length = 4; length < bytes.length; length++)
      expect(await message(bytes.subarray(0, length))).toMatch(/the Zstandard data ends too early/);
    expect(await message(Buffer.concat([bytes, Buffer.from('more')]))).toMatch(
      /trailing data after the Zstandard stream/,
    );
    const damage = Buffer.from(bytes);
    damage[damage.length - 1]! ^= 1;
    expect(await message(damage)).toMatch(/corrupt Zstandard data/);
  },
);

test.runIf(zstd)('Zstandard may be a hundred thousand small frames, some of them to be skipped', async () => {
  const skipped = Buffer.from('502a4d1804000000aabbccdd', 'hex');
  const frames = Array.from({ length: 50_000 }, () => [zstd!('0.5\n'), skipped]).flat();
  const { text, code } = await call(['-c', 'p'], { stdin: Buffer.concat([zstd!('p\n'), ...frames]) });
  expect({ isRight: text === `p\n${'0\n'.repeat(50_000)}`, code }).toEqual({ isRight: true, code: 0 });
});

test.runIf(zstd)('Zstandard frames are as large as they like, one after the other', async () => {
  const sizes = [1, 65_536, 3, 65_537, 500_000, 2, 0, 5];
  const content = `p\n${'0.5\n'.repeat(200_000)}`;
  let at = 0;
  const frames = [...sizes, content.length].map((size) => zstd!(content.slice(at, (at += size))));
  const { text, code } = await call(['-c', 'p'], { stdin: Buffer.concat(frames) });
  expect({ isRight: text === `p\n${'0\n'.repeat(200_000)}`, code }).toEqual({ isRight: true, code: 0 });
});

test.runIf(zstd)(
  'a small Zstandard frame that is damaged, or cut, is an error after what precedes it',
  async () => {
    const frame = zstd!('0.5\n', { params: { 201: 1 } });
    const before = [zstd!('p\n'), frame, frame];
    const broken = Buffer.from(frame);
    broken[broken.length - 1]! ^= 1;
    for (const [last, message] of [
      [broken, 'is damaged'],
      [frame.subarray(0, -1), 'ends too early'],
    ] as const) {
      const { text, stderr, code } = await call(['-c', 'p'], { stdin: Buffer.concat([...before, last]) });
      expect({ text: text.slice(0, 6), code }).toEqual({ text: 'p\n0\n0\n', code: 2 });
      expect(stderr).toContain(message);
    }
  },
);
