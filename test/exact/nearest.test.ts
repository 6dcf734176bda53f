import { expect, test } from 'vitest';
import { nearestDouble } from '../../src/exact/nearest.ts';
import { ratioOfDecimal } from '../../src/exact/ratioOfDecimal.ts';

test.each([
  ['1/3', 1 / 3],
  ['-2/3', -2 / 3],
  ['9007199254740993', 9007199254740992],
  ['9007199254740995', 9007199254740996],
  ['9007199254740993.000000000000000000001', 9007199254740994],
  ['2.4703282292062327e-324', 0],
  ['2.4703282292062328e-324', 5e-324],
  ['1.797693134862315807e308', Number.MAX_VALUE],
  ['1.797693134862315808e308', Infinity],
  ['-1e400', -Infinity],
  ['1e999999999', Infinity],
  ['-1e999999999', -Infinity],
  ['1e-999999999', 0],
  ['-1e-999999999', -0],
  ['1e999999999/1e999999999', 1],
])('the double nearest to %s is %d', (text, expected) => {
  const ratio = ratioOfDecimal(text);
  if (typeof ratio === 'string') throw new Error(ratio);
  expect(nearestDouble(ratio)).toBe(expected);
});
