import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { float32, float64 } from '../../src/exact/format.ts';
import { ratioOfDouble } from '../../src/exact/ratio.ts';
import { roundFixed, roundRatio } from '../../src/exact/round.ts';

describe('integers over powers of two', () => {
  test.each([
    ['zero', 0n, 5, 0],
    ['one', 1n, 0, 1],
    ['a tie to the even neighbour below', 2n ** 53n + 1n, 0, 2 ** 53],
    ['a tie to the even neighbour above', 2n ** 53n + 3n, 0, 2 ** 53 + 4],
    ['just above a tie', (2n ** 53n + 1n) * 2n ** 99n + 1n, 99, 2 ** 53 + 2],
    ['a carry into the next power of two', 2n ** 54n - 1n, 54, 1],
    ['a negative scale', 3n, -10, 3072],
    ['the greatest double', 2n ** 1024n - 2n ** 970n - 1n, 0, Number.MAX_VALUE],
    ['the tie above the greatest double', 2n ** 1024n - 2n ** 970n, 0, Infinity],
    ['far above the greatest double', 1n, -5000, Infinity],
    ['the least double', 1n, 1074, 5e-324],
    ['half the least double, a tie to 0', 1n, 1075, 0],
    ['just above half the least double', 2n ** 50n + 1n, 1125, 5e-324],
    ['the least normal double', 2n ** 60n, 1082, 2 ** -1022],
    ['a subnormal tie', 3n, 1075, 1e-323],
    ['far below the least double', 1n, 9000, 0],
  ])('%s', (_, integer, scale, expected) => {
    expect(roundFixed(integer, scale, float64)).toBe(expected);
    expect(roundFixed(-integer, scale, float64)).toBe(integer === 0n ? 0 : -expected);
  });

  test.each([
    ['a tie to even', 2n ** 24n + 1n, 0, 2 ** 24],
    ['a double rounding would miss it', (2n ** 24n + 1n) * 2n ** 60n + 1n, 60, 2 ** 24 + 2],
    ['the greatest float32', 2n ** 128n - 2n ** 103n - 1n, 0, 3.4028234663852886e38],
    ['the tie above the greatest float32', 2n ** 128n - 2n ** 103n, 0, Infinity],
    ['the least float32', 1n, 149, 2 ** -149],
    ['half the least float32', 1n, 150, 0],
    ['a subnormal tie', 3n, 150, 2 ** -148],
  ])('float32: %s', (_, integer, scale, expected) => {
    expect(roundFixed(integer, scale, float32)).toBe(expected);
    expect(roundFixed(-integer, scale, float32)).toBe(-expected);
  });
});

describe('ratios', () => {
  test('a ratio of two whole doubles is their quotient', () => {
    const whole = fc.bigInt({ min: 1n, max: 2n ** 53n });
    fc.assert(
      fc.property(whole, whole, (n, d) => {
        expect(roundRatio(n, d, float64)).toBe(Number(n) / Number(d));
        expect(roundRatio(-n, d, float64)).toBe(-Number(n) / Number(d));
      }),
    );
  });

  test('every double and every float32 is recovered from its exact ratio', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        const { numerator, denominator } = ratioOfDouble(x);
        expect(roundRatio(numerator, denominator, float64)).toBe(x === 0 ? 0 : x);
        expect(roundRatio(numerator, denominator, float32)).toBe(x === 0 ? 0 : Math.fround(x));
      }),
    );
  });

  test('a decimal ratio is what JavaScript reads', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 30n }), fc.nat(350), (digits, exponent) => {
        expect(roundRatio(digits, 10n ** BigInt(exponent), float64)).toBe(Number(`${digits}e-${exponent}`));
      }),
    );
  });
});
