/**
 * From natural logarithms, within eps of hi + lo in two lanes, to correctly rounded logarithms to `base` (0
 * for e, 2 or 10); NaN in a lane that this does not decide. `single`: float32 results.
 *
 * Formula. y = hi + lo as one double and its rest; (y + rest) (c + cLow), c = 1 / ln base, with y c exact as
 * a product of halves (Dekker 1971).
 *
 * Error: the old one times c, and roundings below 2^-102 of the result: at most 2e-28 for any logit, and
 * 2^-101 |s| next to 1/2. Both are less than 1/1000 of the old bound, by which eps grows beyond eps c.
 *
 * Cost: for 2 and 10 about 30 operations for two lanes.
 */
import { PER_LN10, PER_LN10_HEAD, PER_LN10_LOW, PER_LN2, PER_LN2_HEAD, PER_LN2_LOW } from './logarithm.table';
import { narrow } from './narrow';
import { round } from './round';
import { head } from './split';

// @ts-ignore: decorator
@inline
export function roundLog(hi: v128, lo: v128, eps: v128, base: f64, single: bool): v128 {
  const result = base == 0 ? round(hi, lo, eps) : roundTo(base, hi, lo, eps);
  return single ? narrow(result) : result;
}

function roundTo(base: f64, hi: v128, lo: v128, eps: v128): v128 {
  const two = base == 2;
  const c = f64x2.splat(two ? PER_LN2 : PER_LN10);
  const c1 = f64x2.splat(two ? PER_LN2_HEAD : PER_LN10_HEAD);
  const cLow = f64x2.splat(two ? PER_LN2_LOW : PER_LN10_LOW);
  const c2 = f64x2.sub(c, c1);
  const y = f64x2.add(hi, lo);
  const rest = f64x2.sub(lo, f64x2.sub(y, hi));
  const y1 = head(y);
  const y2 = f64x2.sub(y, y1);
  const product = f64x2.mul(y, c);
  const inner = f64x2.add(f64x2.sub(f64x2.mul(y1, c1), product), f64x2.mul(y1, c2));
  const drop = f64x2.add(f64x2.add(inner, f64x2.mul(y2, c1)), f64x2.mul(y2, c2));
  const low = f64x2.add(drop, f64x2.add(f64x2.mul(y, cLow), f64x2.mul(rest, c)));
  return round(product, low, f64x2.mul(eps, f64x2.mul(c, f64x2.splat(1.001))));
}
