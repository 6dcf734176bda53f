import { describe, expect, it, test } from 'vitest';
import { logit, sigmoid } from '../../src/engine/convert.ts';
import { npyHeader } from '../../src/output/npy.ts';
import { call, Directory } from '../support/command.ts';

const MIN_FLOAT = 2 ** -149;
const STEP = 2 ** -24;

/** Numbers whose nearest double is as near to two float32, and the float32 nearest to the number itself. */
const PROBABILITIES: readonly [string, number][] = [
  ['7.0064923216240854e-46', MIN_FLOAT],
  ['7.00649232162408535461e-46', 0],
  ['70.064923216240854e-45%', MIN_FLOAT],
  ['2.10194769648722560e-45', MIN_FLOAT],
  ['2.10194769648722561e-45', 2 * MIN_FLOAT],
  ['0.50000002980232238', 0.5],
  ['0.5000000298023223876953125', 0.5],
  ['0.50000002980232239', 0.5 + STEP],
  ['+.50000002980232239', 0.5 + STEP],
  ['5.0000002980232239e-1', 0.5 + STEP],
  ['50.000002980232239%', 0.5 + STEP],
  ['50.000002980232238%', 0.5],
  ['16777217/33554432', 0.5],
  ['16777217.000000001/33554432', 0.5 + STEP],
  ['0.99999997019767761', 1 - STEP],
  ['0.99999997019767762', 1],
  ['1.00000005960464477', 1],
  ['1.00000005960464478', 1 + 2 * STEP],
  [`0.5000000298023223876953125${'0'.repeat(2000)}1`, 0.5 + STEP],
  ['0.1', Math.fround(0.1)],
  ['1e-50', 0],
];

const LOG_ODDS: readonly [string, number][] = [
  ['-16777217.0000000001', -16777218],
  ['-16777217', -16777216],
  ['16777219', 16777220],
  ['16777218.9999999999', 16777218],
  ['340282356779733661637539395458142568447', 3.4028234663852886e38],
  ['340282356779733661637539395458142568448', Infinity],
  ['-7.0064923216240854e-46', -MIN_FLOAT],
];

const F32 = ['--dtype', 'float32'];
const results = (rows: readonly [string, number][], apply: typeof logit): Float32Array =>
  apply(Float32Array.from(rows, ([, value]) => value));

/** Each text read back as a float32. */
const floats = (texts: readonly string[]): number[] =>
  texts.map((text) => Math.fround(Number(text.replace('inf', 'Infinity'))));

describe('--dtype float32 rounds a decimal once', () => {
  const texts = PROBABILITIES.map(([text]) => text);
  const expected = [...results(PROBABILITIES, logit)];

  it('in arguments', async () => {
    const { text } = await call([...F32, '-f', 'lines', ...texts]);
    expect(floats(text.trimEnd().split('\n'))).toEqual(expected);
  });

  it('in a stream, however it comes', async () => {
    const stdin = texts.join('\n');
    expect(floats((await call(F32, { stdin })).text.trimEnd().split('\n'))).toEqual(expected);
    const bytewise = [...Buffer.from(stdin)].map((byte) => Uint8Array.of(byte));
    expect(floats((await call(F32, { stdin: bytewise })).text.trimEnd().split('\n'))).toEqual(expected);
  });

  it.each([1, 2, 3, 700])('in %i columns of CSV', async (columns) => {
    const row = (cells: readonly string[]): string => `${cells.join(',')}\n`;
    const header = row(Array.from({ length: columns }, (_, i) => `p${i}`));
    const rows = texts.map((text, i) =>
      row(Array.from({ length: columns }, (__, column) => (column === i % columns ? `" ${text}"` : 'NA'))),
    );
    const { text } = await call([...F32, '-c', 'p*'], { stdin: header + rows.join('') });
    const cells = text.trimEnd().split('\n').slice(1);
    expect(floats(cells.map((line, i) => line.split(',')[i % columns]!.replaceAll(/[" ]/g, '')))).toEqual(
      expected,
    );
  });

  it('in JSON Lines, as numbers and in strings', async () => {
    const stdin = texts.map((text) => `{"p":"${text}"}\n`).join('') + '{"p":0.50000002980232239}\n';
    const { text } = await call([...F32, '--jsonl', '-c', 'p'], { stdin });
    const found = text
      .trimEnd()
      .split('\n')
      .map((line) => String((JSON.parse(line) as { p: unknown }).p));
    expect(floats(found)).toEqual([...expected, logit(0.5 + STEP, { dtype: 'float32' })]);
  });

  it('in log-odds', async () => {
    const stdin = LOG_ODDS.map(([text]) => text).join(' ');
    const { text } = await call([...F32, '-s'], { stdin });
    expect(floats(text.trimEnd().split('\n'))).toEqual([...results(LOG_ODDS, sigmoid)]);
  });

  it('also where the values themselves are shown: CSV, tensors, arrays, the round trip', async () => {
    const shown = await call([...F32, '-f', 'csv', '0.50000002980232239', '-i']);
    expect(shown.text).toBe('prob,logit,recovered\n0.50000006,2.3841858e-7,0.50000006\n');
    const tensor = await call([...F32, '-i', '-g', '9', '0.50000002980232239']);
    expect(tensor.text).toContain('probs: tensor([0.50000006])');
    const directory = new Directory();
    await call([...F32, '-o', 'o.npy', '7.0064923216240854e-46'], { cwd: directory.path });
    expect((await call(['-s', '-f', 'lines', 'o.npy'], { cwd: directory.path })).text).toBe('1e-45\n');
  });

  it('and the bound of --eps', async () => {
    const eps = ['--eps', '7.0064923216240854e-46'];
    expect((await call([...F32, '-f', 'lines', ...eps, '0'])).text).toBe('-103.27893\n');
    expect((await call([...F32, '-f', 'lines', '--eps', '7.0064923216240853e-46', '0'])).text).toBe('-inf\n');
  });
});

test('a check tests the float32 nearest to the number', async () => {
  const check = async (...args: string[]): Promise<number | null> =>
    (await call(['--check', ...F32, ...args])).code;
  expect(await check('1.00000005960464477')).toBe(0);
  expect(await check('1.00000005960464478')).toBe(1);
  expect(await check('-s', '340282356779733661637539395458142568447')).toBe(0);
  expect(await check('-s', '340282356779733661637539395458142568448')).toBe(1);
});

test('the doubles of an array are rounded as doubles, whatever their bytes spell', async () => {
  const values = Float64Array.of(0.5000000298023223876953125, 0.25, 0.75000002980232239);
  const header = npyHeader({ dtype: 'float64', bigEndian: false, fortranOrder: false, shape: [3] });
  const stdin = Buffer.concat([header, Buffer.from(values.buffer)]);
  const { text } = await call([...F32, '-f', 'lines'], { stdin });
  expect(floats(text.trimEnd().split('\n'))).toEqual([...logit(Float32Array.from(values))]);
});
