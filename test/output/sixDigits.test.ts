import { expect, it } from 'vitest';
import { sixDigits } from '../../src/output/sixDigits.ts';

it.each([
  [undefined, '-'],
  [0, '0'],
  [-0, '0'],
  [1 / 3, '0.333333'],
  [123456789, '123456789'],
  [123456.789, '123457'],
  [0.00012345678, '0.000123457'],
  [0.0000012345678, '1.23457e-6'],
  [-1.5e-300, '-1.5e-300'],
  [1e12, '1000000000000'],
  [1.2345678e15, '1234570000000000'],
  [1.2345678e25, '1.23457e+25'],
  [Infinity, 'inf'],
  [-Infinity, '-inf'],
])('%d is %s', (value, text) => {
  expect(sixDigits(value)).toBe(text);
});
