import fc from 'fast-check';
import { expect, it } from 'vitest';
import { expNegative, halvings } from '../../src/exact/exp.ts';
import { exponential } from '../../src/fit/exponential.ts';
import { fastExponential } from '../../src/fit/fastExponential.ts';
import { pairOf, toNumber, twoSum } from '../../src/fit/pair.ts';
import { errorOf, fixed } from './fixedPoint.ts';
import { cases } from '../support/thorough.ts';

/** e^x for x <= 0 as a fixed-point number. */
function exact(x: bigint): bigint {
  const { mantissa, exponent } = expNegative(-x, 0n, 400, halvings(400));
  return mantissa >> BigInt(exponent);
}

const magnitude = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }).map((x) => x * 2 ** -10),
  fc.double({ min: 0, max: 40, noNaN: true }),
  fc.integer({ min: 0, max: 8000 }).map((n) => (n * Math.LN2) / 128),
);

it('e^x in double-doubles has 28 digits', () => {
  fc.assert(
    fc.property(magnitude, fc.double({ min: -1, max: 1, noNaN: true }), (x, part) => {
      const pair = twoSum(-x - 1e-20, part * 2 ** -55);
      fc.pre(pair.hi < 0);
      const error = errorOf(exponential(pair), exact(fixed(pair.hi) + fixed(pair.lo)));
      expect(error).toBeLessThan(2e-29 * (1 + x));
    }),
    { numRuns: cases(500) },
  );
});

it('e^x in doubles has an error below 0.51 * 2^-52', () => {
  fc.assert(
    fc.property(magnitude, (x) => {
      expect(errorOf(pairOf(fastExponential(-x)), exact(fixed(-x)))).toBeLessThan(0.51 * 2 ** -52);
    }),
    { numRuns: cases(500) },
  );
});

it.each([0, -1e-300, 5e-324, 1, -1, 100, -699.9, 700, -700, 699.5])('e^%d in doubles', (x) => {
  expect(fastExponential(x) / Math.exp(x) - 1).toBeCloseTo(0, 15);
});

it.each([
  [0, 1],
  [-744.4, 5e-324],
  [-746, 0],
  [-Infinity, 0],
])('e^%d in double-doubles is %d', (x, expected) => {
  expect(toNumber(exponential(pairOf(x)))).toBe(expected);
});
