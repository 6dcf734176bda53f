import { expect, test } from 'vitest';
import { float32, float64 } from '../../src/exact/format.ts';
import { nearest } from '../../src/exact/nearest.ts';
import { ratioOfDecimal, type DecimalRatio } from '../../src/exact/ratioOfDecimal.ts';

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
  expect(nearest(ratio(text), float64)).toBe(expected);
});

test.each([
  ['7.006492321624085353546186479164495806564013097093825788587853e-46', 0],
  ['7.006492321624085354618647916449580656401309709382578858785341e-46', 0],
  ['7.0064923216240854e-46', 2 ** -149],
  ['-7.0064923216240853e-46', -0],
  ['0.500000029802322387695312', 0.5],
  ['0.5000000298023223876953125', 0.5],
  ['0.50000002980232238769531250001', 0.5 + 2 ** -24],
  ['1/3', Math.fround(1 / 3)],
  ['340282356779733661637539395458142568447.9', 2 ** 128 - 2 ** 104],
  ['340282356779733661637539395458142568448', Infinity],
])('the float32 nearest to %s is %d', (text, expected) => {
  expect(nearest(ratio(text), float32)).toBe(expected);
});

function ratio(text: string): DecimalRatio {
  const found = ratioOfDecimal(text);
  if (typeof found === 'string') throw new Error(found);
  return found;
}
