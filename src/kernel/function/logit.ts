/**
 * logit(p) = ln(p / (1 - p)), correctly rounded; the inverse of sigmoid.
 *
 * Special values: NaN for NaN and outside [0, 1]; logit(+-0) = -Infinity; logit(1) = Infinity; logit(1/2) =
 * +0.
 * Error: at most 1/2 ulp. An estimate to 2^-73 decides all but about two values in 10^6; the host decides
 * those.
 */
import { MIN_P, NEAR } from './logitPair';
import { logNearOne } from './logNearOne';
import { EXPONENT_BIAS, logRatio } from './logRatio';
import { undecided } from './undecided';
import { NATURAL } from './units';

const TWO_TO_200: f64 = 1.6069380442589903e60;

export function logit(p: f64): f64 {
  if (!(p >= 0 && p <= 1)) return NaN;
  if (p == 0) return -Infinity;
  if (p == 1) return Infinity;
  if (p == 0.5) return 0;
  const result = estimated(p);
  return isNaN(result) ? undecided(p) : result;
}

function estimated(p: f64): f64 {
  const s = p + p - 1;
  if (abs(s) < NEAR) return logNearOne(s, 0, NATURAL);
  // ln p from 2^200 p, which is a normal number; -ln(1 - p) < 1.1e-270 is dropped.
  if (p < MIN_P) return logRatio(p * TWO_TO_200, 1, 0, EXPONENT_BIAS + 200, NATURAL);
  const q = 1 - p;
  return logRatio(p, q, 1 - q - p, EXPONENT_BIAS, NATURAL);
}
