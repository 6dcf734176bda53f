/**
 * From logarithms to logarithms of another quantity, for many pairs: a first estimate, correctly rounded, or NaN in a lane that
 * it leaves open, one in some hundreds. Those take `logarithmSteps.ts`.
 *
 * Formula. The result is +-ln D. Of a log-probability -a D is 1 - e^-a, and e^a - 1 where its log-odds are wanted; of log-odds x it is
 * 1 + e^-x or 1 + e^x. ln D as in `logRatio`, but without a quotient: with 2^-k R the table's reciprocal of D =
 * D1 + D2, D1 of 26 bits, z1 = 2^-k R D1 - 1 is exact, z2 = 2^-k R D2, z = z1 + z2, and ln(1 + z) = z1 + z2 + z^2 P(z).
 *
 * Error, absolute: that of D, relative, which is that of E times E / D; in units of 2^-52 z^2: P and its product 0.8, z^8/8 - ...,
 * which P leaves out, 2, and what eight sums and products lose of z^2/2 2; it counts as 8. Of z2 and the tables below 2^-76: it
 * counts as 1e-21. What z2 has of the rest of D, and products with a unit, 2^-75 of the result, are in the error of E. Of that, what is
 * in proportion to b, times E / D, is at most 57e-24 for 1 - E, whose logarithm is above -5: both are in the 1e-21. For E - 1 it is below
 * 57e-24 (1 + |b|), which a constant has: 35400, a product with a unit 16400, and the 1000: 5.28e-20, which counts as 5.4e-20.
 *
 * Cost: about 55 operations for two lanes, in a unit 7 more, no division.
 */
import { both } from '../splat';
import { Quantity } from '../abi';
import { FRACTION_BITS, HALF, HEAD, ONE } from './constants';
import { LN2_GRID_HI, LN2_GRID_LO, LOGARITHM_LOWS, LOGARITHM_ROWS } from './logarithm.table';
import { EXPONENT_BIAS } from './logRatio';
import { D, D_ERROR, D_REST, D_SIZE, Difference, slow, slowValues } from './quickDifferences';
import { QUICK_ERROR, QUICK_ERROR_OF_ROUNDING, quickPowers, raiseQuickly } from './quickPowers';
import { round } from './round';
import { Scale } from './scale';
import { P, WHOLE } from './shares';
import { FROM_NATURAL, NATURAL, REST_FROM_NATURAL } from './units';

const LN2: usize = memory.data<f64>([LN2_GRID_HI, LN2_GRID_LO]);
/** The bits of a double by which an integer below 2^52 becomes 2^52 + that integer. */
const INTEGER_BITS: usize = memory.data<u64>([0x4330000000000000]);
const BIAS: usize = memory.data<f64>([EXPONENT_BIAS]);
/** Of z^2, what is there always, and that where D is E - 1. */
const SQUARE_ERROR: f64 = 1.8e-15;
const ALONE: f64 = 1e-21;
const ALONE_OF_ODDS: f64 = 5.4e-20;
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
  const c = load<f64>(target.unit + (FROM_NATURAL << 3));
  let difference = Difference.Sum;
  let isNegated = above != P;
  let isFalling = true;
  let error = QUICK_ERROR;
  let alone = ALONE;
  if (source.quantity == Quantity.LogProb) {
    difference = below == WHOLE ? Difference.FromOne : Difference.LessOne;
    isNegated = (source.sign > 0) == (below == WHOLE);
    isFalling = below != WHOLE && above == P;
    error = QUICK_ERROR_OF_ROUNDING;
    if (below != WHOLE) alone = ALONE_OF_ODDS;
  }
  raiseQuickly(source.unit, isNegated, difference, error, c, from, end);
  return takeLogarithms(isFalling ? -target.sign : target.sign, alone, c, from, end, to, target.unit);
}

/** `alone`: the error that is there always. */
function takeLogarithms(sign: f64, alone: f64, c: f64, from: usize, end: usize, to: usize, unit: usize): usize {
  const flipped = i64x2.splat(sign < 0 ? i64.MIN_VALUE : 0);
  const one = both(ONE);
  const isNatural = unit == NATURAL;
  const ofSquare = f64x2.splat(SQUARE_ERROR * c);
  const constant = f64x2.splat(alone * c);
  let open = slow;
  let value = slowValues;
  for (let at = quickPowers; from < end; from += 16, to += 16, at += D_SIZE) {
    const d = v128.load(at, D);
    // The upper halves of both lanes, from memory.
    const at0 = (load<u32>(at, D + 4) >> 8) & (255 << 4);
    const at1 = (load<u32>(at, D + 12) >> 8) & (255 << 4);
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
    const start = f64x2.add(f64x2.mul(k, both(LN2)), tableHigh);
    const sum1 = f64x2.add(start, z1);
    const lows = f64x2.add(f64x2.mul(k, both(LN2, 1)), tableLow);
    const rest = f64x2.add(z2, lows);
    const p = series(z, zz);
    const eps = f64x2.add(error, f64x2.add(f64x2.mul(zz, ofSquare), constant));
    const logarithm = isNatural
      ? round(sum1, f64x2.add(f64x2.mul(zz, p), rest), eps)
      : inUnit(sum1, rest, zz, p, eps, unit);
    const result = v128.xor(logarithm, flipped);
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

/** `roundLog` of hi + lo + zz p with an `eps` that is in the unit and has the errors of the products, too: 2^-75 of the result. */
// @ts-ignore: decorator
@inline
function inUnit(hi: v128, lo: v128, zz: v128, p: v128, eps: v128, unit: usize): v128 {
  const c = both(unit, FROM_NATURAL);
  const y1 = v128.and(hi, both(HEAD));
  const y2 = f64x2.mul(f64x2.add(f64x2.sub(hi, y1), lo), c);
  const rest = f64x2.add(y2, f64x2.mul(y1, both(unit, REST_FROM_NATURAL)));
  const low = f64x2.add(f64x2.mul(f64x2.mul(zz, c), p), rest);
  return round(f64x2.mul(y1, both(unit, FROM_NATURAL + 1)), low, eps);
}

/** P of (ln(1 + z) - z) / z^2 = -1/2 + z/3 - ... + z^5/7 - ...; |z| <= 2^-8. */
// @ts-ignore: decorator
@inline
function series(z: v128, zz: v128): v128 {
  const from3 = f64x2.sub(f64x2.mul(z, both(COEFFICIENTS)), both(HALF));
  const from5 = f64x2.sub(f64x2.mul(z, both(COEFFICIENTS, 2)), both(COEFFICIENTS, 1));
  const from7 = f64x2.sub(f64x2.mul(z, both(COEFFICIENTS, 4)), both(COEFFICIENTS, 3));
  return f64x2.add(f64x2.add(from3, f64x2.mul(zz, from5)), f64x2.mul(f64x2.mul(zz, zz), from7));
}
