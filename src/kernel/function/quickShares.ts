/**
 * From logarithms to probabilities, percentages and odds, for many pairs: a first estimate, correctly rounded, or NaN in a lane that
 * it leaves open, one in a thousand. Those take `quotientOfShares.ts`.
 *
 * Of a log-probability -a p is e^-a, 1 - p is 1 - e^-a, the odds of 1 - p are e^a - 1, and those of p the reciprocal. Of log-odds x the odds
 * are e^x, and p is the reciprocal of 1 + e^-x.
 *
 * Error, relative: that of the power or its D; of products with 100 and lo +- eps three roundings of 2^-25, 1.0e-23; of the quotient
 * 10e-24: this counts as 2e-23.
 */
import { both } from '../splat';
import { Quantity } from '../abi';
import { HEAD, ONE } from './constants';
import { D, D_ERROR, D_REST, D_SIZE, Difference, slow, slowValues } from './quickDifferences';
import { QUICK_ERROR, quickPowers, raiseQuickly } from './quickPowers';
import { restOfQuotient } from './quotientOfShares';
import { round } from './round';
import { Scale } from './scale';
import { P, WHOLE } from './shares';
import { head } from './split';

/** What rounding adds to an error, and what is there always, relative. */
const GROWTH: f64 = 1.01;
const ERROR: usize = memory.data<f64>([2e-23]);

/** As `quickLogarithms`. */
export function quickShares(
  source: Scale,
  target: Scale,
  above: usize,
  below: usize,
  from: usize,
  end: usize,
  to: usize,
): usize {
  const isOdds = below != WHOLE;
  const isP = above == P;
  const whole: f64 = target.quantity == Quantity.Percent ? 100 : 1;
  let difference = isOdds ? Difference.Power : Difference.Sum;
  let isNegated = isP == isOdds;
  let isInverse = !isOdds;
  if (source.quantity == Quantity.LogProb) {
    difference = isOdds ? Difference.LessOne : isP ? Difference.ProperPower : Difference.FromOne;
    isNegated = source.sign < 0 == isOdds;
    isInverse = isOdds && isP;
  }
  return takeShares(source.unit, isNegated, difference, whole, isInverse, from, end, to);
}

/** The same for sigmoid, whose log-odds are in the unit. */
export function quickSigmoids(unit: usize, from: usize, end: usize, to: usize): usize {
  return takeShares(unit, false, Difference.Sum, 1, true, from, end, to);
}

function takeShares(
  unit: usize,
  isNegated: bool,
  difference: Difference,
  whole: f64,
  isInverse: bool,
  from: usize,
  end: usize,
  to: usize,
): usize {
  const scale = isInverse ? GROWTH / whole : GROWTH * whole;
  raiseQuickly(unit, isNegated, difference, QUICK_ERROR, scale, from, end);
  const factor = f64x2.splat(whole);
  let open = slow;
  let value = slowValues;
  for (let at = quickPowers; from < end; from += 16, to += 16, at += D_SIZE) {
    const d = v128.load(at, D);
    const rest = v128.load(at, D_REST);
    const error = v128.load(at, D_ERROR);
    let hi: v128;
    let lo: v128;
    let eps: v128;
    if (isInverse) {
      const sum = f64x2.add(d, rest);
      const sumRest = f64x2.sub(rest, f64x2.sub(sum, d));
      const inverse = f64x2.div(both(ONE), sum);
      hi = head(f64x2.mul(factor, inverse));
      lo = restOfQuotient(hi, factor, f64x2.splat(0), sum, sumRest, inverse);
      eps = f64x2.mul(f64x2.mul(hi, error), hi);
    } else {
      // The first part is short, so that the factor leaves it exact.
      const first = v128.and(d, both(HEAD));
      hi = f64x2.mul(first, factor);
      lo = f64x2.mul(f64x2.add(f64x2.sub(d, first), rest), factor);
      eps = error;
    }
    eps = f64x2.add(eps, f64x2.mul(hi, both(ERROR)));
    const result = round(hi, lo, eps);
    if (i64x2.bitmask(f64x2.eq(result, result)) != 3) {
      v128.store(value, v128.load(from));
      store<u32>(open, <u32>to);
      open += 4;
      value += 16;
    }
    v128.store(to, result);
  }
  return open;
}
