import { readdirSync, readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { logit, sigmoid } from '../../src/engine/convert.ts';
import { call, Folder, run, shell } from '../support/command.ts';

const FIXTURES = fileURLToPath(new URL('../../fixtures/npy', import.meta.url));

const good = readdirSync(join(FIXTURES, 'good'));
const fixture = (name: string): Buffer => readFileSync(join(FIXTURES, 'good', name));

/** The header of a file, and its values. */
function parted(bytes: Buffer): { header: string; values: number[] } {
  const end = bytes.indexOf(0x0a) + 1;
  const header = bytes.toString('latin1', 0, end);
  const [, order, size] = /'([<>])f([48])'/.exec(header)!;
  const view = new DataView(bytes.buffer, bytes.byteOffset + end, bytes.length - end);
  const isLittle = order === '<';
  const values = Array.from({ length: view.byteLength / Number(size) }, (_, i) =>
    size === '4' ? view.getFloat32(4 * i, isLittle) : view.getFloat64(8 * i, isLittle),
  );
  return { header, values };
}

const array = (header: string, data: Uint8Array = Buffer.alloc(0), version = 1, minor = 0): Buffer => {
  const length = Buffer.alloc(version === 1 ? 2 : 4);
  length[0] = header.length % 256;
  length[1] = header.length >> 8;
  return Buffer.concat([
    Buffer.from(`\x93NUMPY${String.fromCharCode(version, minor)}`, 'latin1'),
    length,
    Buffer.from(header),
    data,
  ]);
};

const doubles = (...values: number[]): Buffer => Buffer.from(Float64Array.from(values).buffer);
const F8 = (shape: string): string => `{'descr': '<f8', 'fortran_order': False, 'shape': (${shape}), }`;
const probs = (...values: number[]): Buffer => array(F8(`${values.length},`), doubles(...values));

test.each(good)(
  '%s, written by NumPy, comes out with the same header, and its values converted',
  async (name) => {
    const bytes = fixture(name);
    const given = parted(bytes);
    const { stdout, stderr, code } = await call([], { stdin: bytes });
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    const result = parted(stdout);
    // Other versions differ in their first bytes only.
    const dictionary = (header: string): string => header.slice(header.indexOf('{')).trimEnd();
    expect(dictionary(result.header)).toBe(dictionary(given.header));
    if (name.includes('v1')) expect(result.header).toBe(given.header);
    const dtype = name.startsWith('f4') ? 'float32' : 'float64';
    expect(result.values).toEqual(given.values.map((p) => [...logit([p], { dtype })][0]));
    expect(result.header.length % 64).toBe(0);
  },
);

test('an array may be named, come through a pipe byte by byte, or be compressed', async () => {
  const bytes = fixture('f8-c-2d-v1.npy');
  const folder = new Folder({ 'p.npy': bytes, 'p.npy.gz': gzipSync(bytes) });
  const { stdout } = await call(['p.npy'], { cwd: folder.path });
  expect(parted(stdout).values).toEqual([...logit(parted(bytes).values)]);
  const bytewise = await call([], { stdin: [...bytes].map((byte) => Uint8Array.of(byte)) });
  expect(bytewise.stdout.equals(stdout)).toBe(true);
  const unpacked = await call(['p.npy.gz'], { cwd: folder.path });
  expect(unpacked.stdout.equals(stdout)).toBe(true);
  await call(['p.npy', '-o', 'q.npy.gz'], { cwd: folder.path });
  expect(gunzipSync(readFileSync(folder.at('q.npy.gz'))).equals(stdout)).toBe(true);
  await call(['p.npy', '-o', 'p.npy'], { cwd: folder.path });
  expect(readFileSync(folder.at('p.npy')).equals(stdout)).toBe(true);
});

test.each([
  [['--sigmoid'], [0, 1], [...sigmoid([0, 1])]],
  [['--eps', '0.25'], [0, 0.5], [...logit([0.25, 0.5])]],
  [['--base', '2'], [0.2, 0.5], [...logit([0.2, 0.5], { base: 2 })]],
])('%j counts for an array as for text', async (args, values, results) => {
  expect(parted((await call(args, { stdin: probs(...values) })).stdout).values).toEqual(results);
});

test('--dtype is the type of the results, and float32 in the array is that of the arithmetic', async () => {
  const single = parted((await call(['--dtype', 'float32'], { stdin: probs(0.2, 0.9) })).stdout);
  expect(single.header).toContain("'<f4'");
  expect(single.values).toEqual([...logit([0.2, 0.9], { dtype: 'float32' })]);
  const text = await call(['-f', 'lines', '--eps', '1e-6'], { stdin: fixture('f4-c-1d-v1.npy') });
  const float32 = await call([
    '-f',
    'lines',
    '--eps',
    '1e-6',
    '--dtype',
    'float32',
    '0.125',
    '0.25',
    '0.375',
    '0.5',
    '0.625',
  ]);
  expect(text.text).toBe(float32.text);
  const wide = parted((await call(['--dtype', 'float64'], { stdin: fixture('f4big-c-1d-v1.npy') })).stdout);
  expect(wide.header).toContain("'>f8'");
  expect(wide.values).toEqual([...logit([0.125, 0.25, 0.375, 0.5, 0.625])]);
});

test.each([
  [['-f', 'lines'], '0\ninf\n'],
  [['-f', 'lines', '-p', '1'], '0.0\ninf\n'],
  [['-f', 'csv'], 'prob,logit\n0.5,0\n1,inf\n'],
  [['-f', 'tensor'], 'tensor([0., inf], dtype=torch.float64)\n'],
])('an array with %j is text', async (args, text) => {
  expect(await call(args, { stdin: probs(0.5, 1) })).toMatchObject({ text, stderr: '', code: 0 });
});

test('a matrix is shown as one', async () => {
  const { text } = await call(['-f', 'tensor', '-p', '2'], { stdin: fixture('f4-c-2d-v1.npy') });
  expect(text).toBe('tensor([[-1.95, -1.10, -0.51],\n        [ 0.00,  0.51,  1.10]])\n');
});

/** As PyTorch 2.13 prints them. */
const SHAPES: readonly (readonly [given: Buffer, text: string])[] = [
  [fixture('f8-c-0d-v1.npy'), 'tensor(-1.9459, dtype=torch.float64)'],
  [fixture('f4big-c-0d-v1.npy'), 'tensor(-1.9459)'],
  [array(F8(''), doubles(0.5)), 'tensor(0., dtype=torch.float64)'],
  [array(F8(''), doubles(0)), 'tensor(-inf, dtype=torch.float64)'],
  [array(F8(''), doubles(1e-300)), 'tensor(-690.7755, dtype=torch.float64)'],
  [array(F8(''), doubles(0.5 + 2 ** -40)), 'tensor(3.6380e-12, dtype=torch.float64)'],
  [fixture('f8-c-norows-v1.npy'), 'tensor([], size=(0, 3), dtype=torch.float64)'],
  [fixture('f8-c-nocolumns-v1.npy'), 'tensor([], size=(3, 0), dtype=torch.float64)'],
  [fixture('f4-c-nocolumns-v1.npy'), 'tensor([], size=(3, 0))'],
  [fixture('f8-c-empty-v1.npy'), 'tensor([], dtype=torch.float64)'],
  [array(F8('2, 0, 3')), 'tensor([], size=(2, 0, 3), dtype=torch.float64)'],
  [array(F8('3, 0').replace('False', 'True')), 'tensor([], size=(3, 0), dtype=torch.float64)'],
  [array(F8('1, 2').replace('False', 'True'), doubles(0.5, 1)), 'tensor([[0., inf]], dtype=torch.float64)'],
  [
    array(F8('2, 1').replace('False', 'True'), doubles(0.5, 1)),
    'tensor([[0.],\n        [inf]], dtype=torch.float64)',
  ],
];

test.each(SHAPES)('NumSharp#517, ndarray-npy#64: any shape that can be shown is: %#', async (stdin, text) => {
  expect(await call(['-f', 'tensor'], { stdin })).toMatchObject({ text: `${text}\n`, stderr: '', code: 0 });
});

test('the round trip of an array without dimensions', async () => {
  const { text } = await call(['-f', 'tensor', '-i', '-p', '2', '-q'], {
    stdin: array(F8(''), doubles(0.2)),
  });
  expect(text).toBe(
    'probs: tensor(0.20, dtype=torch.float64)\nlogits: tensor(-1.39, dtype=torch.float64)\nsigmoid(logits): tensor(0.20, dtype=torch.float64)\n',
  );
});

test('values are counted and named by their place in the file', async () => {
  const stdin = probs(0.5, 2, 0.1, -1);
  const warned = await call([], { stdin });
  expect(warned.stderr).toBe(
    'logit: warning: 2 of 4 values outside [0, 1] became nan (first: 2 at value 2 of standard input; these look like log-odds: use --sigmoid)\n',
  );
  expect(warned.code).toBe(0);
  const values = Float64Array.from({ length: 300_000 }, (_, i) => (i === 299_998 ? 1.5 : 0.5));
  const many = array(F8('300000,'), Buffer.from(values.buffer));
  const strict = await run(['--strict', 'p.npy', '-o', 'q.npy'], { files: { 'p.npy': many } });
  expect(strict.stderr).toBe(
    'logit: error: 1 of 300000 values outside [0, 1] became nan: 1.5 at value 299999 of p.npy\n',
  );
  expect(strict.code).toBe(1);
});

test('the round trip of an array is checked as that of text', async () => {
  const { text, stderr, code } = await call(['-i', '-f', 'lines'], { stdin: probs(0.5, 2) });
  expect(text).toBe('0\t0.5\nnan\tnan\n');
  expect(stderr).toContain('1 of 2 values was not recovered (2 -> nan at value 2 of standard input)');
  expect(code).toBe(1);
});

const header = (shape: string): string => `'shape': (${shape}), }`;

test('numbers become an array: arguments, a stream, columns', async () => {
  const numbers = await call(['-f', 'npy', '0.5', '0.2']);
  expect(numbers.code).toBe(0);
  expect(parted(numbers.stdout)).toMatchObject({ values: [...logit([0.5, 0.2])] });
  expect(parted(numbers.stdout).header).toContain(header('2,'));

  const folder = new Folder({ 'a.csv': 'id,p,q\n1,0.5,0.1\n2,NA,x\n', 'b.csv': 'id,p,q\n3,0.2,0.3' });
  const written = async (...args: string[]): Promise<ReturnType<typeof parted>> => {
    const outcome = await run([...args, '-o', 'o.npy'], { cwd: folder.path, stdin: '0.5 0.2\n1 ' });
    expect(outcome.code).toBe(0);
    return parted(readFileSync(folder.at('o.npy')));
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
  const folder = new Folder();
  expect((await run(['-o', 'o.npy'], { cwd: folder.path })).code).toBe(0);
  const { header: text, values } = parted(readFileSync(folder.at('o.npy')));
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
  const folder = new Folder();
  const { stderr, code } = await call(args, { stdin, cwd: folder.path });
  expect({ stderr, code }).toEqual({ stderr: `logit: error: ${message}\n`, code: 2 });
  expect(folder.list()).toEqual([]);
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

/** What is said of arrays that NumPy wrote, and that hold something else. */
const BAD: Readonly<Record<string, string>> = {
  booleans:
    '"|b1" (booleans): expected float16, float32 or float64 (in Python: numpy.save("FILE.npy", array.astype("float64")))',
  bytes: '"|S3" (text): expected float16, float32 or float64',
  complex:
    '"<c16" (complex numbers): expected float16, float32 or float64 (in Python: numpy.save("FILE.npy", array.real), which drops the imaginary parts)',
  integers:
    '"<i8" (integers): expected float16, float32 or float64 (in Python: numpy.save("FILE.npy", array.astype("float64")))',
  objects: '"|O" (Python objects): expected float16, float32 or float64',
  records: '(records): expected float16, float32 or float64 (in Python: numpy.save("FILE.npy", array["p"]))',
  text: '"<U3" (text): expected float16, float32 or float64',
  times: '"<M8[D]" (times): expected float16, float32 or float64',
};

test.each(readdirSync(join(FIXTURES, 'bad')))('npyjs#42, NPZ.jl#17: %s is refused', async (name) => {
  const file = join(FIXTURES, 'bad', name);
  expect(await call([file])).toMatchObject({
    text: '',
    stderr: `logit: error: ${file}: unsupported dtype ${BAD[name.slice(0, -'.npy'.length)]}\n`,
    code: 2,
  });
});

test.each([
  ["[('id', '<i4'), ('p', '<f4')]", 'numpy.save("FILE.npy", array["p"])'],
  ["[('name', '<U5'), ('n', '<i4')]", 'numpy.save("FILE.npy", array["n"].astype("float64"))'],
  ["[('name', '<U5')]", 'numpy.save("FILE.npy", array["FIELD"])'],
  ["[('a', '<f8', (3,)), ('b', [('c', '<f8')])]", 'numpy.save("FILE.npy", array["FIELD"])'],
  ["[('a', '<f8', (3,)), ('b', '<i4')]", 'numpy.save("FILE.npy", array["a"])'],
])('records of %s: take one field', async (descr, instead) => {
  const stdin = array(`{'descr': ${descr}, 'fortran_order': False, 'shape': (2,), }`);
  const { stderr, code } = await call([], { stdin });
  expect(stderr).toContain(
    `unsupported dtype (records): expected float16, float32 or float64 (in Python: ${instead})\n`,
  );
  expect(code).toBe(2);
});

test('jax-ml/ml_dtypes: bfloat16 comes as bytes', async () => {
  const stdin = array("{'descr': '|V2', 'fortran_order': False, 'shape': (2,), }", Buffer.alloc(4));
  expect((await call([], { stdin })).stderr).toContain(
    'if it is bfloat16, numpy.save("FILE.npy", array.view(ml_dtypes.bfloat16).astype("float32"))',
  );
});

const EARLY = 'unexpected end of the array (incomplete file?)';
const HEADER = 'invalid NumPy array header';
const BEHIND = 'trailing data after the array';

test.each<[string, Buffer, string, string]>([
  ['ends behind the magic', probs(0.5).subarray(0, 6), EARLY, ''],
  ['ends in its header', probs(0.5).subarray(0, 40), EARLY, ''],
  ['ends before its values', probs(0.5).subarray(0, -8), EARLY, ''],
  ['ends within a value', probs(0.5, 0.5).subarray(0, -3), EARLY, '0\n'],
  ['goes on', Buffer.concat([probs(0.5), Buffer.from('\n')]), BEHIND, '0\n'],
  ['goes on with another', Buffer.concat([probs(), probs()]), BEHIND, ''],
  ['has an unknown version', array(F8(''), doubles(0.5), 4), HEADER, ''],
  ['has version 1.1', array(F8(''), doubles(0.5), 1, 1), HEADER, ''],
  ['has version 3.1', array(F8(''), doubles(0.5), 3, 1), HEADER, ''],
  ['has version 0.0', array(F8(''), doubles(0.5), 0), HEADER, ''],
  ['has a zero before a length', array(F8('02, 3'), doubles(1, 1, 1, 1, 1, 1)), HEADER, ''],
  ['has no comma in a tuple', array(F8('2 3'), doubles(1, 1, 1, 1, 1, 1)), HEADER, ''],
  ['has a comma alone', array(F8(',')), HEADER, ''],
  ['has two commas', array(F8('2,,')), HEADER, ''],
  ['has a long integer that goes on', array(F8('3L2, 3')), HEADER, ''],
  ['has a long integer in version 3', array(F8('1L,'), doubles(0.5), 3), HEADER, ''],
  ["has white space that is not Python's", array(F8('1,').replace(' ', '\xa0'), doubles(0.5)), HEADER, ''],
  ['has other white space at its end', array(F8('1,').replace(', }', ',\xa0}'), doubles(0.5)), HEADER, ''],
  ['has a line end in its type', array(F8('1,').replace('<f8', '<f8\n'), doubles(0.5)), HEADER, ''],
  ['has a long header', array(F8('').padEnd(10_001), doubles(0.5)), HEADER, ''],
  ['has no dictionary', array('[]'), HEADER, ''],
  ['has an empty dictionary', array('{}'), HEADER, ''],
  ['has no shape', array("{'descr': '<f8', 'fortran_order': False}"), HEADER, ''],
  ['has a shape that is no tuple', array(F8('').replace('()', '3'), doubles(1, 1, 1)), HEADER, ''],
  ['has a shape that is a number', array(F8('3'), doubles(1, 1, 1)), HEADER, ''],
  ['has a negative length', array(F8('-1,')), HEADER, ''],
  ['has a shape beyond all bounds', array(F8('99999999, 99999999')), HEADER, ''],
  ['has an order that is none', array(F8('').replace('False', '0')), HEADER, ''],
  ['has a key twice', array(F8('').replace('{', "{'shape': (), ")), HEADER, ''],
  ['has a key too many', array(F8('').replace('{', "{'more': (), ")), HEADER, ''],
  ['calls a function', array(F8('').replace('()', 'exit()')), HEADER, ''],
])('an array that %s is refused in one line', async (_, stdin, message, text) => {
  const outcome = await call(['-f', 'lines'], { stdin });
  expect(outcome).toMatchObject({ text, stderr: `logit: error: standard input: ${message}\n`, code: 2 });
});

test('what is named like an array and is not one is refused', async () => {
  const { stderr, code } = await call(['a.npy'], { files: { 'a.npy': '0.5\n' } });
  expect({ stderr, code }).toEqual({
    stderr: 'logit: error: a.npy: not a NumPy array, despite its name\n',
    code: 2,
  });
});

test('headers that others write are read: other quotes, other order, no comma at the end', async () => {
  const text = `{"shape":(1,2L),"fortran_order":False,"descr":"<f8"}`;
  const { stdout } = await call([], { stdin: array(text, doubles(0.5, 1)) });
  expect(parted(stdout).values).toEqual([0, Infinity]);
  for (const descr of ['f8', '=f8', '|f8']) {
    const other = array(F8('00, 3').replace('<f8', descr));
    expect(await call(['-f', 'lines'], { stdin: other })).toMatchObject({ text: '', stderr: '', code: 0 });
  }
});

/** A Python that has NumPy; another may come first on the path of `shell`. Empty: there is none. */
const python = spawnSync('python3', ['-c', 'import sys, numpy; print(sys.executable)'], {
  encoding: 'utf8',
}).stdout?.trim();

const ROUND_TRIP = `
import io, subprocess, sys
import numpy as np
for dtype in ["<f4", "<f8", ">f4", ">f8"]:
    for shape in [(), (7,), (3, 4), (2, 3, 4), (0,), (3, 0), (70000,)]:
        for order in "CF":
            given = np.asarray(np.linspace(0.01, 0.99, int(np.prod(shape))).reshape(shape), dtype=dtype, order=order)
            file = io.BytesIO()
            np.save(file, given)
            out = subprocess.run(["bash", "-c", "logit | logit -s"], input=file.getvalue(), capture_output=True, check=True).stdout
            back = np.load(io.BytesIO(out))
            same = back.shape == given.shape and back.dtype == given.dtype and back.flags.f_contiguous == given.flags.f_contiguous
            if not same or not np.allclose(back, given, rtol=1e-5):
                print(dtype, shape, order, back.shape, back.dtype)
`;

test.runIf(python)(
  'NumPy reads what is written, with the shape, the order and the type that it wrote',
  { timeout: 120_000 },
  async () => {
    const outcome = await shell(`'${python}' round-trip.py`, { files: { 'round-trip.py': ROUND_TRIP } });
    expect(outcome).toMatchObject({ text: '', stderr: '', code: 0 });
  },
);

test('an array is checked, previewed and summed up as a stream of numbers is', async () => {
  const folder = new Folder();
  const single = array(
    "{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }",
    Buffer.from(Float32Array.of(0.25, 0.5, 2).buffer),
  );
  const cwd = folder.path;
  await call(['--report', 'r.json', '-q', '-f', 'lines'], { stdin: single, cwd });
  expect(JSON.parse(folder.read('r.json'))).toMatchObject({
    input: 'array',
    dtype: 'float32',
    files: ['-'],
    columns: [{ name: null, count: 3, outside: 1, before: { max: 2 } }],
  });
  expect(await call(['--check'], { stdin: single })).toMatchObject({ text: '', code: 1 });
  expect(await call(['-n', '2', '-g', '3'], { stdin: single })).toMatchObject({
    text: 'prob  logit\n0.25   -1.1\n 0.5      0\n',
    stderr: '',
    code: 0,
  });
});
