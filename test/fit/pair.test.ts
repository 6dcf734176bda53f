import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  add,
  divide,
  multiply,
  type Pair,
  pairOf,
  squareRoot,
  subtract,
  times,
  toNumber,
  twoProduct,
  twoSum,
} from '../../src/fit/pair.ts';
import { errorOf, fixed, UNIT } from './fixedPoint.ts';

const number = fc
  .tuple(fc.integer({ min: -(2 ** 50), max: 2 ** 50 }), fc.integer({ min: -70, max: -20 }))
  .map(([mantissa, exponent]) => mantissa * 2 ** exponent)
  .filter((value) => value !== 0);
const pair = fc.tuple(number, number).map(([a, b]) => twoSum(a, b * 2 ** -53));

it('a sum of two doubles is exact, and a product', () => {
  fc.assert(
    fc.property(number, number, (a, b) => {
      const [sum, product] = [twoSum(a, b), twoProduct(a, b)];
      expect(fixed(sum.hi) + fixed(sum.lo)).toBe(fixed(a) + fixed(b));
      expect((fixed(product.hi) + fixed(product.lo)) * UNIT).toBe(fixed(a) * fixed(b));
    }),
  );
});

it.each<[string, (a: Pair, b: Pair) => Pair, (a: bigint, b: bigint) => bigint]>([
  ['add', add, (a, b) => a + b],
  ['subtract', subtract, (a, b) => a - b],
  ['multiply', multiply, (a, b) => (a * b) / UNIT],
  ['divide', divide, (a, b) => (a * UNIT) / b],
  ['times', (a, b) => times(a, b.hi), (a, b) => (a * b) / UNIT],
  ['squareRoot of a square', (a) => squareRoot(multiply(a, a)), (a) => (a < 0n ? -a : a)],
])('%s has a relative error below 2^-100', (name, operation, exact) => {
  fc.assert(
    fc.property(pair, pair, (a, b) => {
      const second = name === 'times' ? pairOf(b.hi) : b;
      fc.pre(a.hi !== 0 && second.hi !== 0);
      const expected = exact(fixed(a.hi) + fixed(a.lo), fixed(second.hi) + fixed(second.lo));
      fc.pre(expected !== 0n);
      expect(errorOf(operation(a, second), expected)).toBeLessThan(2 ** -100);
    }),
  );
});

it('the root of 0 is 0', () => {
  expect(toNumber(squareRoot(pairOf(0)))).toBe(0);
});
