/**
 * D = 1 - E of many pairs, or 1 + E, behind what `raiseQuickly` leaves of them: D and its rest, its error, and where its powers
 * cannot be used.
 *
 * Formula. The sum of a short number and a rest. For a < 1/64 1 - e^-a is a - a^2 Q(a), Q = 1/2 - a/6 + ... + a^6/8!.
 *
 * Error: that of E, which is relative to E; for a < 1/64, relative, that of a^2 Q, 3.2 roundings of a^2/2, 1.8e-16 a, and what Q
 * leaves out 1.4e-20: it counts as 2.2e-16 a + 2e-20.
 */
import { entryIfAny } from '../listStep';
import { both } from '../splat';
import { MOST_PAIRS } from '../pairs';
import { HALF, ONE } from './constants';
import { QUICK_ERROR, QUICK_MAGNITUDE, QUICK_MAGNITUDE_REST, QUICK_REST, QUICK_SIZE, quickPowers } from './quickPowers';

/** Places of D, its rest, its error times the power of two that D starts with, and what the error of its logarithm has besides. */
export const D: usize = 64;
export const D_REST: usize = 80;
export const D_ERROR: usize = 96;
export const CONSTANT: usize = 112;

/** The places of results that are left open (u32 each), and their values. */
export const slow: usize = memory.data(MOST_PAIRS * 4, 16);
export const slowValues: usize = memory.data(MOST_PAIRS * 16, 16);

const ERROR: usize = memory.data<f64>([QUICK_ERROR]);
/** Powers that can be used are between the first and the last; below the second 1 - E is a series. */
const RANGE: usize = memory.data<f64>([1e-250, 0.015625, 620]);
/** 1/3! to 1/8!. */
const COEFFICIENTS: usize = memory.data<f64>([1.0 / 6, 1.0 / 24, 1.0 / 120, 1.0 / 720, 1.0 / 5040, 1.0 / 40320]);
/** Relative, of 1 - E for a small a: of a, and besides. */
const NEAR_ERROR: usize = memory.data<f64>([2.2e-16, 2e-20]);
/** The pairs in which a is small (u32 each). */
const nears: usize = memory.data(MOST_PAIRS * 4, 16);

/** 1 - E for the powers up to `end`. */
export function takeDifferences(constant: f64, end: usize): void {
  const one = both(ONE);
  const constants = f64x2.splat(constant);
  let nearEnd = nears;
  for (let at = quickPowers; at < end; at += QUICK_SIZE) {
    const e = v128.load(at);
    const a = v128.load(at, QUICK_MAGNITUDE);
    const left = f64x2.sub(one, e);
    const rest = f64x2.sub(f64x2.sub(f64x2.sub(one, left), e), v128.load(at, QUICK_REST));
    storeD(at, left, rest, e, a, constants);
    store<u32>(nearEnd, <u32>at);
    nearEnd += entryIfAny(i64x2.bitmask(f64x2.lt(a, both(RANGE, 1))));
  }
  for (let near = nears; near < nearEnd; near += 4) takeNear(load<u32>(near));
}

/** In the lanes of a pair in which 1 - E is next to 0. */
function takeNear(at: usize): void {
  const high = v128.load(at, QUICK_MAGNITUDE);
  const low = v128.load(at, QUICK_MAGNITUDE_REST);
  const near = f64x2.lt(high, both(RANGE, 1));
  const a = f64x2.add(high, low);
  const aRest = f64x2.sub(low, f64x2.sub(a, high));
  const aa = f64x2.mul(a, a);
  const from2 = f64x2.sub(both(HALF), f64x2.mul(a, both(COEFFICIENTS)));
  const from4 = f64x2.sub(both(COEFFICIENTS, 1), f64x2.mul(a, both(COEFFICIENTS, 2)));
  const from6 = f64x2.sub(both(COEFFICIENTS, 3), f64x2.mul(a, both(COEFFICIENTS, 4)));
  const from8 = f64x2.add(from6, f64x2.mul(aa, both(COEFFICIENTS, 5)));
  const square = f64x2.mul(aa, f64x2.add(from2, f64x2.mul(aa, f64x2.add(from4, f64x2.mul(aa, from8)))));
  const d = f64x2.sub(a, square);
  const rest = f64x2.add(f64x2.sub(f64x2.sub(a, d), square), aRest);
  const error = f64x2.mul(f64x2.add(f64x2.mul(a, both(NEAR_ERROR)), both(NEAR_ERROR, 1)), d);
  v128.store(at, v128.bitselect(d, v128.load(at, D), near), D);
  v128.store(at, v128.bitselect(rest, v128.load(at, D_REST), near), D_REST);
  v128.store(at, v128.bitselect(error, v128.load(at, D_ERROR), near), D_ERROR);
}

/** left + rest, |left| >= |rest| or 0, for a power `e` of `a`. `constant`: what the error has besides. */
// @ts-ignore: decorator
@inline
export function storeD(at: usize, left: v128, rest: v128, e: v128, a: v128, constant: v128): void {
  const d = f64x2.add(left, rest);
  v128.store(at, d, D);
  v128.store(at, f64x2.sub(rest, f64x2.sub(d, left)), D_REST);
  v128.store(at, f64x2.mul(e, both(ERROR)), D_ERROR);
  const unusual = v128.or(f64x2.le(a, both(RANGE)), f64x2.ge(a, both(RANGE, 2)));
  v128.store(at, v128.or(constant, unusual), CONSTANT);
}
