/**
 * log_base(a / (b + rest)) in two lanes, for a / b > 0: correctly rounded, or NaN if undecided, as most are next
 * to 1.
 *
 * `a` is a double, b + rest an unevaluated sum with |rest| <= ulp(b) / 2, both from 2^-897 to 2^90. `bias` is
 * 2^52 + 1023; 2^52 + 1023 + j returns ln(2^-j a / (b + rest)), exactly as well.
 *
 * Formula. t = the leading 26 bits of a / b; a / (b + rest) = t / (1 - v), v = (a - t (b + rest)) / a, |v| <=
 * 2^-26; so the logarithm is ln t + v + v^2/2 + ... With t = 2^k m, R the table's 9 bits near 1/m and z = m R
 * - 1, ln t = k ln 2 - ln R + ln(1 + z). Exact are: t b (halves of 26 bits), a - t b, z (a multiple of
 * 2^-34), z z, k LN2_GRID_HI - ln R (multiples of 2^-42 below 2^11) and its sum with z. FastTwoSum keeps what the sum with z^2 / 2
 * drops.
 *
 * Error, absolute, in units of 1e-24: z^3 P(z) 7.1; a - t (b + rest) 1.65; v 1.65; v + v^2/2 1.65; v^3/3 1.1;
 * three additions of at most 2^-24, one of them lo +- eps, 9.9; z^9/9 - ..., which P leaves out, 23.7; tables and
 * ln 2 < 0.1. Sum 46.8; eps is 60.
 *
 * Cost: about 70 operations for two lanes, two of them divisions.
 * Sources: Tang, ACM TOMS 16 (1990), for the table; CORE-MATH's log for short reciprocals that make z exact.
 */
import { both } from '../splat';
import { FRACTION_BITS, HALF, ONE } from './constants';
import { LN2_GRID_HI, LN2_GRID_LO, LOGARITHM_LOWS, LOGARITHM_ROWS } from './logarithm.table';
import { roundLog } from './roundLog';
import { head } from './split';

/** ln 2 in two parts. */
const LN2: usize = memory.data<f64>([LN2_GRID_HI, LN2_GRID_LO]);
/** Absolute. */
const EPS: usize = memory.data<f64>([6e-23]);
/** The bits of a double by which an integer below 2^52 becomes 2^52 + that integer. */
const INTEGER_BITS: usize = memory.data<u64>([0x4330000000000000]);
export const EXPONENT_BIAS: f64 = 4503599627371519; // 2^52 + 1023

// @ts-ignore: decorator
@inline
function logRatioPair(a: v128, b: v128, rest: v128, bias: v128, unit: usize): v128 {
  const t = headOfQuotient(a, b);
  return logOfQuotient(t, restOfQuotient(t, a, b, rest), bias, unit);
}

/** The t of the formula. */
// @ts-ignore: decorator
@inline
export function headOfQuotient(a: v128, b: v128): v128 {
  return head(f64x2.div(a, b));
}

/** The v of the formula. */
// @ts-ignore: decorator
@inline
export function restOfQuotient(t: v128, a: v128, b: v128, rest: v128): v128 {
  return f64x2.div(f64x2.sub(exactRest(t, a, b), f64x2.mul(t, rest)), a);
}

/** The same where `a` has a rest, too. */
// @ts-ignore: decorator
@inline
export function restOfSums(t: v128, a: v128, aRest: v128, b: v128, rest: v128): v128 {
  return f64x2.div(f64x2.add(exactRest(t, a, b), f64x2.sub(aRest, f64x2.mul(t, rest))), a);
}

/** a - t b. */
// @ts-ignore: decorator
@inline
function exactRest(t: v128, a: v128, b: v128): v128 {
  const b1 = head(b);
  const b2 = f64x2.sub(b, b1);
  return f64x2.sub(f64x2.sub(a, f64x2.mul(t, b1)), f64x2.mul(t, b2));
}

/** The logarithm of t / (1 - v). */
// @ts-ignore: decorator
@inline
export function logOfQuotient(t: v128, v: v128, bias: v128, unit: usize): v128 {
  return logAndSum(t, v, bias, false, t, t, both(EPS), unit);
}

/** With `isSum`, the logarithm of t / (1 - v) and addend + addendRest, |addend| <= 746, within `eps`. */
// @ts-ignore: decorator
@inline
export function logAndSum(
  t: v128,
  v: v128,
  bias: v128,
  isSum: bool,
  addend: v128,
  addendRest: v128,
  eps: v128,
  unit: usize,
): v128 {
  const k = f64x2.sub(v128.or(i64x2.shr_u(t, 52), both(INTEGER_BITS)), bias);
  const m = v128.or(v128.and(t, both(FRACTION_BITS)), both(ONE));
  // Eight bits of the mantissa, and the place of their row.
  const at0 = (<usize>(i64x2.extract_lane(t, 0) >> 40)) & (255 << 4);
  const at1 = (<usize>(i64x2.extract_lane(t, 1) >> 40)) & (255 << 4);
  const row0 = v128.load(at0, LOGARITHM_ROWS);
  const row1 = v128.load(at1, LOGARITHM_ROWS);
  const low0 = v128.load_zero<f64>(at0 >> 1, LOGARITHM_LOWS);
  const tableLow = v128.load_lane<f64>(at1 >> 1, low0, 1, LOGARITHM_LOWS);
  const reciprocal = v128.shuffle<f64>(row0, row1, 0, 2);
  const tableHigh = v128.shuffle<f64>(row0, row1, 1, 3);

  const z = f64x2.sub(f64x2.mul(m, reciprocal), both(ONE));
  const zz = f64x2.mul(z, z);
  const start = f64x2.add(f64x2.mul(k, both(LN2)), tableHigh);
  const sum1 = f64x2.add(start, z);
  const half = f64x2.mul(zz, both(HALF));
  const sum2 = f64x2.sub(sum1, half);
  const drop = f64x2.sub(f64x2.sub(sum1, sum2), half);
  const small = f64x2.add(v, f64x2.mul(f64x2.mul(v, v), both(HALF)));
  const lows = f64x2.add(f64x2.mul(k, both(LN2, 1)), tableLow);
  const rest = f64x2.add(small, f64x2.add(drop, lows));
  const cubic = f64x2.mul(f64x2.mul(zz, z), series(z, zz));
  const lo = f64x2.add(cubic, rest);
  if (!isSum) return roundLog(sum2, lo, eps, unit);
  // TwoSum (Knuth): either may be the larger.
  const total = f64x2.add(addend, sum2);
  const added = f64x2.sub(total, addend);
  const dropped = f64x2.add(f64x2.sub(addend, f64x2.sub(total, added)), f64x2.sub(sum2, added));
  return roundLog(total, f64x2.add(lo, f64x2.add(dropped, addendRest)), eps, unit);
}

/** `logRatioPair` of one pair of numbers. */
export function logRatio(a: f64, b: f64, rest: f64, bias: f64, unit: usize): f64 {
  const pair = logRatioPair(
    f64x2.splat(a),
    f64x2.splat(b),
    f64x2.splat(rest),
    f64x2.splat(bias),
    unit,
  );
  return f64x2.extract_lane(pair, 0);
}

/** 1/3 to 1/8. */
const COEFFICIENTS: usize = memory.data<f64>([1.0 / 3, 1.0 / 4, 1.0 / 5, 1.0 / 6, 1.0 / 7, 1.0 / 8]);

/** P of (ln(1 + z) - z + z^2/2) / z^3 = 1/3 - z/4 + ... - z^5/8 + ...; |z| <= 2^-8. */
// @ts-ignore: decorator
@inline
function series(z: v128, zz: v128): v128 {
  const from7 = f64x2.sub(both(COEFFICIENTS, 4), f64x2.mul(z, both(COEFFICIENTS, 5)));
  const from5 = f64x2.sub(both(COEFFICIENTS, 2), f64x2.mul(z, both(COEFFICIENTS, 3)));
  const from3 = f64x2.sub(both(COEFFICIENTS), f64x2.mul(z, both(COEFFICIENTS, 1)));
  return f64x2.add(from3, f64x2.mul(zz, f64x2.add(from5, f64x2.mul(zz, from7))));
}
