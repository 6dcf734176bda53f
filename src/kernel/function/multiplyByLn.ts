/**
 * x ln 2 or x ln 10 in two lanes as natural + naturalRest, |x| < 1076.
 *
 * Formula. ln b = c + REST, c a double; x c is the rounded product and, from products of halves, its exact
 * rest (Dekker 1971).
 *
 * Error: below 2^-95, for natural <= 746: rounding of x REST (below 2^-43), and of its sum with the product's
 * rest.
 *
 * Cost: about 15 operations for two lanes.
 */
import { LN10, LN10_HEAD, LN10_REST, LN2, LN2_HEAD, LN2_REST } from './exponential.table';
import { head } from './split';

export let natural: v128 = f64x2(0, 0);
export let naturalRest: v128 = f64x2(0, 0);

// @ts-ignore: decorator
@inline
export function multiplyByLn(x: v128, base: f64): void {
  if (base == 2) multiply(x, f64x2.splat(LN2), f64x2.splat(LN2_HEAD), f64x2.splat(LN2_REST));
  else multiply(x, f64x2.splat(LN10), f64x2.splat(LN10_HEAD), f64x2.splat(LN10_REST));
}

function multiply(x: v128, c: v128, c1: v128, cRest: v128): void {
  const x1 = head(x);
  const x2 = f64x2.sub(x, x1);
  const c2 = f64x2.sub(c, c1);
  natural = f64x2.mul(x, c);
  const inner = f64x2.add(f64x2.sub(f64x2.mul(x1, c1), natural), f64x2.mul(x1, c2));
  const drop = f64x2.add(f64x2.add(inner, f64x2.mul(x2, c1)), f64x2.mul(x2, c2));
  naturalRest = f64x2.add(drop, f64x2.mul(x, cRest));
}
