/**
 * What `raiseQuickly` leaves of a pair: D = 1 - E, E - 1, 1 + E, or E itself, and its rest, which is nan where the power cannot be
 * used; and its error.
 *
 * Formula. The sum of a double and a rest, which is that of E and the one of the sum. For |b| < 1/128 1 - e^-b is b - b^2 Q(b), Q = 1/2 -
 * b/6 + ... + b^6/8!.
 *
 * Error: that of E, which is relative to E; for |b| < 1/128, relative, that of b^2 Q, 4.1 roundings of b^2/2, 2.3e-16 |b|, what Q
 * leaves out 4e-23, and those of a product of its logarithm with a unit, 1.53e-20: it counts as 2.5e-16 |b| + 2e-20.
 */
import { entryIfAny } from '../listStep';
import { both } from '../splat';
import { MAX_PAIRS } from '../pairs';
import { HALF, ONE } from './constants';

/** What D is: 1 - E of b > 0, E - 1 of b < 0, 1 + E, E, or E of b > 0. */
export const enum Difference {
  FromOne,
  LessOne,
  Sum,
  Power,
  ProperPower,
}

/** Places of D, its rest, and its error. */
export const D: usize = 0;
export const D_REST: usize = 16;
export const D_ERROR: usize = 32;
/** Of b, and what it lacks, for what is next to 0. */
const B: usize = 48;
const B_REST: usize = 64;
export const D_SIZE: usize = 80;

/** The places of results that are left open (u32 each), and their values. */
export const slow: usize = memory.data(MAX_PAIRS * 4, 16);
export const slowValues: usize = memory.data(MAX_PAIRS * 16, 16);

/** |b| that can be used are between the first and the last; below the second a difference is a series. */
const RANGE: usize = memory.data<f64>([1e-250, 0.0078125, 620]);
/** 1/3! to 1/8!. */
const COEFFICIENTS: usize = memory.data<f64>([1.0 / 6, 1.0 / 24, 1.0 / 120, 1.0 / 720, 1.0 / 5040, 1.0 / 40320]);
/** Relative, of 1 - E for a small b: of b, and besides. */
const NEAR_ERROR: usize = memory.data<f64>([2.5e-16, 2e-20]);
/** The pairs in which b is small (u32 each). */
const nearPairs: usize = memory.data(MAX_PAIRS * 4, 16);

/**
 * D of a pair, in whose list of small b `nears` bytes are taken; returns how many more are now. `relative`: of the error, times
 * E.
 */
// @ts-ignore: decorator
@inline
export function storeDifference(
  at: usize,
  difference: Difference,
  e: v128,
  eRest: v128,
  b: v128,
  bRest: v128,
  relative: v128,
  nears: usize,
): usize {
  const one = both(ONE);
  let d = e;
  let rest = eRest;
  let a = b;
  let more: usize = 0;
  if (difference >= Difference.Sum) {
    a = f64x2.abs(b);
    if (difference == Difference.Sum) {
      // TwoSum (Knuth): either may be the larger.
      d = f64x2.add(one, e);
      const added = f64x2.sub(d, one);
      rest = f64x2.add(f64x2.add(f64x2.sub(one, f64x2.sub(d, added)), f64x2.sub(e, added)), eRest);
    } else if (difference == Difference.ProperPower) {
      rest = v128.or(rest, f64x2.le(b, f64x2.splat(0)));
    }
  } else {
    if (difference == Difference.FromOne) {
      d = f64x2.sub(one, e);
      rest = f64x2.sub(f64x2.sub(f64x2.sub(one, d), e), eRest);
    } else {
      d = f64x2.sub(e, one);
      rest = f64x2.add(f64x2.sub(f64x2.sub(e, d), one), eRest);
      a = f64x2.neg(b);
    }
    v128.store(at, b, B);
    v128.store(at, bRest, B_REST);
    store<u32>(nearPairs + nears, <u32>at);
    more = entryIfAny(i64x2.bitmask(f64x2.lt(a, both(RANGE, 1))));
  }
  v128.store(at, d, D);
  v128.store(at, v128.or(rest, f64x2.ge(a, both(RANGE, 2))), D_REST);
  v128.store(at, f64x2.mul(e, relative), D_ERROR);
  return more;
}

/** The pairs of the list, which is so many bytes long. */
export function takeNears(difference: Difference, errorScale: f64, bytes: usize): void {
  const flipped = i64x2.splat(difference == Difference.LessOne ? i64.MIN_VALUE : 0);
  for (let near: usize = 0; near < bytes; near += 4) takeNear(load<u32>(nearPairs + near), flipped, errorScale);
}

/** In the lanes of a pair in which D is next to 0. */
// @ts-ignore: decorator
@inline
function takeNear(at: usize, flipped: v128, errorScale: f64): void {
  const high = v128.load(at, B);
  const low = v128.load(at, B_REST);
  const size = v128.xor(high, flipped);
  const near = f64x2.lt(size, both(RANGE, 1));
  const b = f64x2.add(high, low);
  const bRest = f64x2.sub(low, f64x2.sub(b, high));
  const bb = f64x2.mul(b, b);
  const from2 = f64x2.sub(both(HALF), f64x2.mul(b, both(COEFFICIENTS)));
  const from4 = f64x2.sub(both(COEFFICIENTS, 1), f64x2.mul(b, both(COEFFICIENTS, 2)));
  const from6 = f64x2.sub(both(COEFFICIENTS, 3), f64x2.mul(b, both(COEFFICIENTS, 4)));
  const from8 = f64x2.add(from6, f64x2.mul(bb, both(COEFFICIENTS, 5)));
  const square = f64x2.mul(bb, f64x2.add(from2, f64x2.mul(bb, f64x2.add(from4, f64x2.mul(bb, from8)))));
  const left = f64x2.sub(b, square);
  const rest = v128.xor(f64x2.add(f64x2.sub(f64x2.sub(b, left), square), f64x2.sub(bRest, f64x2.mul(bRest, b))), flipped);
  const d = v128.xor(left, flipped);
  const relative = f64x2.add(f64x2.mul(size, both(NEAR_ERROR)), both(NEAR_ERROR, 1));
  const error = f64x2.mul(f64x2.mul(relative, f64x2.splat(errorScale)), d);
  v128.store(at, v128.bitselect(d, v128.load(at, D), near), D);
  v128.store(at, v128.bitselect(v128.or(rest, f64x2.le(size, both(RANGE))), v128.load(at, D_REST), near), D_REST);
  v128.store(at, v128.bitselect(error, v128.load(at, D_ERROR), near), D_ERROR);
}
