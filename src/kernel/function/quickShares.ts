/**
 * From log-probabilities to probabilities, percentages and odds, for many pairs: a first estimate, correctly rounded, or NaN in a
 * lane that it leaves open, one in a thousand. Those take `quotientOfShares.ts`.
 *
 * Of p = E = e^-a and 1 - p = D = 1 - E the shares are their own results. The odds of 1 - p are D = e^a - 1, and those of p its
 * reciprocal.
 *
 * Error, relative: that of E or D; of products with 100 and lo +- eps, with what E and D lack below 2^-19 of E, three roundings
 * of 2^-25, 1.0e-23; of the quotient 10e-24: this counts as 2e-23.
 */
import { both } from '../splat';
import { Quantity } from '../abi';
import { HEAD, ONE } from './constants';
import { D, D_ERROR, D_REST, Difference, slow, slowValues } from './quickDifferences';
import { QUICK_REST, QUICK_SIZE, quickPowers, raiseQuickly } from './quickPowers';
import { divide, quotient, quotientLow } from './quotientOfShares';
import { round } from './round';
import { Scale } from './scale';
import { P, WHOLE } from './shares';

/** What rounding adds to an error, and what is there always, relative. */
const ERROR: usize = memory.data<f64>([1.01, 2e-23]);

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
  const difference = isOdds ? Difference.LessOne : Difference.FromOne;
  raiseQuickly(source.unit, source.sign < 0 == isOdds, difference, 1, from, end);
  const isE = above == P;
  const factor = f64x2.splat(target.quantity == Quantity.Percent ? 100 : 1);
  let open = slow;
  let value = slowValues;
  for (let at = quickPowers; from < end; from += 16, to += 16, at += QUICK_SIZE) {
    const dRest = v128.load(at, D_REST);
    const error = f64x2.mul(v128.load(at, D_ERROR), both(ERROR));
    let hi: v128;
    let lo: v128;
    let eps: v128;
    if (isE && isOdds) {
      const left = v128.load(at, D);
      const d = f64x2.add(left, dRest);
      divide(both(ONE), f64x2.splat(0), d, f64x2.sub(dRest, f64x2.sub(d, left)));
      hi = quotient;
      lo = quotientLow;
      eps = f64x2.mul(f64x2.mul(hi, error), hi);
    } else {
      const share = v128.load(isE ? at : at + D);
      // The first part is short, so that the factor leaves it exact.
      const first = v128.and(share, both(HEAD));
      hi = f64x2.mul(first, factor);
      lo = f64x2.mul(f64x2.add(f64x2.sub(share, first), isE ? v128.load(at, QUICK_REST) : dRest), factor);
      eps = f64x2.mul(error, factor);
    }
    eps = f64x2.add(eps, f64x2.mul(hi, both(ERROR, 1)));
    const result = v128.or(round(hi, lo, eps), f64x2.ne(dRest, dRest));
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
