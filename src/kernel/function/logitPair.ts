/**
 * ln(p / (1 - p)) of many pairs of probabilities, 1e-270 <= p < 1 (at 1/2: +0): correctly rounded, or NaN in a
 * lane that two doubles do not decide (about 1 in 10^6) or whose p is outside. In three steps, each for all pairs
 * before the next: `divideOdds`; `takeLogarithms`, which lists the pairs that it leaves open; and for these
 * `nearHalf`.
 *
 * All p go by the table first. It decides ever fewer of those near 1/2, whose results are small: what it leaves of
 * |p - 1/2| < 1/128 goes by the series in s = 2p - 1. 1 - p is exact as q + (the part of 1 - q - p).
 */
import { entryIfAny } from '../listStep';
import { both } from '../splat';
import { MAX_PAIRS } from '../pairs';
import { ONE } from './constants';
import { logNearOnePair } from './logNearOne';
import { EXPONENT_BIAS, headOfQuotient, logOfQuotient, restOfQuotient } from './logRatio';
import { NATURAL } from './units';

/** The least p for which the halves of p / (1 - p) stay normal numbers. */
export const MIN_P: f64 = 1e-270;
/** |2p - 1| of the nearest p that are not near 1/2. */
export const NEAR: f64 = 0.015625;
const MIN_LANE: usize = memory.data<f64>([MIN_P]);
const NEAR_LANE: usize = memory.data<f64>([NEAR]);
const BIAS: usize = memory.data<f64>([EXPONENT_BIAS]);

/** What the first step leaves of each pair: the t and v of `logRatioPair`. The second puts p in the place of t. */
const QUOTIENT_SIZE: usize = 32;
const quotients: usize = memory.data(MAX_PAIRS * <i32>QUOTIENT_SIZE, 16);
/** The places of those that the second step leaves open (u32 each). */
export const open: usize = memory.data(MAX_PAIRS * 4, 16);

/** The first step for the pairs of p in [from, end). */
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

/**
 * The second step for the same pairs: their results from `to` on, which may be `from`. Returns the end of the list `open` of
 * pairs in which a result is NaN. The loop calls nothing and has no branch, so that more pairs overlap.
 */
// @ts-ignore: decorator
@inline
export function takeLogarithms(from: usize, end: usize, to: usize): usize {
  let openEnd = open;
  for (let quotient = quotients; from < end; from += 16, to += 16, quotient += QUOTIENT_SIZE) {
    const p = v128.load(from);
    const logarithm = logOfQuotient(v128.load(quotient), v128.load(quotient, 16), both(BIAS), NATURAL);
    const outside = v128.or(f64x2.lt(p, both(MIN_LANE)), f64x2.ge(p, both(ONE)));
    const result = v128.or(logarithm, outside); // All bits set is a NaN.
    v128.store(to, result);
    v128.store(quotient, p);
    store<u32>(openEnd, quotient);
    openEnd += entryIfAny(i64x2.bitmask(f64x2.ne(result, result)));
  }
  return openEnd;
}

/** The p of the pair whose place in the list is at `at`. */
// @ts-ignore: decorator
@inline
export function openPair(at: usize): v128 {
  return v128.load(load<u32>(at));
}

/** How far from that of the first pair the result of this pair is. */
// @ts-ignore: decorator
@inline
export function placeOfOpen(at: usize): usize {
  return (<usize>load<u32>(at) - quotients) >> 1;
}

/** The third step: the `results` of the second, with those of p near 1/2 made anew. */
// @ts-ignore: decorator
@inline
export function nearHalf(p: v128, results: v128): v128 {
  const s = f64x2.sub(f64x2.add(p, p), both(ONE));
  const near = f64x2.lt(f64x2.abs(s), both(NEAR_LANE));
  if (!v128.any_true(near)) return results;
  return v128.bitselect(logNearOnePair(s, f64x2.splat(0), NATURAL), results, near);
}
