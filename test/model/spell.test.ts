import { describe, expect, it } from 'vitest';
import { exponential, fixed, shortest, significant } from './spell.ts';

describe('text by the model', () => {
  it.each([
    [0.5, 0, '0'],
    [1.5, 0, '2'],
    [2.5, 0, '2'],
    [0.125, 2, '0.12'],
    [0.375, 2, '0.38'],
    [-0.04, 1, '-0.0'],
    [1e22, 1, '10000000000000000000000.0'],
    [5e-324, 3, '0.000'],
    [0.1, 20, '0.10000000000000000555'],
  ])('%d with %i digits after the point', (value, count, text) => expect(fixed(value, count)).toBe(text));

  it.each([
    [0, 4, '0.0000e+00'],
    [12345, 2, '1.23e+04'],
    [9.995e-7, 1, '1.0e-06'],
    [-1e300, 0, '-1e+300'],
  ])('%d with %i digits and a power of ten', (value, count, text) =>
    expect(exponential(value, count)).toBe(text),
  );

  it.each([
    [0, 3, '0'],
    [0.000012345, 3, '0.0000123'],
    [1.25e-7, 2, '1.2e-7'],
    [123456, 2, '120000'],
    [9.99e20, 2, '1e+21'],
    [0.999, 2, '1'],
    [-0.1, 17, '-0.10000000000000001'],
  ])('%d with %i significant digits', (value, count, text) => expect(significant(value, count)).toBe(text));

  it.each([
    [Math.fround(0.1), '0.1'],
    [2 ** -149, '1e-45'],
    [2 ** -96, '1.2621775e-29'],
    [Math.fround(3.4028235e38), '3.4028235e+38'],
    [-Infinity, '-inf'],
    [NaN, 'nan'],
  ])('%d as a float32', (value, text) => expect(shortest(value, 'float32')).toBe(text));
});
