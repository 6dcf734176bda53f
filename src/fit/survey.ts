import { add, type Pair, toNumber, twoProduct, twoSum, ZERO } from './pair.ts';
import type { Rows } from './rows.ts';

/** The ranges of a column, over the rows with a weight above 0. */
export interface ColumnSurvey {
  readonly min: number;
  readonly max: number;
  /** A value near the weighted mean. */
  readonly centre: number;
  /** The ranges in the rows of each class. Rows with soft labels are in both. */
  readonly ones: Range;
  readonly zeros: Range;
}

interface Range {
  readonly min: number;
  readonly max: number;
}

/** The counts and ranges that a fit needs beforehand. */
export interface Survey {
  readonly count: number;
  /** Sum of the weights. */
  readonly weight: Pair;
  /** Sum of weight times label, and of weight times (1 - label). */
  readonly weightOfOnes: Pair;
  readonly weightOfZeros: Pair;
  /** The sum of the labels, without weights. */
  readonly positive: number;
  readonly largestWeight: number;
  readonly columns: readonly ColumnSurvey[];
  /** Where the first value is that is not finite; undefined: all are finite. */
  readonly infinite: { readonly row: number; readonly column: number } | undefined;
}

/** One pass over the rows: their number, classes, ranges and means. */
export function survey(rows: Rows): Survey {
  let count = 0;
  let weight = ZERO;
  let weightOfOnes = ZERO;
  let weightOfZeros = ZERO;
  let positive = 0;
  let largestWeight = 0;
  let infinite: Survey['infinite'];
  for (const { length, columns, labels, weights } of rows) {
    for (let i = 0; i < length; i++) {
      const y = labels[i]!;
      positive += y;
      if (weights === undefined) continue;
      const w = weights[i]!;
      largestWeight = Math.max(largestWeight, w);
      weight = add(weight, { hi: w, lo: 0 });
      weightOfOnes = add(weightOfOnes, twoProduct(w, y));
      weightOfZeros = add(weightOfZeros, twoProduct(w, 1 - y));
    }
    columns.forEach((column, j) => {
      const i = firstInfinite(column, length);
      if (i !== undefined && (infinite === undefined || count + i < infinite.row))
        infinite = { row: count + i, column: j };
    });
    count += length;
  }
  if (rows[0]?.weights === undefined) {
    weight = { hi: count, lo: 0 };
    weightOfOnes = { hi: positive, lo: 0 };
    weightOfZeros = twoSum(count, -positive);
    largestWeight = 1;
  }
  const columns = Array.from({ length: rows[0]?.columns.length ?? 0 }, (_, j) =>
    surveyColumn(rows, j, toNumber(weight)),
  );
  return { count, weight, weightOfOnes, weightOfZeros, positive, largestWeight, columns, infinite };
}

function firstInfinite(column: Float64Array, length: number): number | undefined {
  for (let i = 0; i < length; i++) if (!Number.isFinite(column[i])) return i;
  return undefined;
}

function surveyColumn(rows: Rows, j: number, weight: number): ColumnSurvey {
  // Each has an element for label 0 and one for label 1.
  const minima = Float64Array.of(Infinity, Infinity);
  const maxima = Float64Array.of(-Infinity, -Infinity);
  let sum = 0;
  for (const { length, columns, labels, weights } of rows) {
    const column = columns[j]!;
    if (weights === undefined && labels instanceof Uint8Array)
      sum += extend(minima, maxima, column, labels, length);
    else sum += extendBoth(minima, maxima, column, labels, weights, length);
  }
  const [zeros, ones] = [0, 1].map((label) => ({ min: minima[label]!, max: maxima[label]! })) as [
    Range,
    Range,
  ];
  const min = Math.min(ones.min, zeros.min);
  const max = Math.max(ones.max, zeros.max);
  const mean = sum / weight;
  return {
    min,
    max,
    centre: mean >= min && mean <= max ? mean : min / 2 + max / 2,
    ones,
    zeros,
  };
}

/** Extends the ranges of a column by the rows of a block. Returns the sum of the values. */
function extend(
  minima: Float64Array,
  maxima: Float64Array,
  column: Float64Array,
  labels: Uint8Array,
  length: number,
): number {
  let sum = 0;
  for (let i = 0; i < length; i++) {
    const x = column[i]!;
    const label = labels[i]!;
    sum += x;
    // These branches are rarely taken. A branch on the label, which is random, would be mispredicted.
    if (x < minima[label]!) minima[label] = x;
    if (x > maxima[label]!) maxima[label] = x;
  }
  return sum;
}

/** The same for soft labels, which extend both ranges, and for weights: rows with weight 0 are ignored. */
function extendBoth(
  minima: Float64Array,
  maxima: Float64Array,
  column: Float64Array,
  labels: Uint8Array | Float64Array,
  weights: Float64Array | undefined,
  length: number,
): number {
  let sum = 0;
  for (let i = 0; i < length; i++) {
    const x = column[i]!;
    const label = labels[i]!;
    const w = weights === undefined ? 1 : weights[i]!;
    if (w === 0) continue;
    sum += w * x;
    for (const one of [0, 1]) {
      if (label === 1 - one) continue;
      minima[one] = Math.min(minima[one]!, x);
      maxima[one] = Math.max(maxima[one]!, x);
    }
  }
  return sum;
}
