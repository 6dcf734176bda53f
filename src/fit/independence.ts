import { evaluate } from './evaluate.ts';
import type { Model } from './model.ts';
import { evaluateInPairs } from './evaluateInPairs.ts';
import { factorize } from './linear.ts';
import { pairOf } from './pair.ts';

/** If the other columns leave less than this share of the variance of a column, doubles are not precise enough for the sums. */
const WEAK = 1e-10;
/** A column that differs from a combination of others by this share of its standard deviation may do so by rounding. */
const ROUNDING = 1e-11;

/**
 * Whether the columns are linearly independent. `weak`: they are, but sums need double-doubles.
 * @returns otherwise the index of the first column that is a linear combination of a constant and the columns before it
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
    // The values themselves may be rounded, which matters more if a column is far from 0.
    const rounding = 8 * Number.EPSILON * (Math.abs(standards[j - 1]!.centre) + 2);
    return Math.max(ROUNDING, rounding / deviation) ** 2;
  });
  const dependent = factorize(exact, minShares);
  return typeof dependent === 'number' ? dependent - 1 : 'weak';
}
