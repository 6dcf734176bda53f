import fc from 'fast-check';
import { expect, test } from 'vitest';
import { float64 } from '../../src/exact/format.ts';
import { roundFixed } from '../../src/exact/round.ts';
import { exactLogit, exactSigmoid, logitBits, sigmoidBits } from './functions.ts';

const anyBase = fc.constantFrom(0, 2, 10, 0.7);

test('logit to 192 bits has an error below 2^-190 and rounds to logit', () => {
  const probability = fc.double({ min: 0, max: 1, minExcluded: true, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(probability, anyBase, (p, base) => {
      fc.pre(p !== 0.5);
      const { value, error, scale } = logitBits(p, 192, base);
      expect((value < 0n ? -value : value) / error).toBeGreaterThan(2n ** 190n);
      expect(roundFixed(value, scale, float64)).toBe(exactLogit(p, base, false));
    }),
  );
});

test('sigmoid to 192 bits has an error below 2^-190 and rounds to sigmoid', () => {
  fc.assert(
    fc.property(fc.double({ min: -700, max: 30, noNaN: true }), anyBase, (x, base) => {
      fc.pre(x !== 0);
      const { value, error, scale } = sigmoidBits(x, 192, base);
      expect(value / error).toBeGreaterThan(2n ** 190n);
      expect(roundFixed(value, scale, float64)).toBe(exactSigmoid(x, base, false));
    }),
  );
});
