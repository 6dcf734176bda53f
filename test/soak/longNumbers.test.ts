import { expect, test } from 'vitest';
import { float64 } from '../../src/exact/format.ts';
import { nearest } from '../../src/exact/nearest.ts';
import { roundDecimal } from '../../src/exact/decimalText.ts';
import { exactLogitDecimal } from '../exact/functions.ts';

/** Halfway between two doubles. */
const half = `1.${(5n ** 53n).toString().padStart(53, '0')}`;

test('more than ten million digits are not read', () => {
  expect(
    roundDecimal(`${half}${'0'.repeat(5e6)}1${'0'.repeat(6e6)}`, (typed) => nearest(typed, float64)),
  ).toBe(1 + 2 ** -52);
  expect(() => roundDecimal(`${half}${'0'.repeat(1e7)}1`, (typed) => nearest(typed, float64))).toThrow(
    'a number of 10000056 digits, of which the first 10000000 do not decide the result',
  );
  expect(roundDecimal(`0.${'3'.repeat(1e7)}`, (typed) => exactLogitDecimal(typed, 0, false))).toBe(
    -0.6931471805599453,
  );
}, 60_000);
