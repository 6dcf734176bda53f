import { evaluate } from './evaluate.ts';
import type { Model } from './model.ts';
import { evaluateInPairs } from './evaluateInPairs.ts';
import { factorize } from './linear.ts';
import { pairOf } from './pair.ts';

/** Where the other columns leave less than this share of the variance of a column, doubles are not enough for the sums. */
const WEAK = 1e-10;
/** The share of a standard deviation that is taken for rounding. */
const ROUNDING = 1e-11;

/**
 * Whether the columns are linearly independent, and how well: `weak` needs double-doubles.
 * @returns the index of the first column that is a combination of those before it and a constant
 */
export function independenceOf(model: Model, start: readonly number[]): 'strong' | 'weak' | number {
  const { standards } = model;
  if (standards.length === 1) return 'strong';
  const { information } = evaluate(model, start);
  const isStrong =
    typeof factorize(
      information,
      information.map(() => WEAK),
    ) !== 'number';
  if (isStrong) return 'strong';
  const exact = evaluateInPairs(model, start.map(pairOf)).information;
  const minShares = exact.map((row, j) => {
    if (j === 0) return 0;
    const deviation = Math.sqrt(row[j]!.hi / exact[0]![0]!.hi);
    // The values themselves may be rounded, which counts for more where a column is far from 0.
    const rounding = 8 * Number.EPSILON * (Math.abs(standards[j - 1]!.centre) + 2);
    return Math.max(ROUNDING, rounding / deviation) ** 2;
  });
  const dependent = factorize(exact, minShares);
  return typeof dependent === 'number' ? dependent - 1 : 'weak';
}
