import { describe, expect, it } from 'vitest';
import { head, isProduct, isSum } from './exactly.ts';
import { binades, mapped, stepsFrom, uniform } from './numbers.ts';
import { constant, numbers } from './tables.ts';
import { cases } from '../../support/thorough.ts';

const rows = numbers('LOGARITHM_ROWS');
const LN2_GRID_HI = constant('LN2_GRID_HI');
const view = new DataView(new ArrayBuffer(8));

/** The steps of `logRatioPair` that its budget counts as exact, for a / (b + rest); those that are not. */
function inexactSteps(a: number, b: number, rest: number): string[] {
  const t = head(a / b);
  const b1 = head(b);
  const b2 = b - b1;
  const left1 = a - t * b1;
  const left2 = left1 - t * b2;
  const v = (left2 - t * rest) / a;

  view.setFloat64(0, t);
  const high = view.getUint32(0);
  const k = (high >>> 20) - 1023;
  const index = (high >>> 12) & 255;
  const m = t * 2 ** -k;
  const reciprocal = rows[2 * index]!;
  const z = m * reciprocal - 1;
  const start = k * LN2_GRID_HI + rows[2 * index + 1]!;
  const half = 0.5 * z * z;
  const sum1 = start + z;
  const drop1 = z - (sum1 - start);
  const sum2 = sum1 - half;
  const drop2 = sum1 - sum2 - half;

  const steps: Record<string, boolean> = {
    't b1': isProduct(t * b1, t, b1),
    't b2': isProduct(t * b2, t, b2),
    'a - t b1': isSum(left1, a, -t * b1),
    'a - t b': isSum(left2, left1, -t * b2),
    '|v| <= 2^-26': Math.abs(v) <= 2 ** -26 * (1 + 2 ** -20),
    'm R - 1': isSum(z, m * reciprocal, -1) && isProduct(m * reciprocal, m, reciprocal),
    '|z| <= 2^-8': Math.abs(z) <= 2 ** -8,
    'z z': isProduct(z * z, z, z),
    'k ln 2': isProduct(k * LN2_GRID_HI, k, LN2_GRID_HI),
    'k ln 2 - ln R': isSum(start, k * LN2_GRID_HI, rows[2 * index + 1]!),
    'k ln 2 - ln R + z': isSum(sum1, start, z, -drop1),
    'k ln 2 - ln R + z - z z / 2': isSum(sum2, sum1, -half, -drop2),
  };
  return Object.keys(steps).filter((name) => !steps[name]);
}

describe('the steps that the error budget counts as exact are exact', () => {
  it.each([
    ['uniform p', uniform(1)],
    ['small p', binades(2, -896, -1)],
    ['p next to 1', mapped(binades(3, -53, -2), (value) => 1 - value)],
    ['p at the near-half edge', mapped(uniform(4), (value) => 0.5 - 1 / 128 - value / 1000)],
    ['p near 1/2', mapped(uniform(6), (value) => 0.5 + (value - 0.5) / 32)],
    ['p below 1/2 and ever nearer', mapped(binades(7, -53, -5), (value) => 0.5 - value)],
    ['p above 1/2 and ever nearer', mapped(binades(8, -52, -5), (value) => 0.5 + value)],
  ])('for %s', (_name, next) => {
    for (let i = 0; i < cases(3000); i++) {
      const p = next();
      const q = 1 - p;
      expect([p, inexactSteps(p, q, 1 - q - p)]).toEqual([p, []]);
    }
  });

  it('for both ends of every cell of the table', () => {
    for (let i = 0; i < 256; i++) {
      for (const t of [1 + i / 256, stepsFrom(1 + (i + 1) / 256, -(2 ** 27))]) {
        for (const odds of [t * 2 ** -7, t, t / 2])
          expect([odds, inexactSteps(odds, 1, 0)]).toEqual([odds, []]);
      }
    }
  });

  it('for decimals m / (scale - m)', () => {
    const next = uniform(5);
    for (let i = 0; i < cases(3000); i++) {
      const scale = Number(`1e${Math.floor(next() * 23)}`);
      const m = Math.ceil(next() ** 3 * Math.min(scale - 1, 2 ** 53 - 1)) || 1;
      const q = scale - m;
      if (q <= 0 || Math.abs(2 * m - scale) < scale / 64) continue;
      const back = q - scale;
      const rest = scale - (q - back) + (-m - back);
      expect([m, scale, inexactSteps(m, q, rest)]).toEqual([m, scale, []]);
    }
  });
});
