import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ratioOfDouble } from '../../src/exact/ratio.ts';
import { exactSigmoid, exactSigmoidRatio } from './functions.ts';
import { nextUp } from './rows.ts';

const anyBase = fc.constantFrom(0, 2, 10, 0.5, 1.7, 1 + 2 ** -52, 1 - 2 ** -53, 1e300, 5e-324, 9);
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

describe('special and saturated log-odds', () => {
  test.each([
    [Infinity, 0, 1],
    [-Infinity, 0, 0],
    [Infinity, 0.5, 0],
    [-Infinity, 0.5, 1],
    [NaN, 0, NaN],
    [0, 0, 0.5],
    [-0, 0, 0.5],
    [5e-324, 1e300, 0.5],
    [1e308, 0, 1],
    [-1e308, 0, 0],
    [1e308, 1 + 2 ** -52, 1],
    [-1e308, 1 - 2 ** -53, 1],
    [1e308, 1 - 2 ** -53, 0],
    [-Number.MAX_VALUE, 5e-324, 1],
    [1, 1e300, 1],
    [-1, Number.MAX_VALUE, 5.562684646268003e-309],
    [1, 5e-324, 5e-324],
    [2, 5e-324, 0],
  ])('sigmoid(%d) in base %d is %d', (x, base, expected) => {
    expect(exactSigmoid(x, base, false)).toBe(expected);
  });

  test.each([
    [17.328678131103516, 0.9999999403953552],
    [17.32868194580078, 1],
    [-103.27892303466797, 1.401298464324817e-45],
    [-103.97208404541016, 0],
    [-87.5, 9.982351397596697e-39],
    [2 ** -24, 0.5],
  ])('in float32 sigmoid(%d) is %d', (x, expected) => {
    expect(exactSigmoid(x, 0, true)).toBe(expected);
  });

  test('an exponent that only a base near 1 keeps moderate is not saturation', () => {
    expect(exactSigmoid(2 ** 52, 1 + 2 ** -52, false)).toBe(0.7310585786300049);
  });
});

describe('results that are exact', () => {
  test.each([
    [1, 3, 0.75],
    [-1, 3, 0.25],
    [0.5, 9, 0.75],
    [1, 7, 0.875],
    [1, 2 ** 53 - 1, 1 - 2 ** -53],
    [-1, 2 ** 53 - 1, 2 ** -53],
    [-1, 2 ** 25 - 1, 2 ** -25],
  ])('sigmoid(%d) in base %d is %d', (x, base, expected) => {
    expect(exactSigmoid(x, base, false)).toBe(expected);
  });

  test.each([
    [1, 2, 2 / 3],
    [0.5, 4, 2 / 3],
    [-1.5, 2.25, 8 / 35],
    [0.5, 0.25, 1 / 3],
    [-1074, 2, 5e-324],
    [-1075, 2, 0],
    [-537.5, 4, 0],
    [53, 2, 1 - 2 ** -53],
    [54, 2, 1],
  ])('the rational sigmoid(%d) in base %d is rounded to %d', (x, base, expected) => {
    expect(exactSigmoid(x, base, false)).toBe(expected);
  });

  test.each([
    [-149, 2, 2 ** -149],
    [-150, 2, 0],
    [25, 2, 1],
    [24, 2, 1 - 2 ** -24],
  ])('in float32 the sigmoid of %d in base %d is %d', (x, base, expected) => {
    expect(exactSigmoid(x, base, true)).toBe(expected);
  });

  test('half-way between two float32 it goes to the even one', () => {
    expect(exactSigmoid(1, 2 ** 25 - 1, true)).toBe(1);
    expect(exactSigmoid(0.5, (2 ** 25 - 1) ** 2, true)).toBe(1);
    expect(exactSigmoidRatio(-7n, -14n, (2 ** 25 - 1) ** 2, true)).toBe(1);
  });

  test('10^-800 to either side of half-way it is decided', () => {
    const far = 10n ** 800n;
    expect(exactSigmoidRatio(far + 1n, far, 2 ** 25 - 1, true)).toBe(1);
    expect(exactSigmoidRatio(far - 1n, far, 2 ** 25 - 1, true)).toBe(1 - 2 ** -24);
  });

  /** The proof above `exactSigmoidRatio`, tried out: n^a + 2^ja is a power of two for j = 0, a = 1, n = 2^m - 1 alone. */
  test('a dyadic result needs the base 2^m - 1 and the power 1', () => {
    const found: string[] = [];
    for (let n = 1n; n < 600n; n += 1n) {
      for (let j = 0n; j < 12n; j += 1n) {
        for (let a = 1n; a < 12n; a += 1n) {
          if (n === 1n && j === 0n) continue;
          if (j > 0n && n % 2n === 0n) continue;
          if (isPowerOfTwo(n ** a + 2n ** (j * a))) found.push(`${n}/2^${j} ^${a}`);
        }
      }
    }
    expect(found).toEqual(['3', '7', '15', '31', '63', '127', '255', '511'].map((n) => `${n}/2^0 ^1`));
  });
});

describe('rationals', () => {
  test.each([
    [1n, 0n, NaN],
    [0n, 5n, 0.5],
    [-1n, -1n, 0.7310585786300049],
    [10n ** 400n, 1n, 1],
    [-(10n ** 400n), 1n, 0],
    [1n, 10n ** 400n, 0.5],
    [1n, 3n, 0.5825702064623147],
  ])('sigmoid(%d/%d) is %d', (numerator, denominator, expected) => {
    expect(exactSigmoidRatio(numerator, denominator, 0, false)).toBe(expected);
  });
});

describe('properties', () => {
  test('it is a probability for every double', () => {
    fc.assert(
      fc.property(finite, anyBase, fc.boolean(), (x, base, single) => {
        const result = exactSigmoid(x, base, single);
        expect(result).toBeGreaterThanOrEqual(0);
        expect(result).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('sigmoid(-x) in base 1/b is sigmoid(x) in base b where 1/b is exact', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1100, max: 1100, noNaN: true }),
        fc.integer({ min: 1, max: 1000 }),
        (x, exponent) => {
          expect(exactSigmoid(-x, 2 ** -exponent, false)).toBe(exactSigmoid(x, 2 ** exponent, false));
        },
      ),
    );
  });

  test('the ratio form agrees with the double form, whatever factor is common', () => {
    fc.assert(
      fc.property(finite, anyBase, fc.bigInt({ min: 1n, max: 10n ** 40n }), (x, base, factor) => {
        const { numerator, denominator } = ratioOfDouble(x);
        const result = exactSigmoidRatio(factor * numerator, factor * denominator, base, false);
        expect(result).toBe(exactSigmoid(x, base, false));
      }),
    );
  });

  test.each([-745.1332191019412, -708.3964185322641, -40, -1, 2 ** -53, 2 ** -20, 1, 37.42994775023705])(
    'it does not fall over the doubles round %d',
    (start) => {
      let x = start - 50 * 2 ** -53 * Math.abs(start);
      for (let i = 0; i < 100; i += 1, x = nextUp(x)) {
        expect(exactSigmoid(nextUp(x), 0, false)).toBeGreaterThanOrEqual(exactSigmoid(x, 0, false));
      }
    },
  );
});

function isPowerOfTwo(integer: bigint): boolean {
  return (integer & (integer - 1n)) === 0n;
}
