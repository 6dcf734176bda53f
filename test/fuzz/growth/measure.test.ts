import { describe, expect, it } from 'vitest';
import { growthOf, growthTable, isBounded, LIMITS, type Dimension, type Growth } from './measure.ts';

/** A clock that a task moves on, and a dimension whose task costs what `cost` says. */
function measured(cost: (size: number, round: number) => number, max = 2 ** 20): Promise<Growth> {
  let now = 0;
  let round = 0;
  const dimension: Dimension = {
    name: 'pieces',
    min: 1,
    max,
    prepare: (size) => () => {
      now += cost(size, round++);
      return Promise.resolve();
    },
  };
  return growthOf(dimension, LIMITS, () => now);
}

describe('the growth of a cost', () => {
  it.each<[string, (size: number) => number, boolean]>([
    ['that is the same', () => 100, true],
    ['linear', (size) => size, true],
    ['linear, with a start', (size) => 20 + size, true],
    ['n log n', (size) => size * Math.log2(size + 1), true],
    ['n^1.3', (size) => size ** 1.3, true],
    ['n^1.5', (size) => size ** 1.5, false],
    ['quadratic', (size) => size ** 2, false],
    ['quadratic and linear', (size) => size + size ** 2 / 100, false],
    ['quadratic, with a start', (size) => 100 + size ** 2, false],
  ])('%s', async (_, cost, expected) => {
    const growth = await measured(cost);
    expect([growth.factor, isBounded(growth)]).toEqual([growth.factor, expected]);
  });

  it('is measured again if it was too large once', async () => {
    const late = await measured((size, round) => (round === 33 ? 10 * size : size));
    expect(isBounded(late)).toBe(true);
  });

  it('is the median of the rounds', async () => {
    const growth = await measured((size, round) => (round % 4 === 2 ? 2 * size : size));
    expect(growth.steps.at(-1)!.cost).toBe(growth.steps.at(-1)!.size);
  });

  it('is unknown where the largest size costs nothing', async () => {
    const growth = await measured((size) => size / 1000, 1000);
    expect(growth.factor).toBeUndefined();
    expect(isBounded(growth)).toBe(true);
  });
});

it('the table shows the last costs, and which of them grow too fast', async () => {
  const fast = { ...(await measured((size) => size ** 2)), name: 'squares' };
  expect(growthTable([await measured((size) => size), fast])).toEqual([
    'dimension  largest  ms   ms    ms    ms  factor',
    'pieces         256  32   64   128   256    2.00',
    'squares         64  64  256  1024  4096    4.00  grows too fast',
  ]);
});
