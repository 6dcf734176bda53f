import { expect, test } from 'vitest';
import { exactSigmoidDecimal } from './functions.ts';
import { ratioOfDecimal } from '../../src/exact/ratioOfDecimal.ts';

test.each([
  ['0', 0, 0.5],
  ['1.5', 2.25, 27 / 35],
  ['1/3', 8, 2 / 3],
  ['-1/3', 8, 1 / 3],
  ['1e-999999999', 0, 0.5],
  ['-1e-999999999', 0.5, 0.5],
  ['1e999999999', 1 + 2 ** -52, 1],
  ['-1e999999999', 1 + 2 ** -52, 0],
  ['1e999999999', 0.5, 0],
  ['-1e999999999', 0.5, 1],
  ['-745.13321910194120762', 0, 5e-324],
  ['-745.13321910194120763', 0, 0],
])('sigmoid of %s in base %d is %d', (text, base, expected) => {
  const logOdds = ratioOfDecimal(text);
  if (typeof logOdds === 'string') throw new Error(logOdds);
  expect(exactSigmoidDecimal(logOdds, base, false)).toBe(expected);
});
