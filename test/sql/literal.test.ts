import { expect, it } from 'vitest';
import { literal, plain, plus, times } from '../../src/sql/literal.ts';

it.each([
  [0, '0e0'],
  [1, '1e0'],
  [0.5, '0.5e0'],
  [-13.815509557963773, '-13.815509557963773e0'],
  [1e-6, '1e-6'],
  [1e21, '1e21'],
  [2e16, '2e16'],
  [5e-324, '5e-324'],
  [1.7976931348623157e308, '1.7976931348623157e308'],
])('%d has an exponent: %s', (value, text) => {
  expect(literal(value)).toBe(text);
  expect(Number(text)).toBe(value);
});

it('short decimals equal to a float64 need none', () => {
  expect([0, 0.25, -40, 100, 0.1, 1001, 1e16].map(plain)).toEqual([
    '0',
    '0.25',
    '-40',
    '100',
    '0.1e0',
    '1001e0',
    '1e16',
  ]);
});

it('a sum with a negative number is a difference, and neutral numbers are left out', () => {
  expect([1.5, -1.5, 0].map(plus)).toEqual(['+1.5e0', '-1.5e0', '']);
  expect([2, -2, 1].map(times)).toEqual(['*2e0', '*-2e0', '']);
});
