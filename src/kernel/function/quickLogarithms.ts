/**
 * From logarithms to logarithms of another quantity, for many pairs: a first estimate, correctly rounded, or NaN in a lane that
 * it leaves open, one in some hundred. Those take `logarithmSteps.ts`.
 *
 * Formula. D = 1 - E of log-probabilities, 1 + E of log-odds; ln D as in `logRatio`, but without a quotient: with 2^-k R the table's
 * reciprocal of D = D1 + D2, D1 of 26 bits, z1 = 2^-k R D1 - 1 is exact, z2 = 2^-k R D2, z = z1 + z2, and ln(1 + z) = z1 + z2 +
 * z^2 P(z). Of the logarithm that the other quantity has, a is added.
 *
 * Error, absolute: that of D, relative, which is that of E times E / D; in units of 2^-52 z^2: P and its product 0.8, z^8/8 - ...,
 * which P leaves out, 2, and what eight sums and products lose of z^2/2 2; it counts as 8. Of z2 and the tables below 2^-76: it
 * counts as 1e-21. Of a and its rest 2^-75.1 a, of products with a unit 2^-76.7 of the result, all for a < 620: it counts as
 * 2.5e-20 where a is added. It may: the result is large then, or E is.
 *
 * Cost: about 75 operations for two lanes, no division.
 */
import { both } from '../splat';
import { Quantity } from '../abi';
import { FRACTION_BITS, HALF, HEAD, ONE } from './constants';
import { LN2_GRID_HI, LN2_GRID_LO, LOGARITHM_LOWS, LOGARITHM_ROWS } from './logarithm.table';
import { EXPONENT_BIAS } from './logRatio';
import { CONSTANT, D, D_ERROR, D_REST, slow, slowValues, storeD, takeDifferences } from './quickDifferences';
import {
  QUICK_MAGNITUDE,
  QUICK_MAGNITUDE_REST,
  QUICK_REST,
  QUICK_SIZE,
  quickPowers,
  raiseQuickly,
} from './quickPowers';
import { round } from './round';
import { Scale } from './scale';
import { P, WHOLE } from './shares';
import { FROM_NATURAL, NATURAL, REST_FROM_NATURAL } from './units';

const LN2: usize = memory.data<f64>([LN2_GRID_HI, LN2_GRID_LO]);
/** The bits of a double by which an integer below 2^52 becomes 2^52 + that integer. */
const INTEGER_BITS: usize = memory.data<u64>([0x4330000000000000]);
const BIAS: usize = memory.data<f64>([EXPONENT_BIAS]);
/** Of z^2. */
const SQUARE_ERROR: usize = memory.data<f64>([1.8e-15]);
/** What is there always, and that with a. */
const ALONE: f64 = 1e-21;
const WITH_A: f64 = 2.5e-20;
/** 1/3 to 1/7. */
const COEFFICIENTS: usize = memory.data<f64>([1.0 / 3, 1.0 / 4, 1.0 / 5, 1.0 / 6, 1.0 / 7]);

/**
 * Results of the pairs in [from, end) from `to` on, which may be `from`. Returns the end of the list of those that are left open. `above`
 * and `below` are shares.
 */
export function quickLogarithms(
  source: Scale,
  target: Scale,
  above: usize,
  below: usize,
  from: usize,
  end: usize,
  to: usize,
): usize {
  const isLogProb = source.quantity == Quantity.LogProb;
  raiseQuickly(source.unit, isLogProb ? -source.sign : 0, from, end);
  const powersEnd = quickPowers + ((end - from) >> 4) * QUICK_SIZE;
  if (!isLogProb) takeSums(above == P, from, powersEnd);
  else takeDifferences(below == WHOLE ? ALONE : WITH_A, powersEnd);
  const sign = target.sign * (isLogProb && (below == WHOLE || above != P) ? 1 : -1);
  return takeLogarithms(sign, !isLogProb || below != WHOLE, from, end, to, target.unit);
}

/** 1 + E of log-odds from `from` on. a stays where the share, which `isP`, is the smaller one. */
function takeSums(isP: bool, from: usize, end: usize): void {
  const one = both(ONE);
  const zero = f64x2.splat(0);
  const isLess = i64x2.splat(isP ? -1 : 0);
  const alone = f64x2.splat(ALONE);
  const withA = f64x2.splat(WITH_A);
  for (let at = quickPowers; at < end; at += QUICK_SIZE, from += 16) {
    const e = v128.load(at);
    const a = v128.load(at, QUICK_MAGNITUDE);
    const left = f64x2.add(one, e);
    const rest = f64x2.add(f64x2.sub(e, f64x2.sub(left, one)), v128.load(at, QUICK_REST));
    const isAdded = v128.xor(f64x2.gt(v128.load(from), zero), isLess);
    storeD(at, left, rest, e, a, v128.bitselect(withA, alone, isAdded));
    v128.store(at, v128.and(a, isAdded), QUICK_MAGNITUDE);
    v128.store(at, v128.and(v128.load(at, QUICK_MAGNITUDE_REST), isAdded), QUICK_MAGNITUDE_REST);
  }
}

/** `isSum`: a is added. */
function takeLogarithms(sign: f64, isSum: bool, from: usize, end: usize, to: usize, unit: usize): usize {
  const signs = f64x2.splat(sign);
  const one = both(ONE);
  const isNatural = unit == NATURAL;
  const c = both(unit, FROM_NATURAL);
  let open = slow;
  let value = slowValues;
  for (let at = quickPowers; from < end; from += 16, to += 16, at += QUICK_SIZE) {
    const d = v128.load(at, D);
    const at0 = (<usize>(i64x2.extract_lane(d, 0) >> 40)) & (255 << 4);
    const at1 = (<usize>(i64x2.extract_lane(d, 1) >> 40)) & (255 << 4);
    const row0 = v128.load(at0, LOGARITHM_ROWS);
    const row1 = v128.load(at1, LOGARITHM_ROWS);
    const low0 = v128.load_zero<f64>(at0 >> 1, LOGARITHM_LOWS);
    const tableLow = v128.load_lane<f64>(at1 >> 1, low0, 1, LOGARITHM_LOWS);
    const tableHigh = v128.shuffle<f64>(row0, row1, 1, 3);
    const k = f64x2.sub(v128.or(i64x2.shr_u(d, 52), both(INTEGER_BITS)), both(BIAS));
    const reciprocal = i64x2.sub(
      v128.shuffle<f64>(row0, row1, 0, 2),
      i64x2.sub(v128.andnot(d, both(FRACTION_BITS)), one),
    );
    const error = f64x2.mul(v128.load(at, D_ERROR), reciprocal);

    const d1 = v128.and(d, both(HEAD));
    const z1 = f64x2.sub(f64x2.mul(d1, reciprocal), one);
    const z2 = f64x2.mul(f64x2.add(f64x2.sub(d, d1), v128.load(at, D_REST)), reciprocal);
    const z = f64x2.add(z1, z2);
    const zz = f64x2.mul(z, z);
    const square = f64x2.mul(zz, series(z, zz));
    const start = f64x2.add(f64x2.mul(k, both(LN2)), tableHigh);
    const sum1 = f64x2.add(start, z1);
    const lows = f64x2.add(f64x2.mul(k, both(LN2, 1)), tableLow);
    let total = sum1;
    let totalLow = f64x2.add(f64x2.add(z2, square), lows);
    if (isSum) {
      const addend = v128.load(at, QUICK_MAGNITUDE);
      // TwoSum (Knuth): either may be the larger.
      total = f64x2.add(addend, sum1);
      const added = f64x2.sub(total, addend);
      const drop = f64x2.add(f64x2.sub(addend, f64x2.sub(total, added)), f64x2.sub(sum1, added));
      totalLow = f64x2.add(totalLow, f64x2.add(drop, v128.load(at, QUICK_MAGNITUDE_REST)));
    }
    const eps = f64x2.add(error, f64x2.add(f64x2.mul(zz, both(SQUARE_ERROR)), v128.load(at, CONSTANT)));
    const result = f64x2.mul(isNatural ? round(total, totalLow, eps) : inUnit(total, totalLow, eps, unit, c), signs);
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

/** `roundLog` with an `eps` that has the errors of the products, too: 2^-76 of the result, which is 4 units of each of its parts. */
// @ts-ignore: decorator
@inline
function inUnit(hi: v128, lo: v128, eps: v128, unit: usize, c: v128): v128 {
  const y1 = v128.and(hi, both(HEAD));
  const y2 = f64x2.add(f64x2.sub(hi, y1), lo);
  const low = f64x2.add(f64x2.mul(y1, both(unit, REST_FROM_NATURAL)), f64x2.mul(y2, c));
  return round(f64x2.mul(y1, both(unit, FROM_NATURAL + 1)), low, f64x2.mul(eps, c));
}

/** P of (ln(1 + z) - z) / z^2 = -1/2 + z/3 - ... + z^5/7 - ...; |z| <= 2^-8. */
// @ts-ignore: decorator
@inline
function series(z: v128, zz: v128): v128 {
  const from3 = f64x2.sub(f64x2.mul(z, both(COEFFICIENTS)), both(HALF));
  const from5 = f64x2.sub(f64x2.mul(z, both(COEFFICIENTS, 2)), both(COEFFICIENTS, 1));
  const from7 = f64x2.sub(f64x2.mul(z, both(COEFFICIENTS, 4)), both(COEFFICIENTS, 3));
  return f64x2.add(from3, f64x2.mul(zz, f64x2.add(from5, f64x2.mul(zz, from7))));
}
