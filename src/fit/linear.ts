import { add, divide, multiply, type Pair, scaleBy, subtract, ZERO } from './pair.ts';

/** A symmetric matrix; only what is on and below the diagonal is read. */
export type Matrix = readonly (readonly Pair[])[];

/** A positive definite matrix, as S L D L' S: S a diagonal of powers of two, L a unit lower triangle, D a diagonal. */
export interface Factors {
  /** S, inverted. */
  readonly scales: readonly number[];
  readonly lower: Matrix;
  readonly diagonal: readonly Pair[];
}

/**
 * The factors of a positive definite matrix, in double-doubles. S makes its diagonal one of numbers in [1/2, 2], so that the size of
 * a column plays no part.
 * @param minShares of each row: the share of its diagonal element that has to be left by the rows before it (0 if not given)
 * @returns the index of the first row of which less is left: it depends on those before
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

/** c' M^-1 c: the variance of the combination c of what M is the information of. */
export function varianceOf(factors: Factors, c: readonly Pair[]): Pair {
  return dot(c, solve(factors, c));
}

export function dot(a: readonly Pair[], b: readonly Pair[]): Pair {
  return a.reduce((sum, value, i) => add(sum, multiply(value, b[i]!)), ZERO);
}

/** A power of two within a factor of 1.5 of a positive number, from 2^-1000 to 2^1000; of another number NaN. */
export function powerOfTwoNear(x: number): number {
  return 2 ** Math.max(-1000, Math.min(1000, Math.round(Math.log2(x))));
}
