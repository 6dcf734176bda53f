import { readdirSync, readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { logit, sigmoid } from '../../src/engine/convert.ts';
import { call, Directory, run, shell } from '../support/command.ts';
import { array, doubles, F8, fixture, FIXTURES, parted, probs } from '../support/npy.ts';

const good = readdirSync(join(FIXTURES, 'good'));

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
  const directory = new Directory({ 'p.npy': bytes, 'p.npy.gz': gzipSync(bytes) });
  const { stdout } = await call(['p.npy'], { cwd: directory.path });
  expect(parted(stdout).values).toEqual([...logit(parted(bytes).values)]);
  const bytewise = await call([], { stdin: [...bytes].map((byte) => Uint8Array.of(byte)) });
  expect(bytewise.stdout.equals(stdout)).toBe(true);
  const unpacked = await call(['p.npy.gz'], { cwd: directory.path });
  expect(unpacked.stdout.equals(stdout)).toBe(true);
  await call(['p.npy', '-o', 'q.npy.gz'], { cwd: directory.path });
  expect(gunzipSync(readFileSync(directory.at('q.npy.gz'))).equals(stdout)).toBe(true);
  await call(['p.npy', '-o', 'p.npy'], { cwd: directory.path });
  expect(readFileSync(directory.at('p.npy')).equals(stdout)).toBe(true);
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

test.each([
  ["[('id', '<i4'), ('p', '<f4')]", 'numpy.save("FILE.npy", array["p"])'],
  ["[('id', '<i4'), ('p', '<f2')]", 'numpy.save("FILE.npy", array["p"])'],
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
  const directory = new Directory();
  const single = array(
    "{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }",
    Buffer.from(Float32Array.of(0.25, 0.5, 2).buffer),
  );
  const cwd = directory.path;
  await call(['--report', 'r.json', '-q', '-f', 'lines'], { stdin: single, cwd });
  expect(JSON.parse(directory.read('r.json'))).toMatchObject({
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
