/**
 * E = 2^-n (power + powerRest) of the first lane, for n >= 1019: sigmoid far below zero, where 1 + E is 1 for
 * every purpose. Correctly rounded, or NaN if two doubles do not decide.
 *
 * power is in [0.5, 1.002], with a relative error of at most 400e-24; `steps` has n from its eighth bit on.
 *
 * Subnormal results are multiples of 2^-1074, in the scale of `power` of Q = 2^(n-1074). As long as power is
 * below 2^52 Q, adding 2^52 Q rounds to that quantum, once, and leaves the multiple in the low bits: the bits
 * of the result.
 *
 * Error: 400e-24, and the 2^-1019 that 1 + E leaves out; eps is 600e-24. In the subnormal case also the
 * rounding of the sum that decides, of at most Q / 2: below 2^-54 Q; eps has 2^-52 Q for it.
 */
import { MARGIN } from './margin';

const EPS: f64 = 6e-22;

// @ts-ignore: decorator
@inline
export function roundTiny(power: v128, powerRest: v128, steps: v128): v128 {
  const hi = f64x2.extract_lane(power, 0);
  const lo = f64x2.extract_lane(powerRest, 0);
  const n = (i64x2.extract_lane(steps, 0) >> 8) & 2047;
  return f64x2.splat(n < 1022 || (n == 1022 && hi >= 1) ? normal(hi, lo, n) : subnormal(hi, lo, n));
}

function normal(hi: f64, lo: f64, n: i64): f64 {
  const eps = EPS * MARGIN;
  const below = hi + (lo - eps);
  const above = hi + (lo + eps);
  return below == above ? above * reinterpret<f64>((1023 - n) << 52) : NaN;
}

function subnormal(hi: f64, lo: f64, n: i64): f64 {
  const top = reinterpret<f64>((n + 1) << 52); // 2^52 Q
  const eps = (EPS + top * 4.930380657631324e-32) * MARGIN; // 2^-104
  const sum = top + hi;
  const drop = hi - (sum - top);
  const below = sum + (drop + (lo - eps));
  const above = sum + (drop + (lo + eps));
  return below == above ? reinterpret<f64>(reinterpret<i64>(above) - reinterpret<i64>(top)) : NaN;
}
