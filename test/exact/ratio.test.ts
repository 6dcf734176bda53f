import { expect, test } from 'vitest';
import { ratioOfDouble } from '../../src/exact/ratio.ts';

test.each([
  [1, 2n ** 52n, 2n ** 52n],
  [-0.75, -3n * 2n ** 51n, 2n ** 53n],
  [0, 0n, 2n ** 1074n],
  [-0, 0n, 2n ** 1074n],
  [5e-324, 1n, 2n ** 1074n],
  [2 ** -1022, 2n ** 52n, 2n ** 1074n],
  [Number.MAX_VALUE, (2n ** 53n - 1n) * 2n ** 971n, 1n],
])('%d is an integer over a power of two', (x, numerator, denominator) => {
  expect(ratioOfDouble(x)).toEqual({ numerator, denominator });
});
