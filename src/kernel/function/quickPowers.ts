/**
 * E = e^-a for many pairs of logarithms whose magnitude is a, natural or in a unit, to about 2^-61: a first estimate, with which
 * a rounding test fails for one value in some hundred, in half the time of `powersOfE.ts`.
 *
 * Formula. As `exponential`, but 2^(-j/256) (e^w - 1) is one double: E = 2^-n (T1 + (T p + T2)), T = T1 + T2, p = w + w^2/2 + ... + w^5/120. In
 * a unit u, |x| u is x1 u1 + (x1 u2 + x2 u) with x1 and u1 of 26 bits.
 *
 * Error of E, relative, in units of 2^-64: w 2.1, of which what its second part and that of a have is 0.1; p another
 * 2, and w^6/720 and its products 0.2; T p and the sum with T2 4. Sum 8.3; it counts as 12 (6.5e-19). Of a, relative:
 * 2^-76.8.
 *
 * Cost: about 35 operations for two lanes, in a unit 6 more.
 */
import { both } from '../splat';
import { MOST_PAIRS } from '../pairs';
import { HALF, HEAD, ONE } from './constants';
import { EXPONENTIAL_ROWS, PER_STEP, STEP_HI, STEP_LO } from './exponential.table';
import { NATURAL, REST_TO_NATURAL, TO_NATURAL } from './units';

/** E, what it lacks, a, and what that lacks; then the place of `quickDifferences.ts`. */
export const QUICK_SIZE: usize = 128;
export const QUICK_REST: usize = 16;
export const QUICK_MAGNITUDE: usize = 32;
export const QUICK_MAGNITUDE_REST: usize = 48;
export const quickPowers: usize = memory.data(MOST_PAIRS * <i32>QUICK_SIZE, 16);
/** Of E, relative. */
export const QUICK_ERROR: f64 = 6.5e-19;

/** Adding 2^52 rounds to an integer and leaves it in the low bits. */
const TO_INTEGER: usize = memory.data<f64>([4503599627370496]);
const STEPS: usize = memory.data<f64>([PER_STEP, STEP_HI, STEP_LO]);
/** 1/3! to 1/5!. */
const COEFFICIENTS: usize = memory.data<f64>([1.0 / 6, 1.0 / 24, 1.0 / 120]);

/**
 * Fills `quickPowers` for the pairs in [from, end). `sign`: that by which a value becomes its magnitude, so that one that has another
 * sign has no power; 0: all have one.
 */
export function raiseQuickly(unit: usize, sign: f64, from: usize, end: usize): void {
  const kept = i64x2.splat(sign == 0 ? i64.MAX_VALUE : -1);
  const flipped = i64x2.splat(sign < 0 ? i64.MIN_VALUE : 0);
  if (unit == NATURAL) {
    const zero = f64x2.splat(0);
    for (let at = quickPowers; from < end; from += 16, at += QUICK_SIZE) {
      raisePair(at, v128.xor(v128.and(v128.load(from), kept), flipped), zero);
    }
    return;
  }
  for (let at = quickPowers; from < end; from += 16, at += QUICK_SIZE) {
    const x = v128.xor(v128.and(v128.load(from), kept), flipped);
    const x1 = v128.and(x, both(HEAD));
    const low = f64x2.add(
      f64x2.mul(x1, both(unit, REST_TO_NATURAL)),
      f64x2.mul(f64x2.sub(x, x1), both(unit, TO_NATURAL)),
    );
    raisePair(at, f64x2.mul(x1, both(unit, TO_NATURAL + 1)), low);
  }
}

// @ts-ignore: decorator
@inline
function raisePair(at: usize, a: v128, rest: v128): void {
  const steps = f64x2.add(f64x2.mul(a, both(STEPS)), both(TO_INTEGER));
  const k = f64x2.sub(steps, both(TO_INTEGER));
  const row0 = v128.load(((<usize>i64x2.extract_lane(steps, 0)) & 255) << 4, EXPONENTIAL_ROWS);
  const row1 = v128.load(((<usize>i64x2.extract_lane(steps, 1)) & 255) << 4, EXPONENTIAL_ROWS);
  const t1 = v128.shuffle<f64>(row0, row1, 0, 2);
  const t2 = v128.shuffle<f64>(row0, row1, 1, 3);

  const high = f64x2.sub(f64x2.mul(k, both(STEPS, 1)), a);
  const w = f64x2.add(high, f64x2.sub(f64x2.mul(k, both(STEPS, 2)), rest));
  const ww = f64x2.mul(w, w);
  const cubic = f64x2.add(f64x2.mul(w, both(COEFFICIENTS)), both(HALF));
  const more = f64x2.add(f64x2.mul(w, both(COEFFICIENTS, 2)), both(COEFFICIENTS, 1));
  const p = f64x2.add(w, f64x2.mul(ww, f64x2.add(cubic, f64x2.mul(ww, more))));
  const low = f64x2.add(f64x2.mul(f64x2.add(t1, t2), p), t2);

  // 2^-n, n from the eighth bit of the steps on.
  const unit = i64x2.sub(both(ONE), i64x2.shl(i64x2.shr_u(steps, 8), 52));
  v128.store(at, f64x2.mul(t1, unit));
  v128.store(at, f64x2.mul(low, unit), QUICK_REST);
  v128.store(at, a, QUICK_MAGNITUDE);
  v128.store(at, rest, QUICK_MAGNITUDE_REST);
}
