import { describe, expect, it } from 'vitest';
import { createKernel } from '../../../src/engine/kernel.ts';
import { functionsOf } from './functions.ts';
import { numberOfHex, rowsOf } from '../../exact/rows.ts';
import { binades, integers, mapped as mappedTo, uniform } from './numbers.ts';
import { refusing } from './variant.ts';

const built = createKernel();
const kernel = functionsOf(built);
const from = built.scratch.value;
const CAPACITY = 4096;
const input = new Float64Array(built.memory.buffer, from, CAPACITY);
const to = from + 8 * CAPACITY - 8;
const output = new Float64Array(built.memory.buffer, to, CAPACITY);

type Name = 'logit' | 'sigmoid';

/** The array form applied a chunk at a time, in place. */
function mapped(name: Name, values: number[], base: number, single: boolean): number[] {
  const results: number[] = [];
  for (let i = 0; i < values.length; i += 1000) {
    const chunk = values.slice(i, i + 1000);
    input.set(chunk);
    kernel[`${name}Array`](from, from, chunk.length, base, single);
    results.push(...input.subarray(0, chunk.length));
  }
  return results;
}

it.each<[string, Name, number, boolean]>([
  ['logit_specials', 'logit', 0, false],
  ['logit_mixed', 'logit', 0, false],
  ['logit_hard', 'logit', 0, false],
  ['logit2', 'logit', 2, false],
  ['logit10', 'logit', 10, false],
  ['logit_f32', 'logit', 0, true],
  ['sigmoid_thresholds', 'sigmoid', 0, false],
  ['sigmoid_mixed', 'sigmoid', 0, false],
  ['sigmoid_hard', 'sigmoid', 0, false],
  ['sigmoid_subnormal_hard', 'sigmoid', 0, false],
  ['sigmoid_ties_tiny', 'sigmoid', 0, false],
  ['sigmoid_f32', 'sigmoid', 0, true],
])('meets every row of %s bit for bit', (file, name, base, single) => {
  const rows = rowsOf(`vectors/${file}.txt`);
  const results = mapped(
    name,
    rows.map(([hex = '']) => numberOfHex(hex)),
    base,
    single,
  );
  expect(rows.filter(([, expected = ''], i) => !Object.is(results[i], numberOfHex(expected)))).toEqual([]);
});

/** Values of every kind and their neighbours in a pair: special, near 1/2, tiny, ordinary. */
function probabilities(): number[] {
  const next = integers(7);
  const kinds = [uniform(8), binades(9, -1022, 0), () => 0.5 + (next() - 2 ** 31) * 2 ** -39];
  const specials = [0, -0, 1, 0.5, NaN, -1, 2, Infinity, -Infinity, 5e-324, 1e-270, 1 - 2 ** -53];
  return Array.from({ length: 6000 }, () => {
    const kind = next() % 16;
    return kind < 4 ? specials[next() % specials.length]! : kinds[kind % 3]!();
  });
}

function logOdds(): number[] {
  const next = integers(10);
  const random = uniform(11);
  const kinds = [() => random() * 20 - 10, () => random() * 1200 - 1100, binades(12, -60, 2)];
  const specials = [0, -0, NaN, Infinity, -Infinity, 5e-324, -745, 54, -54, -1075, 37.5, -707];
  return Array.from({ length: 6000 }, () => {
    const kind = next() % 16;
    return kind < 4 ? specials[next() % specials.length]! : kinds[kind % 3]!();
  });
}

describe.each([0, 2, 10])('base %d', (base) => {
  it.each<[Name, number[]]>([
    ['logit', probabilities()],
    ['sigmoid', logOdds()],
  ])('%s of an array has the bits of %s of each value', (name, values) => {
    for (const single of [false, true]) {
      const rounded = single ? values.map(Math.fround) : values;
      const results = mapped(name, rounded, base, single);
      const wrong = rounded.filter((x, i) => !Object.is(results[i], kernel[name](x, base, single)));
      expect(wrong).toEqual([]);
    }
  });
});

it.each<[string, () => number]>([
  ['near 1/2', mappedTo(uniform(13), (value) => 0.5 + (value - 0.5) / 64)],
  ['special', mappedTo(uniform(14), (value) => [0, 1, -1, NaN, 1e-300][Math.floor(5 * value)]!)],
])('closes all pairs where every p is %s', (_kind, next) => {
  const values = Array.from({ length: 1000 }, next);
  const results = mapped('logit', values, 0, false);
  expect(results).toEqual(values.map((p) => kernel.logit(p, 0, false)));
});

it('closes all pairs where no estimate decides', async () => {
  const refuses = await refusing();
  const values = Array.from({ length: 300 }, uniform(15));
  const { buffer } = refuses.memory;
  // Behind the tables.
  const place = new Float64Array(buffer, buffer.byteLength - 8 * values.length);
  place.set(values);
  refuses.logitArray(place.byteOffset, place.byteOffset, values.length, 0, false);
  expect([...place]).toEqual(values.map((p) => kernel.logit(p, 0, false)));
});

it.each([0, 2, 3])('writes as many results as asked for, for every count, in base %d', (base) => {
  for (let count = 0; count < 6; count++) {
    input.fill(0.75);
    output.fill(-1);
    kernel.logitArray(from, to, count, base, false);
    const expected = Array.from({ length: 8 }, (_, i) => (i < count ? kernel.logit(0.75, base, false) : -1));
    expect([...output.subarray(0, 8)]).toEqual(expected);
    input.fill(1);
    output.fill(-1);
    kernel.sigmoidArray(from, to, count, base, false);
    expect([...output.subarray(0, 8)]).toEqual(
      expected.map((y) => (y === -1 ? -1 : kernel.sigmoid(1, base, false))),
    );
  }
});
