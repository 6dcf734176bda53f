import { describe, expect, it } from 'vitest';
import { createKernel } from '../../../src/engine/kernel.ts';
import { functionsOf } from './functions.ts';
import { exactLogit } from '../../exact/functions.ts';
import { nextUp, numberOfHex, rowsOf } from '../../exact/rows.ts';
import { binades, mapped, stepsFrom, uniform } from './numbers.ts';
import { refusing } from './variant.ts';

const built = createKernel();
const kernel = functionsOf(built);
const refuses = await refusing();
const bases = [0, 2, 10];

const files: [string, number, boolean][] = [
  ['logit_specials', 0, false],
  ['logit_mixed', 0, false],
  ['logit_hard', 0, false],
  ['logit2', 2, false],
  ['logit10', 10, false],
  ['logit_f32', 0, true],
];

it.each(files)('meets every row of %s in base %d bit for bit', (name, base, single) => {
  const rows = rowsOf(`vectors/${name}.txt`);
  const wrong = rows.filter(([input = '', expected = '']) => {
    return !Object.is(kernel.logit(numberOfHex(input), base, single), numberOfHex(expected));
  });
  expect(rows.length).toBeGreaterThan(20);
  expect(wrong).toEqual([]);
});

it.each(files)('hands every row of %s in base %d to the host unharmed', (name, base, single) => {
  const wrong = rowsOf(`vectors/${name}.txt`).filter(([input = '', expected = '']) => {
    return !Object.is(refuses.logit(numberOfHex(input), base, single), numberOfHex(expected));
  });
  expect(wrong).toEqual([]);
});

describe.each([0, 2, 10, 3, 1.5])('special values in base %d', (base) => {
  it.each([
    [NaN, NaN],
    [-Number.MIN_VALUE, NaN],
    [-0.5, NaN],
    [1.0000000000000002, NaN],
    [Infinity, NaN],
    [-Infinity, NaN],
    [0, -Infinity],
    [-0, -Infinity],
    [1, Infinity],
    [0.5, 0],
  ])('logit(%d) is %d', (p, expected) => {
    expect(kernel.logit(p, base, false)).toBe(expected);
    expect(kernel.logit(p, base, true)).toBe(expected);
  });
});

describe.each(bases)('base %d', (base) => {
  it.each([
    ['uniform', uniform(1)],
    ['small', binades(2, -1022, -1)],
    ['around the scaling of tiny p', mapped(uniform(6), (value) => 1e-270 * (0.5 + value))],
    ['next to 1/2', mapped(binades(3, -53, -3), (value) => 0.5 + value)],
    ['next to 1', mapped(binades(4, -53, -3), (value) => 1 - value)],
  ])('agrees with the exact arithmetic on %s p', (_name, next) => {
    for (let i = 0; i < 400; i++) {
      const p = next();
      expect([p, kernel.logit(p, base, false)]).toEqual([p, exactLogit(p, base, false)]);
      const p32 = Math.fround(p);
      expect([p32, kernel.logit(p32, base, true)]).toEqual([p32, exactLogit(p32, base, true)]);
    }
  });

  it('is antisymmetric: logit(1 - p) = -logit(p) where 1 - p is exact', () => {
    const next = uniform(5);
    for (let i = 0; i < 20_000; i++) {
      const p = 0.5 + next() / 2;
      if (p === 0.5) continue;
      expect(kernel.logit(1 - p, base, false)).toBe(-kernel.logit(p, base, false));
    }
  });

  it.each([
    ['1/2 - 1/128', 0.5 - 1 / 128],
    ['1/2 + 1/128', 0.5 + 1 / 128],
    ['the scaling of tiny p', 1e-270],
    ['the least normal number', 2 ** -1022],
    ['1/4', 0.25],
    ['1/2', 0.5],
    ['3/4', 0.75],
    ['1/3', 1 / 3],
  ])('never falls over consecutive doubles round %s', (_name, edge) => {
    const steps = 10_000;
    let p = stepsFrom(edge, -steps);
    let last = -Infinity;
    let falls = 0;
    for (let i = 0; i < 2 * steps; i++, p = nextUp(p)) {
      const y = kernel.logit(p, base, false);
      if (!(y >= last)) falls++;
      last = y;
    }
    expect(falls).toBe(0);
  });
});

it('leaves bases other than e, 2 and 10 to the host', () => {
  expect(kernel.logit(0.75, 3, false)).toBe(1);
  expect(kernel.logit(0.75, 9, false)).toBe(0.5);
  expect(kernel.logit(1, 0.5, false)).toBe(-Infinity);
});
