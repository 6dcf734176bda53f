/**
 * The doubles nearest to two function values that lie within eps of hi + lo, and NaN in a lane where that
 * leaves two doubles.
 *
 * Rounding is monotone: if the sums hi + (lo - eps) and hi + (lo + eps) are one double, all between them
 * round to it (Ziv, ACM TOMS 17, 1991). The rounding of the inner sums is part of eps. Cost: 6 operations.
 */
import { MARGIN } from './margin';

// @ts-ignore: decorator
@inline
export function round(hi: v128, lo: v128, eps: v128): v128 {
  const bound = MARGIN == 1 ? eps : f64x2.mul(eps, f64x2.splat(MARGIN));
  const below = f64x2.add(hi, f64x2.sub(lo, bound));
  const above = f64x2.add(hi, f64x2.add(lo, bound));
  return v128.or(above, f64x2.ne(below, above)); // All bits set is a NaN.
}
