/**
 * log_unit((1 + s) / (1 - s)) in two lanes, |s| < 2^-6: correctly rounded, or NaN if undecided.
 *
 * `s` is high + low with |low| <= ulp(high) / 2: next to 1/2 a probability p has the exact s = 2p - 1.
 *
 * Formula. ln((1 + s) / (1 - s)) = 2 atanh s = 2s + s W(s^2), W = (2/3) s^2 + (2/5) s^4 + ... + (2/13) s^12.
 * s^2 is formed exactly as v1 + v2, v1 of 26 bits, and (2/3) v1 exactly with the 24-bit head of 2/3; W is W1
 * + W2, W1 of 26 bits, so that s W1 keeps all bits. `low` adds its derivative, 2 low (1 + s^2).
 *
 * Error, relative to |s|, in units of 1e-23: the terms of W from s^4 on, below 2.4e-8, have 6 roundings (v^2
 * counts that of v twice) 1.6; truncation 2^-87, `low` and all else below 2^-79 together 0.2. Sum 1.8; eps is
 * 5.
 *
 * Cost: about 55 operations for two lanes, no division, no table.
 */
import { both } from '../splat';
import { ONE } from './constants';
import { roundLog } from './roundLog';
import { head } from './split';

/** Relative to |s|. */
const EPS: usize = memory.data<f64>([5e-23]);
/** 2/3 rounded to 24 bits, and the rest. */
const TWO_THIRDS: usize = memory.data<f64>([11184811.0 / 16777216, -1.0 / 3 / 16777216]);

// @ts-ignore: decorator
@inline
export function logNearOnePair(high: v128, low: v128, unit: usize): v128 {
  return logNearOneWithin(high, low, both(EPS), unit);
}

/** The same for an s that is itself not exact: `relative` is the error of the result relative to |s|. */
// @ts-ignore: decorator
@inline
export function logNearOneWithin(high: v128, low: v128, relative: v128, unit: usize): v128 {
  const s1 = head(high);
  const s2 = f64x2.sub(high, s1);
  const v = f64x2.mul(high, high);
  const cross = f64x2.mul(f64x2.add(s1, s1), s2);
  const vLow = f64x2.add(f64x2.add(f64x2.sub(f64x2.mul(s1, s1), v), cross), f64x2.mul(s2, s2));
  const v1 = head(v);
  const v2 = f64x2.add(f64x2.sub(v, v1), vLow);

  const first = f64x2.mul(v1, both(TWO_THIRDS));
  const firstLow = f64x2.add(
    f64x2.mul(v2, both(TWO_THIRDS)),
    f64x2.mul(v, both(TWO_THIRDS, 1)),
  );
  const vv = f64x2.mul(v, v);
  const others = f64x2.add(firstLow, f64x2.mul(vv, series(v, vv)));
  const w1 = head(f64x2.add(first, others));
  const w2 = f64x2.add(f64x2.sub(first, w1), others);

  const twice = f64x2.add(high, high);
  const product = f64x2.mul(s1, w1);
  const sum = f64x2.add(twice, product);
  const drop = f64x2.sub(product, f64x2.sub(sum, twice));
  const products = f64x2.add(f64x2.mul(s2, w1), f64x2.mul(high, w2));
  const lows = f64x2.mul(f64x2.add(low, low), f64x2.add(v, both(ONE)));
  const lo = f64x2.add(f64x2.add(drop, products), lows);
  return roundLog(sum, lo, f64x2.mul(f64x2.abs(high), relative), unit);
}

/** `logNearOnePair` of one number. */
export function logNearOne(high: f64, low: f64, unit: usize): f64 {
  return f64x2.extract_lane(logNearOnePair(f64x2.splat(high), f64x2.splat(low), unit), 0);
}

const COEFFICIENTS: usize = memory.data<f64>([2.0 / 5, 2.0 / 7, 2.0 / 9, 2.0 / 11, 2.0 / 13]);

/** 2/5 + (2/7) v + ... + (2/13) v^4. */
// @ts-ignore: decorator
@inline
function series(v: v128, vv: v128): v128 {
  const to13 = f64x2.add(f64x2.mul(v, both(COEFFICIENTS, 4)), both(COEFFICIENTS, 3));
  const to9 = f64x2.add(f64x2.mul(v, both(COEFFICIENTS, 2)), both(COEFFICIENTS, 1));
  return f64x2.add(f64x2.mul(v, f64x2.add(to9, f64x2.mul(vv, to13))), both(COEFFICIENTS));
}
