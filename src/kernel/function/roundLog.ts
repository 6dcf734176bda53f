/**
 * From natural logarithms, within eps of hi + lo in two lanes, to correctly rounded logarithms in a unit; NaN in a lane
 * that this does not decide.
 *
 * Error: the old one times 1 / unit, and that of the product, below 2^-101 of the result: eps grows by 2^-100 of it, and
 * by 1/1000.
 *
 * Cost: for other units than the natural one about 30 operations for two lanes.
 */
import { both } from '../splat';
import { round } from './round';
import { storeSum, SUM_SIZE } from './sums';
import { FROM_NATURAL, fromNatural, NATURAL, product, productLow } from './units';

/** In the place of a unit: the sum and its error go to `parts`, and nothing is rounded. */
export const PARTS: usize = 1;
export const parts: usize = memory.data(<i32>SUM_SIZE, 16);

const GROWTH: usize = memory.data<f64>([1.001]);
const PRODUCT_ERROR: usize = memory.data<f64>([7.9e-31]);

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
  const y = f64x2.add(hi, lo);
  const rest = f64x2.sub(lo, f64x2.sub(y, hi));
  fromNatural(y, rest, unit);
  const scaled = f64x2.mul(f64x2.mul(eps, both(unit, FROM_NATURAL)), both(GROWTH));
  const error = f64x2.add(scaled, f64x2.mul(f64x2.abs(product), both(PRODUCT_ERROR)));
  return round(product, productLow, error);
}
