/**
 * The quotient of two shares in two lanes, times 1 or 100: correctly rounded, or NaN if undecided.
 *
 * Formula. y = the leading 26 bits of N / D; the quotient is y + (N - y D) / D, the remainder from products of halves exact
 * but for its low parts. 100 N is exact as the sum of its double and what that lacks.
 *
 * Error, relative, in units of 1e-24, besides that of the shares: the remainder, its product with the rounded reciprocal
 * and lo +- eps, each below 2^-26 2^-53: 7; it counts as 10.
 *
 * Cost: about 25 operations for two lanes, one of them a division.
 */
import { both } from '../splat';
import { ONE } from './constants';
import { round } from './round';
import { QUOTIENT_ERROR, REST } from './shares';
import { head } from './split';

const EPS: usize = memory.data<f64>([1e-23]);
const HUNDRED: usize = memory.data<f64>([100]);

/** The first part of the last quotient, and its rest. */
export let quotient: v128 = f64x2(0, 0);
export let quotientLow: v128 = f64x2(0, 0);

// @ts-ignore: decorator
@inline
export function divide(n: v128, nRest: v128, d: v128, dRest: v128): void {
  const inverse = f64x2.div(both(ONE), d);
  quotient = head(f64x2.mul(n, inverse));
  quotientLow = restOfQuotient(quotient, n, nRest, d, dRest, inverse);
}

/** What the first part y of a quotient lacks. `inverse`: of d. */
// @ts-ignore: decorator
@inline
export function restOfQuotient(y: v128, n: v128, nRest: v128, d: v128, dRest: v128, inverse: v128): v128 {
  const d1 = head(d);
  const d2 = f64x2.sub(d, d1);
  const left = f64x2.sub(f64x2.sub(n, f64x2.mul(y, d1)), f64x2.mul(y, d2));
  const remainder = f64x2.add(left, f64x2.sub(nRest, f64x2.mul(y, dRest)));
  return f64x2.mul(remainder, inverse);
}

/** Of the shares at `at`: `above` and `below` are the places of numerator and denominator. */
// @ts-ignore: decorator
@inline
export function quotientOfShares(at: usize, above: usize, below: usize, isPercent: bool): v128 {
  let n = v128.load(at + above);
  let nRest = v128.load(at + above + REST);
  if (isPercent) {
    const hundred = both(HUNDRED);
    const n1 = head(n);
    const product = f64x2.mul(n, hundred);
    const drop = f64x2.add(f64x2.sub(f64x2.mul(n1, hundred), product), f64x2.mul(f64x2.sub(n, n1), hundred));
    nRest = f64x2.add(f64x2.mul(nRest, hundred), drop);
    n = product;
  }
  divide(n, nRest, v128.load(at + below), v128.load(at + below + REST));
  const relative = f64x2.add(v128.load(at + QUOTIENT_ERROR), both(EPS));
  return round(quotient, quotientLow, f64x2.mul(f64x2.abs(quotient), relative));
}
