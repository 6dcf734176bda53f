import { expect, it } from 'vitest';
import { head, isProduct, isSum } from './exactly.ts';
import { binades, mapped, uniform } from './numbers.ts';
import { cases } from '../../support/thorough.ts';

const TWO_THIRDS = Math.fround(2 / 3);

/** The steps of `logNearOnePair` that its budget counts as exact, for s; those that are not. */
function inexactSteps(s: number): string[] {
  const s1 = head(s);
  const s2 = s - s1;
  const v = s * s;
  const cross = 2 * s1 * s2;
  const vLow = s1 * s1 - v + cross + s2 * s2;
  const v1 = head(v);
  const w1 = head(TWO_THIRDS * v1);
  const steps: Record<string, boolean> = {
    's1 s1': isProduct(s1 * s1, s1, s1),
    '2 s1 s2': isProduct(cross, 2 * s1, s2),
    's2 s2': isProduct(s2 * s2, s2, s2),
    's^2': isSum(v + 0, s1 * s1, cross, s2 * s2, -vLow),
    '2/3 v1': isProduct(TWO_THIRDS * v1, TWO_THIRDS, v1),
    's1 W1': isProduct(s1 * w1, s1, w1),
    '2s + s1 W1 descends': Math.abs(2 * s) > Math.abs(s1 * w1),
  };
  return Object.keys(steps).filter((name) => !steps[name]);
}

it.each([
  ['uniform s', mapped(uniform(1), (value) => (value - 0.5) / 32)],
  ['s ever nearer to 0', binades(2, -74, -6)],
])('the steps that the error budget counts as exact are exact for %s', (_name, next) => {
  for (let i = 0; i < cases(5000); i++) {
    const s = next();
    expect([s, inexactSteps(s)]).toEqual([s, []]);
  }
});

it('2/3 is its head and the rest to 2^-79', () => {
  const low = -1 / 3 / 2 ** 24;
  expect(TWO_THIRDS).toBe(11184811 / 16777216);
  expect(Math.abs(3 * (TWO_THIRDS - 0.5) - 0.5 + 3 * low)).toBeLessThan(2 ** -75);
});
