/**
 * From natural logarithms, within eps of hi + lo in two lanes, to correctly rounded logarithms in a unit; NaN in a lane
 * that this does not decide.
 *
 * Formula. y = hi + lo is y1 + y2, y1 the leading 26 bits of hi, and c = 1 / unit is c1 + c2, c1 of 26 bits: y1 c1 is exact, and y1
 * c2 + y2 c is small.
 *
 * Error: the old one times c. Of y2, its product with c, and the sum, three roundings of at most 2^-53 (2^-26 |y| + |lo|), with
 * those of y1 c2 and of lo +- eps below 2^-76.5 |y| and, as |lo| < 2^-24, 2^-76 c: eps grows by 2^-76 of the result,
 * and what |lo| adds, 10e-24, is in the budgets of the functions, or lo is that small a part of y.
 *
 * Cost: for other units than the natural one 14 operations for two lanes.
 */
import { both } from '../splat';
import { HEAD } from './constants';
import { round } from './round';
import { storeSum, SUM_SIZE } from './sums';
import { FROM_NATURAL, NATURAL, REST_FROM_NATURAL } from './units';

/** In the place of a unit: the sum and its error go to `parts`, and nothing is rounded. */
export const PARTS: usize = 1;
export const parts: usize = memory.data(<i32>SUM_SIZE, 16);

const GROWTH: usize = memory.data<f64>([1.001]);
const PRODUCT_ERROR: usize = memory.data<f64>([1.4e-23]);

// @ts-ignore: decorator
@inline
export function roundLog(hi: v128, lo: v128, eps: v128, unit: usize): v128 {
  if (unit == NATURAL) return round(hi, lo, eps);
  if (unit != PARTS) return roundTo(unit, hi, lo, eps);
  storeSum(parts, hi, lo, eps);
  return hi;
}

// @ts-ignore: decorator
@inline
function roundTo(unit: usize, hi: v128, lo: v128, eps: v128): v128 {
  const c = both(unit, FROM_NATURAL);
  const y1 = v128.and(hi, both(HEAD));
  const y2 = f64x2.add(f64x2.sub(hi, y1), lo);
  const product = f64x2.mul(y1, both(unit, FROM_NATURAL + 1));
  const low = f64x2.add(f64x2.mul(y1, both(unit, REST_FROM_NATURAL)), f64x2.mul(y2, c));
  const scaled = f64x2.mul(f64x2.mul(eps, c), both(GROWTH));
  const error = f64x2.add(scaled, f64x2.mul(f64x2.abs(product), both(PRODUCT_ERROR)));
  return round(product, low, error);
}
