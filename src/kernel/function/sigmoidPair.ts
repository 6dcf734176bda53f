/**
 * 1 / (1 + e^-xu) of two numbers at once, 2^-55 < |x| and x u below 37.5: correctly rounded, or NaN
 * in a lane that two doubles do not decide (about 1 in 10^5). In two steps: `raiseBase` for many pairs, then
 * `sigmoidPair` for each.
 *
 * x u is above -707.1, for the unit u; for `sigmoidTiny`, between -745.2 and -706.8.
 */
import { MOST_PAIRS } from '../pairs';
import { exponential, EXPONENTIAL_SIZE } from './exponential';
import { logistic } from './logistic';

import { roundTiny } from './roundTiny';
import { NATURAL, product, productLow, toNatural } from './units';

/** What the first step leaves: EXPONENTIAL_SIZE bytes for each pair. */
export const powers: usize = memory.data(MOST_PAIRS * <i32>EXPONENTIAL_SIZE, 16);

/** The first step for the pairs of x in [from, end): fills `powers`. */
// @ts-ignore: decorator
@inline
export function raiseBase(from: usize, end: usize, unit: usize): void {
  for (let to = powers; from < end; from += 16, to += EXPONENTIAL_SIZE) raisePair(v128.load(from), unit, to);
}

/** The same for one pair, whose power goes to `to`. */
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

/** The second step for a pair, of which the first left `power`. */
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
