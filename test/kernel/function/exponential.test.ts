import { expect, it } from 'vitest';
import { isProduct, isSum } from './exactly.ts';
import { binades, mapped, uniform } from './numbers.ts';
import { constant, numbers } from './tables.ts';
import { cases } from '../../support/thorough.ts';

const rows = numbers('EXPONENTIAL_ROWS');
const PER_STEP = constant('PER_STEP');
const STEP_HI = constant('STEP_HI');
const TO_INTEGER = 2 ** 52;
const TO_GRID = 1.5 * 2 ** 17;

/** The steps of `exponential` that its budget counts as exact, for e^-a; those that are not. */
function inexactSteps(a: number): string[] {
  const k = a * PER_STEP + TO_INTEGER - TO_INTEGER;
  const high = k * STEP_HI - a;
  const w1 = high + TO_GRID - TO_GRID;
  const t1 = rows[2 * (k & 255)]!;
  const sum = t1 + t1 * w1;
  const steps: Record<string, boolean> = {
    'k step': isProduct(k * STEP_HI, k, STEP_HI),
    'k step - a': isSum(high, k * STEP_HI, -a),
    '|w| <= 2^-9.53': Math.abs(high) <= 2 ** -9.52,
    'w1 on its grid': Number.isInteger(w1 * 2 ** 35) && Math.abs(w1) <= 2 ** -9,
    'w - w1': isSum(high - w1, high, -w1) && Math.abs(high - w1) <= 2 ** -36,
    'w1 w1': isProduct(w1 * w1, w1, w1),
    't1 w1': isProduct(t1 * w1, t1, w1),
    't1 + t1 w1 descends': Math.abs(t1) > Math.abs(t1 * w1) && sum > 0.49 && sum < 1.002,
  };
  return Object.keys(steps).filter((name) => !steps[name]);
}

it.each([
  ['all of its domain', mapped(uniform(1), (value) => value * 746)],
  ['ordinary a', mapped(uniform(2), (value) => value * 40)],
  ['small a', binades(3, -56, 0)],
  ['both ends of a step', mapped(uniform(4), (value) => (Math.floor(value * 255_000) + 0.5) / PER_STEP)],
])('the steps that the error budget counts as exact are exact for %s', (_name, next) => {
  for (let i = 0; i < cases(5000); i++) {
    const a = next();
    expect([a, inexactSteps(a)]).toEqual([a, []]);
  }
});
