import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { configureConversion } from '../../../src/engine/configure.ts';
import { createKernel } from '../../../src/engine/kernel.ts';
import { axisOf, SCALE_NAMES, type ScaleName } from '../../../src/job/scale.ts';
import { convertBits, exactConvert } from '../../../src/exact/convert.ts';
import { formatNamed } from '../../../src/exact/format.ts';
import { ratioOfDouble } from '../../../src/exact/ratio.ts';
import type { Dtype } from '../../../src/job/dtype.ts';
import { numberOfHex, rowsOf } from '../../exact/rows.ts';
import { uniform } from './numbers.ts';
import { valuesOf } from './scaleValues.ts';
import { recording, recordingSecond, refusing, type Variant } from './variant.ts';

const kernel = createKernel();
const CAPACITY = 4096;

function configure(from: ScaleName, to: ScaleName, dtype: Dtype = 'float64', base = 0): void {
  const rest = { suffix: to, eps: undefined, exact: false, inverse: undefined };
  configureConversion(kernel, { from, to, base, dtype, ...rest });
}

const FORMAT: Record<Dtype, number> = { float64: 0, float32: 1, float16: 2, bfloat16: 3 };

/** The values converted as a batch is. */
function converted(values: readonly number[], dtype: Dtype = 'float64'): number[] {
  const from = kernel.scratch.value;
  const place = new Float64Array(kernel.memory.buffer, from, CAPACITY);
  place.set(values);
  kernel.apply(from, from, values.length, FORMAT[dtype], false);
  return [...place.subarray(0, values.length)];
}

const files = readdirSync(new URL('../../../fixtures/vectors/scales/', import.meta.url));
const scalesOf = (file: string): [ScaleName, ScaleName] =>
  file.replace('.txt', '').split('_to_') as [ScaleName, ScaleName];

it.each(files)('meets every row of scales/%s bit for bit', (file) => {
  const rows = rowsOf(`vectors/scales/${file}`).map((row) => row.map(numberOfHex));
  configure(...scalesOf(file));
  const results = converted(rows.map(([given]) => given!));
  expect(rows.filter(([, expected], i) => !Object.is(results[i], expected))).toEqual([]);
});

const refuses = await refusing();

it.each(files)('hands every row of scales/%s to the host unharmed', (file) => {
  const [from, to] = scalesOf(file).map((name) => axisOf(name, 0));
  const wrong = rowsOf(`vectors/scales/${file}`)
    .map((row) => row.map(numberOfHex))
    .filter(([given, expected]) => !Object.is(refuses.convert(given!, from!, to!), expected));
  expect(wrong).toEqual([]);
});

describe.each(SCALE_NAMES)('from %s', (from) => {
  it.each(SCALE_NAMES)('to %s agrees with the integers', (to) => {
    configure(from, to);
    const values = valuesOf(from, 7, 333);
    const results = converted(values);
    const exact = (value: number): number =>
      exactConvert(value, axisOf(from, 0), axisOf(to, 0), formatNamed('float64'));
    const wrong = values.flatMap((value, i) =>
      Object.is(results[i], exact(value)) ? [] : [[value, results[i], exact(value)]],
    );
    expect(wrong).toEqual([]);
  });
});

it('converts as many values as asked for, of every count, and each as if it were alone', () => {
  configure('logprob', 'logit');
  const values = valuesOf('logprob', 3, 300);
  const alone = values.map((value) => converted([value])[0]);
  for (const count of [0, 1, 2, 3, 127, 128, 129, 255, 256, 257, 300]) {
    expect(converted(values.slice(0, count))).toEqual(alone.slice(0, count));
  }
});

describe.each<Dtype>(['float32', 'float16', 'bfloat16'])('in %s', (dtype) => {
  const format = formatNamed(dtype);
  const pairs: [ScaleName, ScaleName][] = [
    ['prob', 'logit'],
    ['logit', 'prob'],
    ['logprob', 'logit'],
    ['percent', 'complement'],
    ['odds', 'decibans'],
    ['logit2', 'odds'],
    ['phred', 'prob'],
  ];
  it.each(pairs)('%s to %s agrees with the integers', (from, to) => {
    configure(from, to, dtype);
    const PROB = axisOf('prob', 0);
    const rounded = valuesOf(from, 11, 2000).map((value) =>
      Number.isFinite(value)
        ? exactConvert(Math.min(1, Math.abs(value)), PROB, PROB, format) * Math.sign(value)
        : value,
    );
    const results = converted(rounded, dtype);
    const wrong = rounded.filter(
      (value, i) => !Object.is(results[i], exactConvert(value, axisOf(from, 0), axisOf(to, 0), format)),
    );
    expect(wrong).toEqual([]);
  });
});

it.each<[string, ScaleName, ScaleName, Dtype]>([
  ['logit_float16', 'prob', 'logit', 'float16'],
  ['sigmoid_float16', 'logit', 'prob', 'float16'],
  ['logit_bfloat16', 'prob', 'logit', 'bfloat16'],
  ['sigmoid_bfloat16', 'logit', 'prob', 'bfloat16'],
])('meets every row of half/%s bit for bit', (file, from, to, dtype) => {
  const rows = rowsOf(`vectors/half/${file}.txt`).map((row) => row.map((hex) => halfOfHex(hex, dtype)));
  configure(from, to, dtype);
  const wrong = rows.filter(([given, expected]) => !Object.is(converted([given!], dtype)[0], expected));
  expect(rows.length).toBeGreaterThan(3000);
  expect(wrong).toEqual([]);
});

function halfOfHex(hex: string, dtype: Dtype): number {
  const bits = Number.parseInt(hex, 16);
  if (dtype === 'bfloat16') return numberOfHex(`${hex}0000`);
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (fraction + 1024) * 2 ** (exponent - 25));
}

/** |exact - (hi + lo)| / eps of the last estimate; that of a scale that falls has the other sign. */
function errorOfLast(variant: Variant, value: number, from: ScaleName, to: ScaleName): number {
  const { value: exact, scale } = convertBits(value, axisOf(from, 0), axisOf(to, 0), 128);
  const units = (part: number): bigint => {
    const { numerator, denominator } = ratioOfDouble(part);
    return (numerator << BigInt(Math.max(0, scale))) / denominator;
  };
  const sum = units(variant.hi.value) + units(variant.lo.value);
  const magnitude = (part: bigint): bigint => (part < 0n ? -part : part);
  return (Number(magnitude(magnitude(exact) - magnitude(sum))) * 2 ** -scale) / variant.eps.value;
}

describe('estimates err by less than half their bound, and quick ones by less than 0.7', async () => {
  const records = await recording();
  const second = await recordingSecond();
  const random = uniform(21);
  const log = (min: number, max: number) => (): number => min * (max / min) ** random();

  it.each<[ScaleName, ScaleName, string, () => number]>([
    ['prob', 'odds', 'uniform', random],
    ['percent', 'odds', 'uniform', () => 100 * random()],
    ['odds', 'prob', 'of every size', log(1e-20, 1e20)],
    ['odds', 'percent', 'of every size', log(1e-20, 1e20)],
    ['prob', 'logprob', 'uniform', random],
    ['prob', 'log1mprob', 'uniform', random],
    ['odds', 'logit', 'of every size', log(1e-20, 1e20)],
    ['odds', 'logprob', 'of every size', log(1e-5, 1e5)],
    ['logit', 'percent', 'ordinary', () => 20 * (random() - 0.5)],
    ['logit', 'odds', 'ordinary', () => 20 * (random() - 0.5)],
    ['logit', 'logprob', 'ordinary', () => 20 * (random() - 0.5)],
    ['logit', 'logprob', 'far', () => 1000 * (random() - 0.5)],
    ['logit2', 'log1mprob', 'ordinary', () => 20 * (random() - 0.5)],
    ['logprob', 'prob', 'ordinary', () => -10 * random()],
    ['logprob', 'complement', 'ordinary', () => -10 * random()],
    ['logprob', 'complement', 'small', () => -log(1e-18, 0.1)()],
    ['logprob', 'odds', 'small', () => -log(1e-18, 0.1)()],
    ['logprob', 'logit', 'ordinary', () => -10 * random()],
    ['logprob', 'logit', 'small', () => -log(1e-18, 0.1)()],
    ['logprob2', 'logit', 'ordinary', () => -10 * random()],
    ['logprob', 'log1mprob', 'ordinary', () => -10 * random()],
    ['phred', 'logit', 'ordinary', () => 60 * random()],
    ['logit', 'logit2', 'ordinary', () => 20 * (random() - 0.5)],
    ['logit10', 'logit2', 'ordinary', () => 20 * (random() - 0.5)],
  ])('%s to %s, %s', (from, to, _kind, draw) => {
    let worst = 0;
    for (let i = 0; i < 2000; i++) {
      const value = draw();
      records.convert(value, axisOf(from, 0), axisOf(to, 0));
      worst = Math.max(worst, errorOfLast(records, value, from, to));
    }
    expect(worst).toBeGreaterThan(0);
    expect(worst).toBeLessThan(0.5);
  });

  it.each<[ScaleName, ScaleName, string, () => number]>([
    ['prob', 'logprob', 'near 1', () => 1 - log(1e-15, 0.015)()],
    ['prob', 'log1mprob', 'near 0', log(1e-200, 0.015)],
    ['complement', 'logit', 'near 1/2', () => 0.5 + log(1e-15, 0.007)()],
    ['odds', 'logit', 'near 1', () => 1 + log(1e-15, 0.015)()],
    ['odds', 'logprob', 'large', log(100, 1e20)],
    ['logit', 'logprob', 'above 5', log(5, 600)],
    ['logprob', 'logit', 'near -ln 2', () => -Math.LN2 + (random() < 0.5 ? -1 : 1) * log(1e-15, 0.007)()],
    ['logprob2', 'logit', 'near -1', () => -1 + (random() < 0.5 ? -1 : 1) * log(1e-9, 0.007)()],
    ['logprob', 'log1mprob', 'below -5', () => -log(5, 600)()],
  ])('%s to %s by the series, %s', (from, to, _kind, draw) => {
    let worst = 0;
    for (let i = 0; i < 2000; i++) {
      const value = draw();
      second.convert(value, axisOf(from, 0), axisOf(to, 0));
      worst = Math.max(worst, errorOfLast(second, value, from, to));
    }
    expect(worst).toBeGreaterThan(0);
    expect(worst).toBeLessThan(0.5);
  });

  it.each<[ScaleName, ScaleName, string, () => number]>([
    ['logprob', 'logit', 'ordinary', () => -10 * random()],
    ['logprob', 'logit', 'near 0', () => -log(1e-200, 0.0156)()],
    ['logprob', 'logit', 'far', () => -log(1, 600)()],
    ['logprob', 'logit10', 'ordinary', () => -10 * random()],
    ['logprob2', 'decibans', 'ordinary', () => -10 * random()],
    ['phred', 'logit', 'ordinary', () => 60 * random()],
    ['phred', 'logprob2', 'near 0', log(1e-100, 0.05)],
    ['logprob', 'log1mprob', 'ordinary', () => -10 * random()],
    ['logprob10', 'log1mprob2', 'far', () => -log(1, 200)()],
    ['logit', 'logprob', 'ordinary', () => 20 * (random() - 0.5)],
    ['logit2', 'log1mprob10', 'ordinary', () => 20 * (random() - 0.5)],
    ['logit', 'logprob', 'far', () => 1000 * (random() - 0.5)],
    ['logprob', 'prob', 'ordinary', () => -10 * random()],
    ['logprob2', 'percent', 'ordinary', () => -10 * random()],
    ['logprob', 'complement', 'ordinary', () => -10 * random()],
    ['logprob', 'complement', 'near 0', () => -log(1e-200, 0.0156)()],
    ['log1mprob10', 'percent', 'far', () => -log(1, 200)()],
    ['logprob', 'odds', 'ordinary', () => -10 * random()],
    ['log1mprob', 'odds', 'ordinary', () => -10 * random()],
    ['logprob', 'odds', 'near 0', () => -log(1e-200, 0.0156)()],
    ['logprob', 'odds', 'far', () => -log(1, 600)()],
    ['log1mprob10', 'odds', 'far', () => -log(1, 260)()],
    ['phred', 'logit', 'far', log(1, 2600)],
    ['phred', 'logit', 'near 0', log(1e-100, 0.03)],
    ['phred', 'decibans', 'next to 1/2', () => 10 * Math.log10(2) + log(1e-5, 0.1)()],
    ['decibans', 'phred', 'far', () => 5200 * (random() - 0.5)],
    ['logit', 'odds', 'far', () => 1200 * (random() - 0.5)],
    ['decibans', 'odds', 'far', () => 5200 * (random() - 0.5)],
    ['logit', 'prob', 'ordinary', () => 20 * (random() - 0.5)],
    ['decibans', 'prob', 'far', () => 5200 * (random() - 0.5)],
    ['logit', 'complement', 'ordinary', () => 20 * (random() - 0.5)],
    ['logit2', 'percent', 'ordinary', () => 20 * (random() - 0.5)],
    ['logit10', 'percent', 'far', () => 520 * (random() - 0.5)],
  ])('%s to %s by the quick estimate, %s', (from, to, _kind, draw) => {
    let worst = 0;
    for (let i = 0; i < 2000; i++) {
      const value = draw();
      records.convertPair(value, axisOf(from, 0), axisOf(to, 0));
      worst = Math.max(worst, errorOfLast(records, value, from, to));
    }
    expect(worst).toBeGreaterThan(0);
    expect(worst).toBeLessThan(0.7);
  });
});
