/**
 * From log-probabilities to probabilities, percentages and odds, for many pairs: a first estimate, correctly rounded, or NaN in a
 * lane that it leaves open, one in some hundred. Those take `quotientOfShares.ts`.
 *
 * E and D = 1 - E are the shares, and their own results. Of odds the quotient is taken as there.
 *
 * Error, relative: that of the shares, and for E of a product of its rest with 100 and lo +- eps 4 units of 2^-64, so that it counts as
 * 16.8 of these; for D of products with 100 and lo +- eps three roundings of 2^-25, 1.0e-23, which counts as 2e-23; of
 * the quotient 10e-24, which is nothing beside that of E.
 */
import { both } from '../splat';
import { Quantity } from '../abi';
import { HEAD } from './constants';
import { CONSTANT, D, D_ERROR, D_REST, slow, slowValues, takeDifferences } from './quickDifferences';
import { QUICK_ERROR, QUICK_REST, QUICK_SIZE, quickPowers, raiseQuickly } from './quickPowers';
import { divide, quotient, quotientLow } from './quotientOfShares';
import { round } from './round';
import { Scale } from './scale';
import { P, WHOLE } from './shares';

/** Of E, relative, and its results; what rounding adds to an error; and what is there always, relative. */
const ERROR: usize = memory.data<f64>([QUICK_ERROR * 1.4, 1.01, 2e-23]);

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
  raiseQuickly(source.unit, -source.sign, from, end);
  takeDifferences(0, quickPowers + ((end - from) >> 4) * QUICK_SIZE);
  const isE = above == P;
  const isOdds = below != WHOLE;
  const factor = f64x2.splat(target.quantity == Quantity.Percent ? 100 : 1);
  let open = slow;
  let value = slowValues;
  for (let at = quickPowers; from < end; from += 16, to += 16, at += QUICK_SIZE) {
    const e = v128.load(at);
    const eRest = v128.load(at, QUICK_REST);
    const d = v128.load(at, D);
    const dRest = v128.load(at, D_REST);
    const error = v128.load(at, D_ERROR);
    let hi: v128;
    let lo: v128;
    let eps: v128;
    if (isOdds) {
      const sum = f64x2.add(e, eRest);
      const sumRest = f64x2.sub(eRest, f64x2.sub(sum, e));
      divide(isE ? sum : d, isE ? sumRest : dRest, isE ? d : sum, isE ? dRest : sumRest);
      hi = quotient;
      lo = quotientLow;
      const ofD = f64x2.mul(f64x2.div(error, d), both(ERROR, 1));
      eps = f64x2.mul(hi, f64x2.add(ofD, both(ERROR)));
    } else {
      // The first part is short, so that the factor leaves it exact.
      hi = isE ? e : v128.and(d, both(HEAD));
      lo = isE ? eRest : f64x2.add(f64x2.sub(d, hi), dRest);
      hi = f64x2.mul(hi, factor);
      lo = f64x2.mul(lo, factor);
      const ofD = f64x2.mul(f64x2.mul(error, both(ERROR, 1)), factor);
      eps = isE ? f64x2.mul(hi, both(ERROR)) : f64x2.add(ofD, f64x2.mul(hi, both(ERROR, 2)));
    }
    const constant = v128.load(at, CONSTANT);
    const result = v128.or(round(hi, lo, eps), f64x2.ne(constant, constant));
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
