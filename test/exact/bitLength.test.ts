import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bitLength } from '../../src/exact/bitLength.ts';

test.each([
  [0n, 0],
  [1n, 1],
  [-1n, 1],
  [2n ** 53n - 1n, 53],
  [2n ** 53n, 54],
  [2n ** 60n - 1n, 60],
  [2n ** 60n, 61],
  [-(2n ** 1023n - 1n), 1023],
  [2n ** 1023n, 1024],
  [2n ** 1024n - 1n, 1024],
  [2n ** 1024n, 1025],
  [2n ** 9999n - 1n, 9999],
])('%d has its number of binary digits', (integer, length) => {
  expect(bitLength(integer)).toBe(length);
});

test('it is the length of the binary text', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 2n ** 1200n }), fc.nat(1200), (integer, shift) => {
      const shifted = integer >> BigInt(shift);
      expect(bitLength(shifted)).toBe(shifted === 0n ? 0 : shifted.toString(2).length);
    }),
  );
});
