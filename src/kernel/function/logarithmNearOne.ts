/**
 * The logarithm of the quotient of two shares that are nearly equal, in two lanes, correctly rounded, or NaN if undecided.
 *
 * Formula. The series in s = (N - D) / (N + D) (`logNearOne`): N - D is exact, or the other share, or for log-probabilities
 * next to -ln 2, where N - D = 2 E - 1, e^d - 1 with d = ln 2 - a.
 *
 * Error, relative to |s|, in units of 1e-24: that of the series 18, the quotient s 10, and twice the error of the shares;
 * eps is 70 and twice that error.
 */
import { both } from '../splat';
import { Quantity } from '../abi';
import { logNearOneWithin } from './logNearOne';
import { difference, differenceError, differenceLow, oneMinusExp } from './oneMinusExp';
import { Scale } from './scale';
import { divide, quotient, quotientLow } from './quotientOfShares';
import { LOGARITHM_ERROR, P, P_LOGARITHM, Q, QUOTIENT_ERROR, REST, WHOLE } from './shares';
import { NATURAL } from './units';
import { LN2_HI, LN2_LAST, LN2_LO } from './units.table';

const EPS: usize = memory.data<f64>([7e-23]);
/** |s| for which the series holds. */
const NEAR: usize = memory.data<f64>([0.015625]);
const LN2: usize = memory.data<f64>([LN2_HI, LN2_LO, LN2_LAST]);
/** Of a below 1 that is a product with a unit: 2^-102 (`units.ts`), twice. */
const PRODUCT_ERROR: usize = memory.data<f64>([4e-31]);

/** Of the shares at `at`: `above` and `below` are the places of N and D. NaN in lanes that are not near 1. */
export function logarithmNearOne(at: usize, above: usize, below: usize, unit: usize, from: Scale): v128 {
  let s: v128;
  let sRest: v128;
  let error = v128.load(at + LOGARITHM_ERROR);
  if (below == WHOLE) {
    const other = above == P ? Q : P;
    const n = v128.load(at + above);
    const whole = v128.load(at + WHOLE);
    const sum = f64x2.add(whole, n);
    const rests = f64x2.add(v128.load(at + above + REST), v128.load(at + WHOLE + REST));
    const sumRest = f64x2.add(f64x2.sub(n, f64x2.sub(sum, whole)), rests);
    divide(f64x2.neg(v128.load(at + other)), f64x2.neg(v128.load(at + other + REST)), sum, sumRest);
    // The other share has the error of the power.
    error = f64x2.add(error, v128.load(at + QUOTIENT_ERROR));
    s = quotient;
    sRest = quotientLow;
  } else if (from.quantity == Quantity.LogProb) {
    const errorOfD = nextToLn2(at);
    const isSwapped = above == Q;
    s = isSwapped ? difference : f64x2.neg(difference);
    sRest = isSwapped ? differenceLow : f64x2.neg(differenceLow);
    // A natural logarithm is its double.
    error = from.unit == NATURAL ? differenceError : f64x2.add(differenceError, errorOfD);
  } else {
    const n = v128.load(at + above);
    const d = v128.load(at + below);
    const left = f64x2.sub(n, d);
    const rests = f64x2.sub(v128.load(at + above + REST), v128.load(at + below + REST));
    divide(left, rests, v128.load(at + WHOLE), v128.load(at + WHOLE + REST));
    s = quotient;
    sRest = quotientLow;
  }
  const high = f64x2.add(s, sRest);
  const low = f64x2.sub(sRest, f64x2.sub(high, s));
  const relative = f64x2.add(f64x2.add(error, error), both(EPS));
  const result = logNearOneWithin(high, low, relative, unit);
  return v128.or(result, f64x2.ge(f64x2.abs(high), both(NEAR))); // All bits set is a NaN.
}

/**
 * 1 - 2 E for a share E = e^-a next to 1/2, as 1 - e^d, d = ln 2 - a. Returns the relative error of d, where a is a product with
 * a unit.
 */
function nextToLn2(at: usize): v128 {
  const logarithm = v128.load(at + P_LOGARITHM);
  const first = f64x2.add(both(LN2), logarithm);
  const lows = both(LN2, 1);
  const sum = f64x2.add(first, lows);
  const added = f64x2.sub(sum, first);
  const drop = f64x2.add(f64x2.sub(first, f64x2.sub(sum, added)), f64x2.sub(lows, added));
  const rest = f64x2.add(f64x2.add(drop, both(LN2, 2)), v128.load(at + P_LOGARITHM + REST));
  const d = f64x2.add(sum, rest);
  oneMinusExp(f64x2.neg(d), f64x2.neg(f64x2.sub(rest, f64x2.sub(d, sum))));
  return f64x2.div(both(PRODUCT_ERROR), f64x2.abs(d));
}
