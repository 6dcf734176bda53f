import { expect, test } from 'vitest';
import { float64 } from '../../src/exact/format.ts';
import { lnBase } from '../../src/exact/lnBase.ts';
import { roundFixed } from '../../src/exact/round.ts';

const table: [number, number][] = [
  [2, Math.LN2],
  [10, Math.LN10],
  [0.5, -Math.LN2],
  [1 + 2 ** -52, 2.2204460492503128e-16],
  [1 - 2 ** -53, -(2 ** -53)],
  [5e-324, -744.4400719213812],
  [Number.MAX_VALUE, 709.782712893384],
  [2, Math.LN2],
];

test.each(table)('ln(%d), also after another base', (base, expected) => {
  const { value, scale } = lnBase(base, 128);
  expect(roundFixed(value, scale, float64)).toBe(expected);
  expect(lnBase(base, 128).value).toBe(value);
});
