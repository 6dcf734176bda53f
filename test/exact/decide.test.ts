import { expect, test } from 'vitest';
import { decide } from '../../src/exact/decide.ts';
import { float32, float64 } from '../../src/exact/format.ts';

/** A third, and an error that the first enclosures are not free of. */
function third(bits: number) {
  return { value: (1n << BigInt(bits)) / 3n, error: 1n << 100n, scale: bits };
}

test('more bits are asked for until both ends round alike', () => {
  const asked: number[] = [];
  const result = decide((bits) => {
    asked.push(bits);
    return third(bits);
  }, float64);
  expect(result).toBe(1 / 3);
  expect(asked).toEqual([128, 256]);
});

test('the coarser format needs fewer', () => {
  expect(decide((bits) => ({ ...third(bits), error: 1n << 90n }), float32)).toBe(Math.fround(1 / 3));
});

test('an exact midpoint, which callers must exclude, ends in an error', () => {
  const midpoint = 2n ** 53n + 1n;
  expect(() =>
    decide((bits) => ({ value: midpoint << BigInt(bits), error: 1n, scale: bits }), float64),
  ).toThrow(RangeError);
});
