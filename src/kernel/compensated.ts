/**
 * Compensated sums: a sum and the sum of its rounding errors, in memory or in the lanes of vectors. The rounding error of each
 * addition is computed exactly, with TwoSum (T. Ogita, S. M. Rump, S. Oishi, "Accurate sum and dot product", 2005).
 */

/** The rounding error of sum = high + term: TwoSum. */
// @ts-ignore: decorator
@inline
export function restOf(high: v128, term: v128, sum: v128): v128 {
  const part = f64x2.sub(sum, high);
  return f64x2.add(f64x2.sub(high, f64x2.sub(sum, part)), f64x2.sub(term, part));
}

/**
 * The same, exact if |high| >= |term|: FastTwoSum (T. J. Dekker, "A floating-point technique for extending the available
 * precision", 1971).
 */
// @ts-ignore: decorator
@inline
export function restOfLarger(high: v128, term: v128, sum: v128): v128 {
  return f64x2.sub(term, f64x2.sub(sum, high));
}

/** Adds a number to the compensated sum at `at`: two float64, the sum and its rounding errors. */
export function addTo(at: usize, term: f64): void {
  const high = load<f64>(at);
  const sum = high + term;
  const part = sum - high;
  store<f64>(at, sum);
  store<f64>(at, load<f64>(at, 8) + (high - (sum - part) + (term - part)), 8);
}
