import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, pairOf, toNumber, twoProduct, ZERO } from '../../src/fit/pair.ts';
import { estimateOf, mergeMoments, NO_MOMENTS, type Moments } from '../../src/score/moments.ts';

/** The sums of whole numbers about a center, which are exact. */
function momentsOf(rows: readonly (readonly [value: number, weight: number])[], center: number): Moments {
  const sum = (term: (value: number, weight: number) => number): Moments['sum'] =>
    rows.reduce((total, [value, weight]) => add(total, twoProduct(term(value, weight), 1)), ZERO);
  return {
    count: rows.length,
    center,
    weight: sum((_, weight) => weight),
    squaredWeight: sum((_, weight) => weight ** 2),
    sum: sum((value, weight) => weight * value),
    distance: sum((value, weight) => weight ** 2 * (value - center)),
    square: sum((value, weight) => weight ** 2 * (value - center) ** 2),
  };
}

const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 100 })), {
  maxLength: 40,
});
const center = fc.integer({ min: 0, max: 1000 });

describe('moments', () => {
  it('of two parts merge to those of the whole, about the center of the first part that is not empty', () => {
    fc.assert(
      fc.property(rows, center, rows, center, (a, first, b, second) => {
        const merged = mergeMoments(momentsOf(a, first), momentsOf(b, second));
        expect(merged).toEqual(momentsOf([...a, ...b], a.length > 0 ? first : second));
      }),
    );
  });

  it('say the same about any center', () => {
    fc.assert(
      fc.property(rows, center, center, (all, first, second) => {
        expect(estimateOf(momentsOf(all, first))).toEqual(estimateOf(momentsOf(all, second)));
      }),
    );
  });

  it('estimate a mean and its standard error', () => {
    const values = [1, 3, 8].map((value): [number, number] => [value, 1]);
    const { sum, mean, standardError } = estimateOf(momentsOf(values, 2));
    expect([sum, mean]).toEqual([12, 4]);
    // Variance 13, so sqrt(13 / 3).
    expect(standardError).toBe(Math.sqrt(13 / 3));
  });

  it.each([1e-140, 1e140, 1e146])('say the same of weights in units of %s', (unit) => {
    const weighted = [2, 5, 9, 9].map((value, i): [number, number] => [value, (i + 1) * unit]);
    const { mean, standardError } = estimateOf(momentsOf(weighted, 6));
    const wanted = estimateOf(
      momentsOf(
        weighted.map(([value, weight]) => [value, weight / unit]),
        6,
      ),
    );
    expect(mean).toBeCloseTo(wanted.mean!, 13);
    expect(standardError).toBeCloseTo(wanted.standardError!, 13);
  });

  it.each([1e-170, 1e170])(
    'have no standard error where the squares of weights as %s are no doubles',
    (unit) => {
      const { mean, standardError } = estimateOf(
        momentsOf(
          [
            [2, unit],
            [5, unit],
          ],
          2,
        ),
      );
      expect([mean, standardError]).toEqual([3.5, undefined]);
    },
  );

  it('weigh the mean and its standard error', () => {
    const { mean, standardError } = estimateOf(
      momentsOf(
        [
          [0, 1],
          [4, 3],
        ],
        1,
      ),
    );
    expect(mean).toBe(3);
    expect(standardError).toBe((Math.sqrt(9 + 9) / 4) * Math.SQRT2);
  });

  it('have no mean without weight, and no standard error of one value', () => {
    expect(estimateOf(NO_MOMENTS)).toEqual({ sum: 0, mean: undefined, standardError: undefined });
    expect(estimateOf(momentsOf([[5, 0]], 0))).toMatchObject({ mean: undefined });
    expect(estimateOf(momentsOf([[5, 2]], 0))).toEqual({ sum: 10, mean: 5, standardError: undefined });
    expect(toNumber(pairOf(5))).toBe(5);
  });

  it('of values that are all the same have no spread', () => {
    expect(
      estimateOf(
        momentsOf(
          Array.from({ length: 9 }, () => [7, 3] as const),
          1,
        ),
      ).standardError,
    ).toBe(0);
  });
});
