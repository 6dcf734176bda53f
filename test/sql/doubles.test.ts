import fc from 'fast-check';
import { expect, it } from 'vitest';
import { doubleAt, neighbour, rankOf } from '../../src/sql/doubles.ts';

it('ranks go with the order, and back to the double', () => {
  const double = fc.double({ noNaN: true });
  fc.assert(
    fc.property(double, double, (a, b) => {
      expect(doubleAt(rankOf(a))).toBe(a === 0 ? 0 : a);
      expect(Math.sign(Number(rankOf(a) - rankOf(b)))).toBe(a < b ? -1 : a > b ? 1 : 0);
    }),
  );
});

it.each([
  [0, 1, 5e-324],
  [0, -1, -5e-324],
  [5e-324, 0, 0],
  [1, 0, 1 - 2 ** -53],
  [1, 2, 1 + 2 ** -52],
  [Number.MAX_VALUE, Infinity, Infinity],
])('next to %d towards %d is %d', (value, towards, next) => {
  expect(neighbour(value, towards)).toBe(next);
});
