import { add, divide, multiply, type Pair, scaleBy, subtract, ZERO } from './pair.ts';

/** A symmetric matrix: rows up to the diagonal. Further elements are not read. */
export type Matrix = readonly (readonly Pair[])[];

/** The factors of a positive definite matrix S L D L' S: S is a diagonal of powers of two, L unit lower triangular, D diagonal. */
export interface Factors {
  /** The inverse of S. */
  readonly scales: readonly number[];
  readonly lower: Matrix;
  readonly diagonal: readonly Pair[];
}

/**
 * Factorizes a positive definite matrix in double-doubles. Scaling by S brings its diagonal into [1/2, 2], so that the size of a column
 * does not matter.
 * @param minShares for each row, the share of its diagonal element that must be left as the pivot; default 0
 * @returns the factors, or the index of the first row with a smaller pivot: it depends on the rows before
 */
export function factorize(matrix: Matrix, minShares: readonly number[] = []): Factors | number {
  const scales = matrix.map((row, i) => powerOfTwoNear(1 / Math.sqrt(row[i]!.hi)));
  const lower: Pair[][] = [];
  const diagonal: Pair[] = [];
  for (const [i, row] of matrix.entries()) {
    const products: Pair[] = [];
    const factors: Pair[] = [];
    const scaled = row.map((value, j) => scaleBy(scaleBy(value, scales[i]!), scales[j]!));
    for (let j = 0; j < i; j++) {
      let sum = scaled[j]!;
      for (let m = 0; m < j; m++) sum = subtract(sum, multiply(products[m]!, lower[j]![m]!));
      products.push(sum);
      factors.push(divide(sum, diagonal[j]!));
    }
    const pivot = subtract(scaled[i]!, dot(products, factors));
    if (!(pivot.hi > scaled[i]!.hi * (minShares[i] ?? 0))) return i;
    diagonal.push(pivot);
    lower.push(factors);
  }
  return { scales, lower, diagonal };
}

/** The solution x of M x = b. */
export function solve({ scales, lower, diagonal }: Factors, b: readonly Pair[]): Pair[] {
  const x: Pair[] = [];
  for (const [i, factors] of lower.entries()) {
    let sum = scaleBy(b[i]!, scales[i]!);
    for (const [j, factor] of factors.entries()) sum = subtract(sum, multiply(factor, x[j]!));
    x.push(sum);
  }
  for (let i = x.length - 1; i >= 0; i--) {
    let sum = divide(x[i]!, diagonal[i]!);
    for (let j = i + 1; j < x.length; j++) sum = subtract(sum, multiply(lower[j]![i]!, x[j]!));
    x[i] = sum;
  }
  return x.map((value, i) => scaleBy(value, scales[i]!));
}

/** c' M^-1 c: if M is the information of some estimates, the variance of their linear combination c. */
export function varianceOf(factors: Factors, c: readonly Pair[]): Pair {
  return dot(c, solve(factors, c));
}

export function dot(a: readonly Pair[], b: readonly Pair[]): Pair {
  return a.reduce((sum, value, i) => add(sum, multiply(value, b[i]!)), ZERO);
}

/** A power of two within a factor of 1.5 of a positive number, but at least 2^-1000 and at most 2^1000. NaN for a negative number. */
export function powerOfTwoNear(x: number): number {
  return 2 ** Math.max(-1000, Math.min(1000, Math.round(Math.log2(x))));
}
