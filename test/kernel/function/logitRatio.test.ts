import { describe, expect, it } from 'vitest';
import { exactLogitRatio } from '../../exact/functions.ts';
import { numberOfHex, rowsOf } from '../../exact/rows.ts';
import { uniform } from './numbers.ts';
import { asBuilt } from './variant.ts';

const kernel = await asBuilt();

/** The decimal as integer and power of ten, if both are exact doubles. */
function decimal(text: string): [m: number, scale: number] | undefined {
  const [, whole = '', fraction = '', exponent = '0'] = /^(\d*)\.?(\d*)(?:e(-?\d+))?$/.exec(text) ?? [];
  const digits = fraction.length - Number(exponent);
  const m = Number(whole + fraction);
  return m < 2 ** 53 && digits >= 0 && digits <= 22 ? [m, Number(`1e${digits}`)] : undefined;
}

it.each([
  ['logit_decimal_exact', 0],
  ['logit2_decimal_exact', 2],
  ['logit10_decimal_exact', 10],
])('meets every short decimal of %s in base %d bit for bit', (name, base) => {
  const rows = rowsOf(`vectors/${name}.txt`).filter(([text = '']) => decimal(text));
  const wrong = rows.filter(([text = '', expected = '']) => {
    const [m, scale] = decimal(text)!;
    return !Object.is(kernel.logitRatio(m, scale, base, false), numberOfHex(expected));
  });
  expect(rows.length).toBeGreaterThan(500);
  expect(wrong).toEqual([]);
});

it.each([
  [0, 10, 0, -Infinity],
  [10, 10, 0, Infinity],
  [5, 10, 0, 0],
  [1, 1, 0, Infinity],
  [11, 10, 0, NaN],
  [-1, 10, 0, NaN],
  [NaN, 10, 0, NaN],
  [2, 10, 2, -2],
  [8, 10, 2, 2],
  [1, 10, 0, -2.1972245773362196],
  [9, 10, 0, 2.1972245773362196],
])('logit of %d / %d in base %d is %d', (m, scale, base, expected) => {
  expect(kernel.logitRatio(m, scale, base, false)).toBe(expected);
});

describe.each([0, 2, 10])('base %d', (base) => {
  it.each([
    ['of every size', (next: () => number) => next() ** 4],
    ['next to 1/2', (next: () => number) => 0.5 + (next() - 0.5) ** 3 / 8],
  ])('agrees with the exact arithmetic on decimals %s', (_name, spread) => {
    const next = uniform(1);
    for (let i = 0; i < 3000; i++) {
      const scale = Number(`1e${Math.floor(next() * 23)}`);
      const m = Math.floor(spread(next) * Math.min(scale, 2 ** 53 - 1));
      for (const single of [false, true]) {
        const expected = exactLogitRatio(BigInt(m), BigInt(scale), base, single);
        expect([m, scale, kernel.logitRatio(m, scale, base, single)]).toEqual([m, scale, expected]);
      }
    }
  });
});
