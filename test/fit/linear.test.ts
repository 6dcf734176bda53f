import { expect, it } from 'vitest';
import { factorize, type Factors, powerOfTwoNear, solve, varianceOf } from '../../src/fit/linear.ts';
import { pairOf, toNumber } from '../../src/fit/pair.ts';

const lower = (rows: readonly (readonly number[])[]) => rows.map((row) => row.map(pairOf));

function factors(rows: readonly (readonly number[])[]): Factors {
  const result = factorize(lower(rows));
  if (typeof result === 'number') throw new Error(`row ${result}`);
  return result;
}

it('solves equations whose condition is beyond doubles', () => {
  // Hilbert's matrix of order 10, in whole numbers: its condition is 1.6e13, and that of its square more than doubles have.
  const scale = 232792560;
  const hilbert = Array.from({ length: 10 }, (_, i) =>
    Array.from({ length: 10 }, (__, j) => scale / (i + j + 1)),
  );
  const b = hilbert.map((row) => pairOf(row.reduce((sum, value) => sum + value, 0)));
  const x = solve(factors(hilbert.map((row, i) => row.slice(0, i + 1))), b).map(toNumber);
  for (const value of x) expect(Math.abs(value - 1)).toBeLessThan(1e-14);
});

it('computes the variance of a combination', () => {
  const information = factors([[4], [2, 3]]);
  // The inverse is [[3, -2], [-2, 4]] / 8.
  expect(toNumber(varianceOf(information, [1, 0].map(pairOf)))).toBe(0.375);
  expect(toNumber(varianceOf(information, [1, 1].map(pairOf)))).toBe(0.375);
});

it.each<[string, number[][], number[], number]>([
  ['a second row that is the first', [[1], [1, 1]], [], 1],
  ['a negative diagonal', [[-1]], [], 0],
  ['a diagonal of 0', [[1], [0, 0]], [], 1],
  ['NaN', [[Number.NaN]], [], 0],
  ['infinity', [[Infinity]], [], 0],
  ['less than the share asked for', [[1], [0.9, 1]], [0, 0.2], 1],
])('names the first row that depends on others: %s', (_, rows, min, index) => {
  expect(factorize(lower(rows), min)).toBe(index);
});

it.each([
  [1, 1],
  [3, 4],
  [1e308, 2 ** 1000],
  [5e-324, 2 ** -1000],
])('the power of two near %d', (x, power) => {
  expect(powerOfTwoNear(x)).toBe(power);
});
