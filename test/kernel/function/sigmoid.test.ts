import { describe, expect, it } from 'vitest';
import { createKernel } from '../../../src/engine/kernel.ts';
import { functionsOf } from './functions.ts';
import { exactSigmoid } from '../../exact/functions.ts';
import { nextUp, numberOfHex, rowsOf } from '../../exact/rows.ts';
import { binades, mapped, uniform } from './numbers.ts';
import { refusing } from './variant.ts';

const built = createKernel();
const kernel = functionsOf(built);
const refuses = await refusing();

const files: [string, boolean][] = [
  ['sigmoid_thresholds', false],
  ['sigmoid_mixed', false],
  ['sigmoid_hard', false],
  ['sigmoid_subnormal_hard', false],
  ['sigmoid_ties_tiny', false],
  ['sigmoid_f32', true],
];

it.each(files)('meets every row of %s bit for bit', (name, single) => {
  const rows = rowsOf(`vectors/${name}.txt`);
  const wrong = rows.filter(([input = '', expected = '']) => {
    return !Object.is(kernel.sigmoid(numberOfHex(input), 0, single), numberOfHex(expected));
  });
  expect(rows.length).toBeGreaterThan(20);
  expect(wrong).toEqual([]);
});

it.each(files)('hands every row of %s to the host unharmed', (name, single) => {
  const wrong = rowsOf(`vectors/${name}.txt`).filter(([input = '', expected = '']) => {
    return !Object.is(refuses.sigmoid(numberOfHex(input), 0, single), numberOfHex(expected));
  });
  expect(wrong).toEqual([]);
});

describe.each([0, 2, 10, 3, 1.5])('special values in base %d', (base) => {
  it.each([
    [NaN, NaN],
    [0, 0.5],
    [-0, 0.5],
    [Number.MIN_VALUE, 0.5],
    [-(2 ** -56), 0.5],
    [Infinity, 1],
    [-Infinity, 0],
    [1e300, 1],
    [-1e300, 0],
  ])('sigmoid(%d) is %d', (x, expected) => {
    expect(kernel.sigmoid(x, base, false)).toBe(expected);
    expect(kernel.sigmoid(x, base, true)).toBe(expected);
  });
});

/** Per base: where results saturate at 0, where the subnormal way begins, and where results saturate at 1. */
const edges: [number, number, number, number][] = [
  [0, -745.1332191019412, -707, 37.42994775023705],
  [2, -1075, -1020, 54],
  [10, -323.6072453387798, -307, 16.255619765854988],
];

describe.each(edges)('base %d', (base, zero, tiny, one) => {
  it.each([
    ['from 0 to 1', mapped(uniform(1), (value) => zero - 1 + value * (one + 2 - zero))],
    ['of subnormal results', mapped(uniform(2), (value) => zero + value * (tiny + 5 - zero))],
    ['of middling size', mapped(uniform(3), (value) => (value - 0.5) * 20)],
    ['small and positive', binades(4, -55, 1)],
    ['small and negative', mapped(binades(5, -55, 1), (value) => -value)],
  ])('agrees with the exact arithmetic on x %s', (_name, next) => {
    for (let i = 0; i < 400; i++) {
      const x = next();
      expect([x, kernel.sigmoid(x, base, false)]).toEqual([x, exactSigmoid(x, base, false)]);
      const x32 = Math.fround(x);
      expect([x32, kernel.sigmoid(x32, base, true)]).toEqual([x32, exactSigmoid(x32, base, true)]);
    }
  });

  it.each([
    ['saturation at 0', zero],
    ['the subnormal way', tiny],
    ['saturation at 1', one],
    ['1', 1],
    ['-1', -1],
    ['2^-55', 2 ** -55],
    ['-2^-53', -(2 ** -53)],
  ])('never falls over consecutive doubles round %s', (_name, edge) => {
    const steps = 2000;
    let x = edge;
    for (let i = 0; i < steps; i++) x = -nextUp(-x);
    let last = -1;
    let falls = 0;
    for (let i = 0; i < 2 * steps; i++, x = nextUp(x)) {
      const y = kernel.sigmoid(x, base, false);
      if (!(y >= last)) falls++;
      last = y;
    }
    expect(falls).toBe(0);
  });

  it('saturates at the exact bounds', () => {
    expect(kernel.sigmoid(one, base, false)).toBe(1);
    expect(kernel.sigmoid(-nextUp(-one), base, false)).toBe(1 - 2 ** -53);
    expect(kernel.sigmoid(zero, base, false)).toBe(0);
    expect(kernel.sigmoid(nextUp(zero), base, false)).toBe(Number.MIN_VALUE);
  });
});

it('decides every integer in base 2, where results come closest to midpoints', () => {
  for (let x = -1074; x < 54; x++) {
    expect([x, kernel.sigmoid(x, 2, false)]).toEqual([x, exactSigmoid(x, 2, false)]);
  }
});

it('leaves bases other than e, 2 and 10 to the host', () => {
  expect(kernel.sigmoid(1, 3, false)).toBe(0.75);
  expect(kernel.sigmoid(-Infinity, 0.5, false)).toBe(1);
});
