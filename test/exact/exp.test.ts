import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expNegative, halvings } from '../../src/exact/exp.ts';
import { float64 } from '../../src/exact/format.ts';
import { roundFixed } from '../../src/exact/round.ts';

test.each([
  [0n, 1],
  [1n, 0.36787944117144233],
  [10n, 0.000045399929762484854],
  [700n, 9.85967654375977e-305],
])('e^-%d', (z, expected) => {
  const { mantissa, exponent } = expNegative(z << 192n, 0n, 192, 12);
  expect(roundFixed(mantissa, 192 + exponent, float64)).toBe(expected);
});

test('the enclosure with few bits contains the one with many', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 746n << 64n }), fc.integer({ min: 64, max: 400 }), (z, bits) => {
      const coarse = expNegative(z << BigInt(bits - 64), 0n, bits, halvings(bits));
      const fine = expNegative(z << BigInt(bits + 136), 0n, bits + 200, halvings(bits + 200));
      const shift = BigInt(200 + fine.exponent - coarse.exponent);
      const low = (coarse.mantissa - coarse.error) << shift;
      const high = (coarse.mantissa + coarse.error) << shift;
      fc.pre(fine.exponent === coarse.exponent);
      expect(fine.mantissa + fine.error).toBeGreaterThanOrEqual(low);
      expect(fine.mantissa - fine.error).toBeLessThanOrEqual(high);
    }),
  );
});
