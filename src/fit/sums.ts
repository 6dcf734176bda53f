import { type Pair, twoSum } from './pair.ts';

/** Compensated sums: pairs of a sum and the sum of its rounding errors (Neumaier), which are computed by TwoSum (Knuth). */
export type Sums = Float64Array;

export function newSum(): Sums {
  return new Float64Array(2);
}

export function newSums(): Sums {
  return new Float64Array(6);
}

export function valueAt(sums: Sums, at: number): Pair {
  return twoSum(sums[at]!, sums[at + 1]!);
}

export function addTo(sum: Sums, term: number): void {
  const hi = sum[0]!;
  const next = hi + term;
  const rounded = next - hi;
  sum[0] = next;
  sum[1] = sum[1]! + (hi - (next - rounded) + (term - rounded));
}

/** Adds the terms of a column to the sums of r z, v z and v z^2, and stores v z. */
export function addColumn(
  r: Float64Array,
  v: Float64Array,
  z: Float64Array,
  length: number,
  product: Float64Array,
  sums: Sums,
): void {
  let gradient = sums[0]!;
  let gradientLow = sums[1]!;
  let first = sums[2]!;
  let firstLow = sums[3]!;
  let second = sums[4]!;
  let secondLow = sums[5]!;
  for (let i = 0; i < length; i++) {
    const value = z[i]!;
    let term = r[i]! * value;
    let next = gradient + term;
    let rounded = next - gradient;
    gradientLow += gradient - (next - rounded) + (term - rounded);
    gradient = next;
    term = v[i]! * value;
    product[i] = term;
    next = first + term;
    rounded = next - first;
    firstLow += first - (next - rounded) + (term - rounded);
    first = next;
    term *= value;
    next = second + term;
    rounded = next - second;
    secondLow += second - (next - rounded) + (term - rounded);
    second = next;
  }
  sums[0] = gradient;
  sums[1] = gradientLow;
  sums[2] = first;
  sums[3] = firstLow;
  sums[4] = second;
  sums[5] = secondLow;
}

/** Adds the products of two arrays to a sum. */
export function addProducts(a: Float64Array, b: Float64Array, length: number, sum: Sums): void {
  let hi = sum[0]!;
  let lo = sum[1]!;
  for (let i = 0; i < length; i++) {
    const term = a[i]! * b[i]!;
    const next = hi + term;
    const rounded = next - hi;
    lo += hi - (next - rounded) + (term - rounded);
    hi = next;
  }
  sum[0] = hi;
  sum[1] = lo;
}
