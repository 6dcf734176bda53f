import { expect, it } from 'vitest';
import { createStars } from '../../src/output/stars.ts';

it('a star is a character, and stars outside are not drawn', () => {
  const stars = createStars(3, 2);
  for (const [x, y] of [
    [-1, 0],
    [0, 0],
    [2, 1],
    [3, 1],
    [1, 2],
    [1, -1],
  ] as const)
    stars.set(x, y);
  expect([stars.width, stars.height]).toEqual([3, 2]);
  expect([0, 1].map((line) => [0, 1, 2].map((column) => stars.character(column, line)).join(''))).toEqual([
    '*  ',
    '  *',
  ]);
});
