import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { call } from '../support/command.ts';
import { array, doubles, F8, FIXTURES, parted, probs } from '../support/npy.ts';

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

test('jax-ml/ml_dtypes: bfloat16 comes as bytes', async () => {
  const stdin = array("{'descr': '|V2', 'fortran_order': False, 'shape': (2,), }", Buffer.alloc(4));
  expect((await call([], { stdin })).stderr).toContain(
    'if it is bfloat16, numpy.save("FILE.npy", array.view(ml_dtypes.bfloat16).astype("float32"))',
  );
});

const EARLY = 'unexpected end of the array (incomplete file?)';

const HEADER = 'invalid NumPy array header';

const TRAILING = 'trailing data after the array';

test.each<[string, Buffer, string, string]>([
  ['ends after the magic', probs(0.5).subarray(0, 6), EARLY, ''],
  ['ends in its header', probs(0.5).subarray(0, 40), EARLY, ''],
  ['ends before its values', probs(0.5).subarray(0, -8), EARLY, ''],
  ['ends within a value', probs(0.5, 0.5).subarray(0, -3), EARLY, '0\n'],
  ['goes on', Buffer.concat([probs(0.5), Buffer.from('\n')]), TRAILING, '0\n'],
  ['goes on with another', Buffer.concat([probs(), probs()]), TRAILING, ''],
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
  ['has an invalid order', array(F8('').replace('False', '0')), HEADER, ''],
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
