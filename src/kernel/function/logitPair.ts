/**
 * log_base(p / (1 - p)) of two probabilities at once, 1e-270 <= p < 1 (at 1/2: +0): correctly rounded, or NaN
 * in a lane that two doubles do not decide (about 1 in 10^6). In two steps: `divideOdds` for many pairs, then
 * `logitPair` for each.
 *
 * `base` is 0 for e, 2 or 10; `single`: p are float32 values and the results the float32 nearest to the exact
 * values.
 *
 * |p - 1/2| < 1/128 goes by the series in s = 2p - 1, all else by the table. 1 - p is exact as q + (the part
 * of 1 - q - p). Lanes of different kinds take both ways.
 */
import { both } from '../both';
import { MOST_PAIRS } from '../pairs';
import { ONE } from './constants';
import { logNearOne, logNearOnePair } from './logNearOne';
import { EXPONENT_BIAS, headOfQuotient, logOfQuotient, restOfQuotient } from './logRatio';

/** The least p for which the halves of p / (1 - p) stay normal numbers. */
export const LEAST: f64 = 1e-270;
/** |2p - 1| of the nearest p that are not near 1/2. */
export const NEAR: f64 = 0.015625;
const NEAR_LANE: usize = memory.data<f64>([NEAR]);
const BIAS: usize = memory.data<f64>([EXPONENT_BIAS]);

/** What the first step leaves: of each pair the t and v of `logRatioPair`. */
export const QUOTIENT_SIZE: usize = 32;
export const quotients: usize = memory.data(MOST_PAIRS * <i32>QUOTIENT_SIZE, 16);

/** The first step for the pairs of p in [from, end): fills `quotients`. */
// @ts-ignore: decorator
@inline
export function divideOdds(from: usize, end: usize): void {
  for (let to = quotients; from < end; from += 16, to += QUOTIENT_SIZE) {
    const p = v128.load(from);
    const q = f64x2.sub(both(ONE), p);
    const rest = f64x2.sub(f64x2.sub(both(ONE), q), p);
    const t = headOfQuotient(p, q);
    v128.store(to, t);
    v128.store(to, restOfQuotient(t, p, q, rest), 16);
  }
}

/** The second step for a pair, of which the first left `quotient`. */
// @ts-ignore: decorator
@inline
export function logitPair(p: v128, quotient: usize, base: f64, single: bool): v128 {
  const s = f64x2.sub(f64x2.add(p, p), both(ONE));
  const near = i64x2.bitmask(f64x2.lt(f64x2.abs(s), both(NEAR_LANE)));
  if (near == 3) return logNearOnePair(s, f64x2.splat(0), base, single);
  const result = logOfQuotient(v128.load(quotient), v128.load(quotient, 16), both(BIAS), base, single);
  return near != 0 ? replaceNear(result, s, base, single) : result;
}

/** `result`, with the one lane that is near 1/2 made anew. */
function replaceNear(result: v128, s: v128, base: f64, single: bool): v128 {
  const first = f64x2.extract_lane(s, 0);
  return abs(first) < NEAR
    ? f64x2.replace_lane(result, 0, logNearOne(first, 0, base, single))
    : f64x2.replace_lane(result, 1, logNearOne(f64x2.extract_lane(s, 1), 0, base, single));
}
