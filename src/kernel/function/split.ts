/**
 * The leading 26 bits of both lanes, rounded to nearest (Veltkamp, in Dekker, Numer. Math. 18, 1971); x minus
 * them is exact and has at most 26 bits, so products of such halves are exact. |x| < 2^996. Cost: 4
 * operations.
 */
// @ts-ignore: decorator
@inline
export function head(x: v128): v128 {
  const spread = f64x2.mul(x, f64x2.splat(134217729)); // 2^27 + 1
  return f64x2.sub(spread, f64x2.sub(spread, x));
}
