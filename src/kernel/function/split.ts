/**
 * The leading 26 bits of both lanes, rounded to nearest (Veltkamp, in Dekker, Numer. Math. 18, 1971); x minus
 * them is exact and has at most 26 bits, so products of such halves are exact. |x| < 2^996. Cost: 4
 * operations.
 */
import { both } from '../splat';

/** 2^27 + 1. */
const SPREAD: usize = memory.data<f64>([134217729]);

// @ts-ignore: decorator
@inline
export function head(x: v128): v128 {
  const spread = f64x2.mul(x, both(SPREAD));
  return f64x2.sub(spread, f64x2.sub(spread, x));
}
