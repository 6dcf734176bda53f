/**
 * E = e^-b for many pairs of logarithms b, natural or in a unit, to about 2^-64, or its sum or difference with 1
 * (`quickDifferences.ts`): a first estimate, with which a rounding test fails for one value in some hundreds, in two thirds of the
 * time of `powersOfE.ts`.
 *
 * Formula. As `exponential`, with fewer terms: w = w1 + w2, w1 of 26 bits, so that T1 w1 is exact, and e^w = 1 + w1 + q, q = w2 + w^2/2 +
 * ... + w^5/120, all times 2^-n. T1 + T1 w1 is E, FastTwoSum keeps what it drops, and T q + T2 + T2 w1 is added to that: E lacks less
 * than 2^-19 of it, and in a unit 2^-25 |b| more. In a unit u, x u is x1 u1 + (x1 u2 + x2 u) with x1 of 27 bits and u1 of 26. |b| < 620,
 * |w| < h = 1.392e-3.
 *
 * Error of E, relative, in units of 1e-24: eleven roundings of w^2/2 or less, 2^-73 each, 1200; w^6/720, of which the fourth
 * coefficient has all but a ninth (see there), 1120; four roundings by users, 2^-73 each, 424. In a unit, times |b|: what b lacks is
 * below 0.91 2^-25 |b|, and its own error 2.7 2^-78; with 7 roundings of sums here and 9 by users 17.2 2^-78, 57. Users multiply a
 * logarithm below 620 by a unit, which costs 2^-75 of it: 16400. Sum 2744 + 57 |b| + 16400, at most 54500.
 *
 * Cost: about 55 operations for two lanes, in a unit 6 more.
 */
import { both } from '../splat';
import { MAX_PAIRS } from '../pairs';
import { HALF, HEAD, ONE } from './constants';
import { EXPONENTIAL_ROWS, PER_STEP, STEP_HI, STEP_LO } from './exponential.table';
import { D_SIZE, Difference, storeDifference, takeNears } from './quickDifferences';
import { NATURAL, REST_TO_NATURAL, TO_NATURAL } from './units';

/** D_SIZE bytes for each pair. */
export const quickPowers: usize = memory.data(MAX_PAIRS * <i32>D_SIZE, 16);
/** Of E, relative, with what users add; and of that the part which is the same for all b. */
export const QUICK_ERROR: f64 = 5.6e-20;
export const QUICK_ERROR_OF_ROUNDING: f64 = 3.2e-21;

/** Adding 1.5 2^52 rounds to an integer and leaves it in the low bits. */
const TO_INTEGER: usize = memory.data<f64>([6755399441055744]);
/** The leading 27 bits of a double. */
const LONG_HEAD: usize = memory.data<u64>([0xfffffffffc000000]);
/** A step in two parts. */
const STEPS: usize = memory.data<f64>([STEP_HI, STEP_LO]);
/** Of the call: steps in a value, and the error of D, relative to E. In memory, for all vector registers are taken. */
const perCall: usize = memory.data(16, 16);
/** 0.894 h^2: c x^4 differs from x^6 by at most 0.106 h^6 where |x| < h, for c^3 4 / 27 = 1 - c in units of h^2. */
const SIXTH: f64 = 0.894 * 1.392e-3 * 1.392e-3;
/** 1/3! to 1/5!; the second with the share of 1/6!. */
const COEFFICIENTS: usize = memory.data<f64>([1.0 / 6, 1.0 / 24 + SIXTH / 720, 1.0 / 120]);

/**
 * Fills `quickPowers` for the pairs in [from, end), whose values are b, or -b if `isNegated`. `error`: of D, relative to E, times
 * `errorScale`.
 */
export function raiseQuickly(
  unit: usize,
  isNegated: bool,
  difference: Difference,
  error: f64,
  errorScale: f64,
  from: usize,
  end: usize,
): void {
  const flipped = i64x2.splat(isNegated ? i64.MIN_VALUE : 0);
  store<f64>(perCall, PER_STEP * load<f64>(unit + (TO_NATURAL << 3)));
  store<f64>(perCall, error * errorScale, 8);
  let nears: usize = 0;
  for (let at = quickPowers; from < end; from += 16, at += D_SIZE) {
    const value = v128.xor(v128.load(from), flipped);
    let b = value;
    let rest = f64x2.splat(0);
    if (unit != NATURAL) {
      const x1 = v128.and(b, both(LONG_HEAD));
      const x2 = f64x2.sub(b, x1);
      b = f64x2.mul(x1, both(unit, TO_NATURAL + 1));
      rest = f64x2.add(f64x2.mul(x1, both(unit, REST_TO_NATURAL)), f64x2.mul(x2, both(unit, TO_NATURAL)));
    }
    const steps = f64x2.add(f64x2.mul(value, both(perCall)), both(TO_INTEGER));
    const k = f64x2.sub(steps, both(TO_INTEGER));
    const row0 = v128.load(((<usize>i64x2.extract_lane(steps, 0)) & 255) << 4, EXPONENTIAL_ROWS);
    const row1 = v128.load(((<usize>i64x2.extract_lane(steps, 1)) & 255) << 4, EXPONENTIAL_ROWS);
    const high = f64x2.sub(f64x2.mul(k, both(STEPS)), b);
    const low = f64x2.sub(f64x2.mul(k, both(STEPS, 1)), rest);
    const w1 = v128.and(high, both(HEAD));
    const w2 = f64x2.add(f64x2.sub(high, w1), low);
    const w = f64x2.add(high, low);
    const ww = f64x2.mul(w, w);
    const cubic = f64x2.add(f64x2.mul(w, both(COEFFICIENTS)), both(HALF));
    const more = f64x2.add(f64x2.mul(w, both(COEFFICIENTS, 2)), both(COEFFICIENTS, 1));
    const q = f64x2.add(w2, f64x2.mul(ww, f64x2.add(cubic, f64x2.mul(ww, more))));

    // 2^-n, n from the eighth bit of the steps on.
    const scale = i64x2.sub(both(ONE), i64x2.shl(i64x2.shr_u(steps, 8), 52));
    const t1 = f64x2.mul(v128.shuffle<f64>(row0, row1, 0, 2), scale);
    const t2 = f64x2.mul(v128.shuffle<f64>(row0, row1, 1, 3), scale);
    const product = f64x2.mul(t1, w1);
    const e = f64x2.add(t1, product);
    const drop = f64x2.sub(product, f64x2.sub(e, t1));
    const small = f64x2.add(drop, f64x2.add(f64x2.mul(t2, w1), t2));
    const eRest = f64x2.add(f64x2.mul(f64x2.add(t1, t2), q), small);
    nears += storeDifference(at, difference, e, eRest, b, rest, both(perCall, 1), nears);
  }
  takeNears(difference, errorScale, nears);
}
