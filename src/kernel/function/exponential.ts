/**
 * E = e^-(a + rest) in two lanes, for 2^-56 < a < 746 and |rest| <= 2^-42: E is 2^-n (power + powerRest), power
 * in [0.5, 1.002]. `to` is where `power`, `powerRest` and `steps`, which has n from its eighth bit on, go: both
 * lanes of each, for `logistic` or, for tiny E, for `roundTiny`.
 *
 * Formula. k = the integer nearest to 256 a / ln 2, n = k >> 8, j = k & 255; E = 2^-n 2^(-j/256) e^w with w =
 * k ln 2 / 256 - a - rest, |w| <= 2^-9.53. Exact are: k STEP_HI (19 + 34 bits) and a - k STEP_HI. w is w1
 * + w2, w1 a multiple of 2^-35 with at most 26 bits, so that w1 w1 and w1 times the table's 26-bit head t1
 * are exact; t2 is the rest of 2^(-j/256). e^w = 1 + w1 + tail.
 *
 * Error, relative, in units of 1e-24: the sum of the tail, below 2^-20, 53; t1 tail 104; adding the t2 term
 * 105; adding the low part 105; w2, k STEP_LO, `rest` and w2 with its products, each below 2^-25.7, 7
 * together; t2's products 4; tables and truncation 3. Sum 381; users count 400.
 *
 * Cost: about 60 operations for two lanes, no division.
 * Source: Tang, ACM TOMS 15 (1989), for the table.
 */
import { both } from '../splat';
import { HALF, ONE } from './constants';
import { EXPONENTIAL_ROWS, PER_STEP, STEP_HI, STEP_LO } from './exponential.table';

/** The bytes that it fills. */
export const EXPONENTIAL_SIZE: usize = 48;

/** Adding 2^52 rounds to an integer and leaves it in the low bits. */
const TO_INTEGER: usize = memory.data<f64>([4503599627370496]);
/** Adding 1.5 2^17 rounds to a multiple of 2^-35. */
const TO_GRID: usize = memory.data<f64>([196608]);
/** Steps in a unit, and a step in two parts. */
const STEPS: usize = memory.data<f64>([PER_STEP, STEP_HI, STEP_LO]);

// @ts-ignore: decorator
@inline
export function exponential(a: v128, rest: v128, to: usize): void {
  // n << 8 | j in the low bits; the upper bits are those of 2^52.
  const steps = f64x2.add(f64x2.mul(a, both(STEPS)), both(TO_INTEGER));
  const k = f64x2.sub(steps, both(TO_INTEGER));
  const row0 = v128.load(((<usize>i64x2.extract_lane(steps, 0)) & 255) << 4, EXPONENTIAL_ROWS);
  const row1 = v128.load(((<usize>i64x2.extract_lane(steps, 1)) & 255) << 4, EXPONENTIAL_ROWS);
  const t1 = v128.shuffle<f64>(row0, row1, 0, 2);
  const t2 = v128.shuffle<f64>(row0, row1, 1, 3);

  const high = f64x2.sub(f64x2.mul(k, both(STEPS, 1)), a);
  const low = f64x2.sub(f64x2.mul(k, both(STEPS, 2)), rest);
  const w1 = f64x2.sub(f64x2.add(high, both(TO_GRID)), both(TO_GRID));
  const w2 = f64x2.add(f64x2.sub(high, w1), low);
  const w = f64x2.add(w1, w2);
  const ww = f64x2.mul(w, w);

  const half = both(HALF);
  const square = f64x2.mul(f64x2.mul(w1, w1), half);
  const cross = f64x2.mul(w2, f64x2.add(w1, f64x2.mul(w2, half)));
  const cubic = f64x2.mul(f64x2.mul(w, ww), series(w, ww));
  const tail = f64x2.add(square, f64x2.add(w2, f64x2.add(cross, cubic)));

  const product = f64x2.mul(t1, w1);
  const sum = f64x2.add(t1, product);
  const drop = f64x2.sub(product, f64x2.sub(sum, t1));
  const small = f64x2.mul(t2, f64x2.add(f64x2.add(w1, tail), both(ONE)));
  const lows = f64x2.add(drop, f64x2.add(f64x2.mul(t1, tail), small));
  const power = f64x2.add(sum, lows);
  v128.store(to, power);
  v128.store(to, f64x2.sub(lows, f64x2.sub(power, sum)), 16);
  v128.store(to, steps, 32);
}

/** 1/3! to 1/6!. */
const COEFFICIENTS: usize = memory.data<f64>([1.0 / 6, 1.0 / 24, 1.0 / 120, 1.0 / 720]);

/** (e^w - 1 - w - w^2/2) / w^3 = 1/6 + w/24 + w^2/120 + w^3/720 + ...; |w| < 2^-9.5. */
// @ts-ignore: decorator
@inline
function series(w: v128, ww: v128): v128 {
  const to6 = f64x2.add(f64x2.mul(w, both(COEFFICIENTS, 3)), both(COEFFICIENTS, 2));
  const to4 = f64x2.add(f64x2.mul(w, both(COEFFICIENTS, 1)), both(COEFFICIENTS));
  return f64x2.add(to4, f64x2.mul(ww, to6));
}
