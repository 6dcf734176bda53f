/**
 * 1 / (1 + e^-xu) of two numbers at once, 2^-55 < |x| and x u below 37.5: correctly rounded, or NaN
 * in a lane that two doubles do not decide (about 1 in 10^5). In two steps: `raisePair`, then `sigmoidPair`.
 *
 * x u is above -707.1, for the unit u; for `sigmoidTiny`, between -745.2 and -706.8.
 */
import { exponential } from './exponential';
import { logistic } from './logistic';
import { roundTiny } from './roundTiny';
import { NATURAL, product, productLow, toNatural } from './units';

/** The first step, whose power goes to `to`. */
// @ts-ignore: decorator
@inline
export function raisePair(x: v128, unit: usize, to: usize): void {
  let magnitude = f64x2.abs(x);
  let rest = f64x2.splat(0);
  if (unit != NATURAL) {
    toNatural(magnitude, unit);
    magnitude = product;
    rest = productLow;
  }
  exponential(magnitude, rest, to);
}

/** The second step, of which the first left `power`. */
// @ts-ignore: decorator
@inline
export function sigmoidPair(x: v128, power: usize): v128 {
  return logistic(x, v128.load(power), v128.load(power, 16), v128.load(power, 32));
}

/** The second step for the first lane of a pair far below zero, in float64. */
// @ts-ignore: decorator
@inline
export function sigmoidTiny(power: usize): v128 {
  return roundTiny(v128.load(power), v128.load(power, 16), v128.load(power, 32));
}
