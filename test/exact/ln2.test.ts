import { expect, test } from 'vitest';
import { ln2 } from '../../src/exact/ln2.ts';

/** The digits of OEIS A002162. */
const digits = 693147180559945309417232121458176568075500134360255254120680009493393621969694715605863326996n;

test.each([1, 8, 64, 128, 300])('ln 2 in units of 2^-%d is less than one unit off', (scale) => {
  const difference = ln2(scale) * 10n ** 93n - (digits << BigInt(scale));
  const unit = 10n ** 93n;
  expect(difference).toBeLessThan(unit);
  expect(difference).toBeGreaterThan(-unit);
});
