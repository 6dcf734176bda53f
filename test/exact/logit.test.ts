import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exactLogit, exactLogitRatio } from './functions.ts';
import { ratioOfDouble } from '../../src/exact/ratio.ts';
import { nextUp } from './rows.ts';

const bases = [0, 2, 10, 0.5, 1.7, 1 + 2 ** -52, 1 - 2 ** -53, 1e300, 5e-324, 9];
const anyBase = fc.constantFrom(...bases);

describe('special probabilities', () => {
  test.each([
    [0, 0, -Infinity],
    [-0, 0, -Infinity],
    [1, 0, Infinity],
    [0.5, 0, 0],
    [0.5, 0.3, 0],
    [0, 0.5, Infinity],
    [-0, 0.5, Infinity],
    [1, 0.5, -Infinity],
    [-5e-324, 0, NaN],
    [1.0000000000000002, 0, NaN],
    [Infinity, 2, NaN],
    [-Infinity, 2, NaN],
    [NaN, 2, NaN],
  ])('logit(%d) in base %d is %d', (p, base, expected) => {
    expect(exactLogit(p, base, false)).toBe(expected);
    expect(exactLogit(p, base, true)).toBe(expected);
  });
});

describe('results that are exact', () => {
  test.each([
    [0.75, 3, 1],
    [0.25, 3, -1],
    [0.75, 9, 0.5],
    [0.75, 81, 0.25],
    [0.875, 7, 1],
    [0.75, 3 ** 32, 2 ** -5],
    [1 - 2 ** -53, 2 ** 53 - 1, 1],
    [2 ** -25, 2 ** 25 - 1, -1],
    [2 ** -25, (2 ** 25 - 1) ** 2, -0.5],
  ])('logit(%d) in base %d is %d', (p, base, expected) => {
    expect(exactLogit(p, base, false)).toBe(expected);
    expect(exactLogit(p, base, true)).toBe(expected);
  });

  test.each([
    [4n, 5n, 2, 2],
    [1n, 5n, 2, -2],
    [10n, 11n, 10, 1],
    [2n, 3n, 4, 0.5],
    [2n, 3n, 0.25, -0.5],
    [27n, 35n, 2.25, 1.5],
    [2n ** 1075n, 2n ** 1075n + 1n, 2, 1075],
    [3n ** 2000n, 3n ** 2000n + 1n, 9, 1000],
  ])('logit(%d/%d) in base %d is %d', (numerator, denominator, base, expected) => {
    expect(exactLogitRatio(numerator, denominator, base, false)).toBe(expected);
    expect(exactLogitRatio(numerator, denominator, base, true)).toBe(expected);
  });

  test('a probability 10^-400 away from an exact result is decided', () => {
    const far = 10n ** 400n;
    expect(exactLogitRatio(4n * far + 1n, 5n * far, 2, false)).toBe(2);
  });
});

describe('rationals', () => {
  test.each([
    [1n, 0n, NaN],
    [0n, 0n, NaN],
    [-1n, 2n, NaN],
    [3n, 2n, NaN],
    [0n, 7n, -Infinity],
    [7n, 7n, Infinity],
    [-1n, -2n, 0],
    [5n, 10n, 0],
    [-1n, -4n, -1.0986122886681098],
  ])('logit(%d/%d) is %d', (numerator, denominator, expected) => {
    expect(exactLogitRatio(numerator, denominator, 0, false)).toBe(expected);
  });

  test('a log-odds below the least double keeps its sign', () => {
    const half = 10n ** 400n;
    expect(exactLogitRatio(half + 1n, 2n * half, 0, false)).toBe(0);
    expect(exactLogitRatio(half - 1n, 2n * half, 0, false)).toBe(-0);
  });

  test('10^-5000 has its finite log-odds', () => {
    expect(exactLogitRatio(1n, 10n ** 5000n, 0, false)).toBe(-11512.925464970229);
  });

  test('800 digits of 9 are read to the last', () => {
    expect(exactLogitRatio(10n ** 800n - 1n, 10n ** 800n, 10, false)).toBe(800);
  });

  test('a log-odds in a base near 1 may be large, also in float32', () => {
    expect(exactLogit(5e-324, 1 + 2 ** -52, false)).toBe(-3352660030504798000);
    expect(exactLogit(5e-324, 1 + 2 ** -52, true)).toBe(Math.fround(-3352660030504798000));
  });
});

describe('properties', () => {
  const probability = fc.double({ min: 0, max: 1, noNaN: true });
  const upper = fc.double({ min: 0.5, max: 1, noNaN: true, minExcluded: true });

  test('logit(1 - p) = -logit(p) where 1 - p is exact', () => {
    fc.assert(
      fc.property(upper, anyBase, fc.boolean(), (p, base, single) => {
        expect(exactLogit(1 - p, base, single)).toBe(-exactLogit(p, base, single));
      }),
    );
  });

  test('base 1/b negates base b where 1/b is exact', () => {
    fc.assert(
      fc.property(upper, fc.integer({ min: 1, max: 1000 }), (p, exponent) => {
        expect(exactLogit(p, 2 ** -exponent, false)).toBe(-exactLogit(p, 2 ** exponent, false));
      }),
    );
  });

  test('the ratio form agrees with the double form, whatever factor is common', () => {
    fc.assert(
      fc.property(probability, anyBase, fc.bigInt({ min: 1n, max: 10n ** 40n }), (p, base, factor) => {
        const { numerator, denominator } = ratioOfDouble(p);
        const result = exactLogitRatio(factor * numerator, factor * denominator, base, false);
        expect(result).toBe(exactLogit(p, base, false));
      }),
    );
  });

  test.each([0, 5e-324, 2 ** -1022, 1e-270, 0.25, 0.5 - 2 ** -7, 0.5, 0.5 + 2 ** -7, 0.75, 1 - 2 ** -46])(
    'it does not fall over the doubles round %d',
    (start) => {
      let p = Math.max(0, start - 50 * 2 ** -53 * start);
      for (let i = 0; i < 100; i += 1, p = nextUp(p)) {
        expect(exactLogit(nextUp(p), 0, false)).toBeGreaterThanOrEqual(exactLogit(p, 0, false));
      }
    },
  );
});
