/**
 * logit of the exact decimal m / scale: log_unit(m / (scale - m)), correctly rounded, or NaN if two doubles
 * do not decide.
 *
 * `m` is an integer < 2^53, `scale` = 10^k, 0 <= k <= 22: both exact doubles, so the decimal never becomes
 * the nearest double.
 *
 * Special values: m = 0: -Infinity; m = scale: Infinity; m = scale / 2: +0; NaN for m < 0 and m > scale,
 * which is right, and for what stays undecided (about 1 in 10^6): then the exact decimal is for the host.
 * Error: at most 1/2 ulp. Next to 1/2, with d = 2m - scale exactly, s = d / scale is the rounded quotient and
 * `low` what it lacks, to 2^-79 |s| at worst; all else is the error of `logRatio` and `logNearOne`.
 */
import { NEAR } from './logitPair';
import { logNearOne } from './logNearOne';
import { EXPONENT_BIAS, logRatio } from './logRatio';
import { head } from './split';

export function logitRatio(m: f64, scale: f64, unit: usize): f64 {
  if (!(m >= 0 && m <= scale)) return NaN;
  if (m == 0) return -Infinity;
  if (m == scale) return Infinity;
  const twice = m + m;
  if (twice == scale) return 0;
  const d = twice - scale;
  if (abs(d) < scale * NEAR) return nearHalf(d, twoSumRest(twice, -scale, d), scale, unit);
  const complement = scale - m;
  return logRatio(m, complement, twoSumRest(scale, -m, complement), EXPONENT_BIAS, unit);
}

function nearHalf(d: f64, rest: f64, scale: f64, unit: usize): f64 {
  const s = d / scale;
  return logNearOne(s, (remainder(d, s, scale) + rest) / scale, unit);
}

/** d - s scale, exactly, for s = d / scale rounded. */
function remainder(d: f64, s: f64, scale: f64): f64 {
  const s1 = f64x2.extract_lane(head(f64x2.splat(s)), 0);
  const scale1 = f64x2.extract_lane(head(f64x2.splat(scale)), 0);
  const s2 = s - s1;
  const scale2 = scale - scale1;
  return d - s1 * scale1 - s1 * scale2 - s2 * scale1 - s2 * scale2;
}

/** a + b - sum, exactly (Knuth; Moller 1965). */
function twoSumRest(a: f64, b: f64, sum: f64): f64 {
  const b1 = sum - a;
  const a1 = sum - b1;
  return a - a1 + (b - b1);
}
