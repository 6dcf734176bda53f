import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quotient } from '../../src/exact/quotient.ts';

const value = fc.bigInt({ min: -(2n ** 200n), max: 2n ** 200n });
const error = fc.bigInt({ min: 0n, max: 2n ** 40n });
const scale = fc.integer({ min: 0, max: 300 });
const sign = fc.constantFrom(-1n, 1n);

test('it contains the quotients of the ends', () => {
  fc.assert(
    fc.property(
      value,
      error,
      scale,
      value,
      error,
      scale,
      sign,
      sign,
      (a, errorA, scaleA, b, errorB, scaleB, s, t) => {
        fc.pre(a ** 2n > 2n ** 90n && b ** 2n > 2n ** 90n);
        const result = quotient(
          { value: a, error: errorA, scale: scaleA },
          { value: b, error: errorB, scale: scaleB },
          90,
        );
        // (a +- errorA) 2^-scaleA / ((b +- errorB) 2^-scaleB), multiplied out
        const n = a + s * errorA;
        const d = b + t * errorB;
        const shift = result.scale - scaleA + scaleB;
        const left = n << BigInt(Math.max(0, shift));
        const right = d << BigInt(Math.max(0, -shift));
        const off = left - result.value * right;
        expect(off < 0n ? -off : off).toBeLessThanOrEqual(result.error * (right < 0n ? -right : right));
      },
    ),
  );
});
