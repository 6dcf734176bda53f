import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { float64 } from '../../src/exact/format.ts';
import { ratioOfDecimal } from '../../src/exact/ratioOfDecimal.ts';
import { roundRatio } from '../../src/exact/round.ts';

describe('decimals and fractions', () => {
  test.each([
    ['0.8', 8n, 10n],
    ['80%', 80n, 100n],
    ['.5', 5n, 10n],
    ['5.', 5n, 1n],
    ['-0.25', -25n, 100n],
    ['+1e2', 100n, 1n],
    ['1E-2', 1n, 100n],
    ['00012', 12n, 1n],
    ['0.0000', 0n, 1n],
    ['-0', 0n, 1n],
    ['0e999999999999999999999', 0n, 1n],
    ['1/3', 1n, 3n],
    ['-1/-3', 1n, 3n],
    ['1/-3', -1n, 3n],
    ['1.5/0.5', 15n, 5n],
    ['50%/2', 50n, 200n],
    ['1e-6000/2e-6000', 1n, 2n],
    ['1e5000', 10n ** 5000n, 1n],
    ['1e-5000', 1n, 10n ** 5000n],
  ])('%s', (text, numerator, denominator) => {
    const ratio = ratioOfDecimal(text);
    if (typeof ratio === 'string') throw new Error(ratio);
    expect(ratio.exponent).toBe(0n);
    expect(ratio.numerator * denominator).toBe(numerator * ratio.denominator);
    expect(ratio.denominator).toBeGreaterThan(0n);
  });

  test.each([
    ['1e-999999999', 1n, 1n, -999999999n],
    ['-2.5e999999999', -25n, 1n, 999999998n],
    ['3/7e99999999999999999999', 3n, 7n, -99999999999999999999n],
    ['1e-6001%', 1n, 1n, -6003n],
  ])('%s keeps its exponent', (text, numerator, denominator, exponent) => {
    expect(ratioOfDecimal(text)).toEqual({ numerator, denominator, exponent });
  });

  test('a long run of digits may outweigh its exponent', () => {
    const ratio = ratioOfDecimal(`${'9'.repeat(7000)}e-7000`);
    expect(ratio).toEqual({ numerator: 10n ** 7000n - 1n, denominator: 10n ** 7000n, exponent: 0n });
  });

  test('the text of every double is the ratio that rounds to it', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        const ratio = ratioOfDecimal(String(x));
        if (typeof ratio === 'string') throw new Error(ratio);
        expect(roundRatio(ratio.numerator, ratio.denominator, float64)).toBe(x === 0 ? 0 : x);
      }),
    );
  });
});

describe('text that is not a number', () => {
  test.each([
    '',
    '.',
    '-',
    'e5',
    '1e',
    '1e+',
    '1.2.3',
    '0x10',
    '1_000',
    'inf',
    'nan',
    ' 1',
    '1 ',
    '1 / 3',
    '1/',
    '/2',
    '1/2/3',
  ])('"%s"', (text) => {
    expect(ratioOfDecimal(text)).toBe('not a number');
  });

  test.each(['--1', '%', '5%%', '1,5', '٣', '1e1.5', '1n'])('"%s"', (text) => {
    expect(ratioOfDecimal(text)).toBe('not a number');
  });

  test.each(['1/0', '0/0', '1/0e-999999999', '5/-0.0%'])('"%s" divides by zero', (text) => {
    expect(ratioOfDecimal(text)).toBe('division by zero');
  });
});
