import { expect, test } from 'vitest';

// As `storeFours` in src/kernel/print/digits.ts computes it, in float32.
const MIDDLE = 312;
const RECIPROCAL = Math.fround(1 / 625);
const ROUNDED = 1.5 * 2 ** 23;

test('the float32 quotients that split eight digits are right for all numbers', () => {
  let wrong = 0;
  for (let sixteenths = 0; sixteenths < 10 ** 8 / 16; sixteenths++) {
    const product = Math.fround((sixteenths - MIDDLE) * RECIPROCAL);
    const first = Math.fround(product + ROUNDED) - ROUNDED;
    if (first !== Math.floor(sixteenths / 625)) wrong++;
  }
  expect(wrong).toBe(0);
});
