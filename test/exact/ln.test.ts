import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { float64 } from '../../src/exact/format.ts';
import { ln } from '../../src/exact/ln.ts';
import { roundFixed } from '../../src/exact/round.ts';

const positive = fc.bigInt({ min: 1n, max: 2n ** 1100n });
const bitsWanted = fc.integer({ min: 64, max: 400 });

describe('ln of a ratio', () => {
  test.each([
    [2n, 1n, Math.LN2],
    [1n, 2n, -Math.LN2],
    [10n, 1n, Math.LN10],
    [3n, 1n, 1.0986122886681098],
    [3n, 2n, 0.4054651081081644],
    [3n, 4n, -0.2876820724517809],
    [1n, 10n ** 5000n, -11512.925464970229],
  ])('ln(%d/%d)', (n, d, expected) => {
    const { value, scale } = ln(n, d, 128);
    expect(roundFixed(value, scale, float64)).toBe(expected);
  });

  test('close to 1 it keeps its relative precision', () => {
    const large = 10n ** 300n;
    const { value, error, scale } = ln(large + 1n, large, 128);
    expect(roundFixed(value, scale, float64)).toBe(1e-300);
    expect(value / error).toBeGreaterThan(2n ** 128n);
  });

  test('the enclosure with few bits contains the one with many', () => {
    fc.assert(
      fc.property(positive, positive, bitsWanted, (n, d, bits) => {
        fc.pre(n !== d);
        const coarse = ln(n, d, bits);
        const fine = ln(n, d, bits + 200);
        const shift = BigInt(fine.scale - coarse.scale);
        const difference = fine.value - (coarse.value << shift);
        const allowed = (coarse.error << shift) + fine.error;
        expect(difference).toBeLessThanOrEqual(allowed);
        expect(difference).toBeGreaterThanOrEqual(-allowed);
      }),
    );
  });
});
