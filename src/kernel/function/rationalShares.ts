/**
 * The shares of probabilities, percentages and odds, all exact: of three numbers at most one needs a rest.
 *
 * Usual are values from 1e-270 to below 1, 100 or 1e270: special values and those whose halves would not be normal numbers
 * are left out.
 */
import { both } from '../splat';
import { Quantity } from '../abi';
import { LOGARITHM_ERROR, P, P_LOGARITHM, Q, Q_LOGARITHM, QUOTIENT_ERROR, shares, SHARES_SIZE, storePart, USUAL, WHOLE } from './shares';

export const RANGE: usize = memory.data<f64>([1e-270, 1e270]);
export const WHOLES: usize = memory.data<f64>([1, 100]);

/** Fills the places of the pairs in [from, end). */
export function sharesOfRationals(quantity: Quantity, from: usize, end: usize): void {
  for (let at = shares; from < end; from += 16, at += SHARES_SIZE) {
    const value = v128.load(from);
    const zero = f64x2.splat(0);
    if (quantity == Quantity.Odds) ofOdds(at, value);
    else ofPart(at, value, both(WHOLES, usize(quantity == Quantity.Percent)));
    storePart(at, P_LOGARITHM, zero, zero);
    storePart(at, Q_LOGARITHM, zero, zero);
    v128.store(at + QUOTIENT_ERROR, zero);
    v128.store(at + LOGARITHM_ERROR, zero);
  }
}

// @ts-ignore: decorator
@inline
function ofPart(at: usize, value: v128, whole: v128): void {
  const rest = f64x2.sub(whole, value);
  storePart(at, P, value, f64x2.splat(0));
  storePart(at, Q, rest, f64x2.sub(f64x2.sub(whole, rest), value));
  storePart(at, WHOLE, whole, f64x2.splat(0));
  v128.store(at + USUAL, v128.and(f64x2.ge(value, both(RANGE)), f64x2.lt(value, whole)));
}

// @ts-ignore: decorator
@inline
function ofOdds(at: usize, value: v128): void {
  const one = both(WHOLES);
  const sum = f64x2.add(one, value);
  // TwoSum (Knuth): either may be the larger.
  const added = f64x2.sub(sum, one);
  const rest = f64x2.add(f64x2.sub(one, f64x2.sub(sum, added)), f64x2.sub(value, added));
  storePart(at, P, value, f64x2.splat(0));
  storePart(at, Q, one, f64x2.splat(0));
  storePart(at, WHOLE, sum, rest);
  v128.store(at + USUAL, v128.and(f64x2.ge(value, both(RANGE)), f64x2.lt(value, both(RANGE, 1))));
}
