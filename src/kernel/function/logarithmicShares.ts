/**
 * The shares of log-odds and of log-probabilities: with E = e^-a, a their natural logarithm without its sign, the two shares
 * of log-odds are 1 and E, and those of a log-probability E and 1 - E.
 *
 * 1 + E has a relative error of at most 400e-24 E / (1 + E).
 */
import { both } from '../splat';
import { Quantity } from '../abi';
import { ONE } from './constants';
import {
  insidePowers,
  magnitudeOf,
  magnitudeRestOf,
  oneMinusPower,
  ones,
  onesError,
  onesRest,
  POWER_SIZE,
  powerOf,
  powerRestOf,
  powers,
  raise,
} from './powersOfE';
import { Scale } from './scale';
import {
  LOGARITHM_ERROR,
  P,
  P_LOGARITHM,
  Q,
  Q_LOGARITHM,
  QUOTIENT_ERROR,
  shares,
  SHARES_SIZE,
  storePart,
  USUAL,
  WHOLE,
} from './shares';

const ERROR: usize = memory.data<f64>([4.1e-22]);

/** Fills the places of the pairs in [from, end). */
export function sharesOfLogarithms(scale: Scale, from: usize, end: usize): void {
  raise(scale.unit, from, end);
  if (scale.quantity == Quantity.LogOdds) {
    sharesOfPowers(from, end, powers);
  } else {
    // A value that is not a log-probability has no place here: its sign says so.
    const sign = f64x2.splat(scale.sign);
    for (let at = shares, power = powers; from < end; at += SHARES_SIZE, power += POWER_SIZE, from += 16) {
      ofLogProb(at, power, f64x2.mul(v128.load(from), sign));
    }
  }
}

/** The same for log-odds of which the powers are there, from `power` on. */
export function sharesOfPowers(from: usize, end: usize, power: usize): void {
  for (let at = shares; from < end; at += SHARES_SIZE, power += POWER_SIZE, from += 16) {
    ofLogOdds(at, power, v128.load(from));
  }
}

// @ts-ignore: decorator
@inline
function ofLogOdds(at: usize, power: usize, x: v128): void {
  const zero = f64x2.splat(0);
  const one = both(ONE);
  const e = powerOf(power);
  const eRest = powerRestOf(power);
  const sum = f64x2.add(one, e);
  const positive = f64x2.gt(x, zero);
  storePart(at, P, v128.bitselect(one, e, positive), v128.andnot(eRest, positive));
  storePart(at, Q, v128.bitselect(e, one, positive), v128.and(eRest, positive));
  storePart(at, WHOLE, sum, f64x2.add(f64x2.sub(e, f64x2.sub(sum, one)), eRest));
  const logarithm = f64x2.neg(magnitudeOf(power));
  const logarithmRest = f64x2.neg(magnitudeRestOf(power));
  storePart(at, P_LOGARITHM, v128.andnot(logarithm, positive), v128.andnot(logarithmRest, positive));
  storePart(at, Q_LOGARITHM, v128.and(logarithm, positive), v128.and(logarithmRest, positive));
  v128.store(at + QUOTIENT_ERROR, both(ERROR));
  v128.store(at + LOGARITHM_ERROR, f64x2.mul(e, both(ERROR)));
  v128.store(at + USUAL, insidePowers(power));
}

// @ts-ignore: decorator
@inline
function ofLogProb(at: usize, power: usize, logarithm: v128): void {
  const zero = f64x2.splat(0);
  oneMinusPower(power);
  storePart(at, P, powerOf(power), powerRestOf(power));
  storePart(at, Q, ones, onesRest);
  storePart(at, WHOLE, both(ONE), zero);
  storePart(at, P_LOGARITHM, f64x2.neg(magnitudeOf(power)), f64x2.neg(magnitudeRestOf(power)));
  storePart(at, Q_LOGARITHM, zero, zero);
  v128.store(at + QUOTIENT_ERROR, f64x2.add(onesError, both(ERROR)));
  v128.store(at + LOGARITHM_ERROR, onesError);
  v128.store(at + USUAL, v128.and(insidePowers(power), f64x2.lt(logarithm, zero)));
}
