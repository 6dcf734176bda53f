import { expect, it } from 'vitest';
import { formatValue } from '../../src/engine/formatValue.ts';

it.each([
  [0.1, 'float64', '0.1'],
  [Math.fround(0.1), 'float64', '0.10000000149011612'],
  [Math.fround(0.1), 'float32', '0.1'],
  // Read by way of a double it would be its neighbour.
  [7.038530691851209e-26, 'float32', '7.038531e-26'],
  [-0, 'float64', '0'],
  [1e21, 'float64', '1e+21'],
  [-Infinity, 'float32', '-inf'],
  [NaN, 'float64', 'nan'],
] as const)('%d in %s is %s', (value, dtype, text) => expect(formatValue(value, dtype)).toBe(text));
