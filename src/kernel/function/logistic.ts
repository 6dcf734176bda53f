/**
 * 1 / (1 + E) in the lanes with x > 0, E / (1 + E) in the others: correctly rounded, or NaN if undecided.
 *
 * E = 2^-n (power + powerRest), power in [0.5, 1.002], with a relative error of at most 400e-24; `steps` has
 * n from its eighth bit on, n <= 1021.
 *
 * Formula. For x <= 0 the factor 2^-n stays out until the end. With the numerator N and y the leading 26 bits
 * of N / (1 + E), the quotient is y + (N - y (1 + E)) / (1 + E); the remainder from products of halves is
 * exact but for its low parts.
 *
 * Error, in units of 1e-24: E's own 400, relative to E, times E for x > 0; the remainder, its product with
 * the rounded reciprocal and lo +- eps, each below 2^-26 2^-53: 7. Sum 400 E + 7 for x > 0, 408 for x < 0
 * (2^n times the value); eps is 600 E + 10 and 600.
 *
 * Cost: about 45 operations for two lanes, one of them a division.
 */
import { both } from '../splat';
import { ONE } from './constants';
import { round } from './round';
import { head } from './split';

/** Error of E, relative, and what the division adds to it. */
const EPS: usize = memory.data<f64>([6e-22]);
const EPS_DIVISION: usize = memory.data<f64>([1e-23]);

// @ts-ignore: decorator
@inline
export function logistic(x: v128, power: v128, powerRest: v128, steps: v128): v128 {
  const one = both(ONE);
  const unit = i64x2.sub(one, i64x2.shl(i64x2.shr_u(steps, 8), 52)); // 2^-n
  const positive = f64x2.gt(x, f64x2.splat(0));

  const e = f64x2.mul(power, unit);
  const sum = f64x2.add(one, e);
  const sumRest = f64x2.add(f64x2.sub(e, f64x2.sub(sum, one)), f64x2.mul(powerRest, unit));
  const numerator = v128.bitselect(one, power, positive);
  const numeratorRest = v128.andnot(powerRest, positive);

  const inverse = f64x2.div(one, sum);
  const y = head(f64x2.mul(numerator, inverse));
  const sum1 = head(sum);
  const sum2 = f64x2.sub(sum, sum1);
  const left = f64x2.sub(f64x2.sub(numerator, f64x2.mul(y, sum1)), f64x2.mul(y, sum2));
  const remainder = f64x2.add(left, f64x2.sub(numeratorRest, f64x2.mul(y, sumRest)));

  const epsPositive = f64x2.add(f64x2.mul(e, both(EPS)), both(EPS_DIVISION));
  const eps = v128.bitselect(epsPositive, both(EPS), positive);
  const result = round(y, f64x2.mul(remainder, inverse), eps);
  return f64x2.mul(result, v128.bitselect(one, unit, positive));
}
