import { describe, expect, test } from 'vitest';
import { exactLogitDecimal } from './functions.ts';
import { ratioOfDecimal } from '../../src/exact/ratioOfDecimal.ts';

function logit(text: string, base: number, single = false): number {
  const probability = ratioOfDecimal(text);
  if (typeof probability === 'string') throw new Error(probability);
  return exactLogitDecimal(probability, base, single);
}

describe('typed probabilities', () => {
  test.each([
    ['0.1', 0, -2.1972245773362196],
    ['0.9', 0, 2.1972245773362196],
    ['80%', 2, 2],
    ['4/5', 2, 2],
    ['0.2', 2, -2],
    ['0.99999999999999999999', 0, 46.051701859880914],
    ['0.5', 10, 0],
    ['0', 0, -Infinity],
    ['0e-99999999999', 0.5, Infinity],
    ['1', 0, Infinity],
    ['100%', 0, Infinity],
    ['1.00000000000000000000001', 0, NaN],
    ['-1e-30', 0, NaN],
  ])('logit of %s in base %d is %d', (text, base, expected) => {
    expect(logit(text, base)).toBe(expected);
  });
});

describe('exponents of any size', () => {
  test.each([
    ['1e-5000', 0, -11512.925464970229],
    ['1e-5010', 0, -11535.951315900169],
    ['1e-999999999', 0, -2302585090.6914606],
    ['2.5e-999999999', 0, -2302585089.77517],
    ['1e-5010', 10, -5010],
    ['1e-5011', 100, -2505.5],
    ['10/20e6000', 10, -6000.301029995664],
    ['5e-6000/50', 10, -6001],
    ['1e-99999999999999999999999', 0, -2.3025850929940457e23],
    ['1e5010', 0, NaN],
    ['-1e-5010', 0, NaN],
  ])('logit of %s in base %d is %d', (text, base, expected) => {
    expect(logit(text, base)).toBe(expected);
  });

  test('an exponent beyond the doubles has a log-odds beyond the doubles', () => {
    expect(logit(`1e-1${'0'.repeat(400)}`, 0)).toBe(-Infinity);
    expect(logit(`1e-1${'0'.repeat(400)}`, 0.5)).toBe(Infinity);
    expect(logit(`1e-1${'0'.repeat(100_000)}`, 1.7e308)).toBe(-Infinity);
    expect(logit(`1e-1${'0'.repeat(312)}`, 1.7e308)).toBe(-Infinity);
    expect(logit(`1e-1${'0'.repeat(309)}`, 1.7e308)).toBe(-3.2443258071984784e306);
  });

  test.each([
    ['1e-16777217', 10, -16777216],
    ['1e-16777219', 10, -16777218],
    ['1e-33554434', 100, -16777216],
  ])('float32: the logit of %s in base %d is just above a midpoint', (text, base, expected) => {
    expect(logit(text, base, true)).toBe(expected);
  });

  test('the logarithm and the built power meet at the limit', () => {
    const inside = logit('1e-5000', 0);
    const outside = logit('1e-5003', 0);
    expect(inside - outside).toBeCloseTo(3 * Math.LN10, 9);
  });
});
