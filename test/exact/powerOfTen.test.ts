import { expect, test } from 'vitest';
import { powerOfTen } from '../../src/exact/powerOfTen.ts';

test.each([
  [1n, 1n, -7n, -7n],
  [1000n, 1n, -7n, -4n],
  [1n, 100n, -7n, -9n],
  [50n, 5n, 0n, 1n],
  [5n, 5000n, 3n, 0n],
  [25n, 250n, 0n, -1n],
  [2n, 1n, 0n, undefined],
  [11n, 1n, 0n, undefined],
  [5n, 2n, 0n, undefined],
])('%d/%d * 10^%d is ten to the %s', (numerator, denominator, exponent, expected) => {
  expect(powerOfTen({ numerator, denominator, exponent })).toBe(expected);
});

test('many zeros before another digit are read once', () => {
  const numerator = 10n ** 300_000n + 1n;
  expect(powerOfTen({ numerator, denominator: 1n, exponent: 0n })).toBe(undefined);
});
