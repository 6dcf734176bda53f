import { expect, it } from 'vitest';
import { grouped } from '../../src/text/grouped.ts';

it.each([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [-1234567, '-1,234,567'],
  [1234.5, '1,234.5'],
  [0.126, '0.13'],
  [999.999, '1,000'],
  [1e20, '1.00e+20'],
])('%d is %s', (value, text) => {
  expect(grouped(value)).toBe(text);
});
