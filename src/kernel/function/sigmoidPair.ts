/**
 * 1 / (1 + base^-x) of two numbers at once, 2^-55 < |x| and x ln base below 37.5: correctly rounded, or NaN
 * in a lane that two doubles do not decide (about 1 in 10^5).
 *
 * `base` is 0 for e, 2 or 10; `single`: x are float32 values and the results the float32 nearest to the exact
 * values. x ln base is above -707.1, or, with `tiny`, between -745.2 and -706.8; then `single` has no meaning
 * and the second lane none either.
 */
import { multiplyByLn, natural, naturalRest } from './multiplyByLn';
import { sigmoidByExponential } from './sigmoidByExponential';

// @ts-ignore: decorator
@inline
export function sigmoidPair(x: v128, base: f64, single: bool, tiny: bool): v128 {
  let magnitude = f64x2.abs(x);
  let rest = f64x2.splat(0);
  if (base != 0) {
    multiplyByLn(magnitude, base);
    magnitude = natural;
    rest = naturalRest;
  }
  return sigmoidByExponential(x, magnitude, rest, single, tiny);
}
