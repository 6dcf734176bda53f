/**
 * 1 - e^-(a + rest) in two lanes, as a double and its rest, for |a| < 2^-6 and |rest| <= ulp(a) / 2.
 *
 * Formula. 1 - e^-a = a - a^2/2 + a^3 P(a), P = 1/6 - a/24 + ... +- a^6/9!. With a = a1 + a2, a1 of 26 bits, a1^2/2 is
 * exact and what the sum drops is kept; `rest` counts with the derivative 1 - a.
 *
 * Error, relative: a^3 P and the sums in which it is the largest have 5 roundings of a^2/6: 1.0e-16 a^2; what P leaves
 * out, below 2^-75 for a = 2^-6; all else below 2^-79. It counts as 1.5e-16 a^2 + 5e-23.
 *
 * Cost: about 35 operations for two lanes, no division, no table.
 */
import { both } from '../splat';
import { HALF } from './constants';
import { head } from './split';

/** 1/3! to 1/9!. */
const COEFFICIENTS: usize = memory.data<f64>([
  1.0 / 6,
  1.0 / 24,
  1.0 / 120,
  1.0 / 720,
  1.0 / 5040,
  1.0 / 40320,
  1.0 / 362880,
]);
const ERROR: usize = memory.data<f64>([1.5e-16, 5e-23]);

/** The last result, its rest, and its relative error. */
export let difference: v128 = f64x2(0, 0);
export let differenceLow: v128 = f64x2(0, 0);
export let differenceError: v128 = f64x2(0, 0);

// @ts-ignore: decorator
@inline
export function oneMinusExp(a: v128, rest: v128): void {
  compute(a, rest);
}

function compute(a: v128, rest: v128): void {
  const half = both(HALF);
  const a1 = head(a);
  const a2 = f64x2.sub(a, a1);
  const square = f64x2.mul(f64x2.mul(a1, a1), half);
  const sum = f64x2.sub(a, square);
  const drop = f64x2.sub(f64x2.sub(a, sum), square);
  const cross = f64x2.mul(a2, f64x2.add(a1, f64x2.mul(a2, half)));
  const aa = f64x2.mul(a, a);
  const cubic = f64x2.mul(f64x2.mul(a, aa), series(a, aa));
  const lows = f64x2.sub(rest, f64x2.mul(rest, a));
  const low = f64x2.add(f64x2.add(f64x2.sub(drop, cross), lows), cubic);
  difference = f64x2.add(sum, low);
  differenceLow = f64x2.sub(low, f64x2.sub(difference, sum));
  differenceError = f64x2.add(f64x2.mul(aa, both(ERROR)), both(ERROR, 1));
}

/** 1/6 - a/24 + a^2/120 - ... + a^6/9!. */
// @ts-ignore: decorator
@inline
function series(a: v128, aa: v128): v128 {
  const from8 = f64x2.sub(both(COEFFICIENTS, 4), f64x2.mul(a, both(COEFFICIENTS, 5)));
  const from6 = f64x2.add(from8, f64x2.mul(aa, both(COEFFICIENTS, 6)));
  const from5 = f64x2.sub(both(COEFFICIENTS, 2), f64x2.mul(a, both(COEFFICIENTS, 3)));
  const from3 = f64x2.sub(both(COEFFICIENTS), f64x2.mul(a, both(COEFFICIENTS, 1)));
  return f64x2.add(from3, f64x2.mul(aa, f64x2.add(from5, f64x2.mul(aa, from6))));
}
