/**
 * logit(p) = log_base(p / (1 - p)), correctly rounded; the inverse of sigmoid.
 *
 * `base` is 0 for e, or any finite double > 0 other than 1; e, 2 and 10 are computed here, all others by the
 * host. `single`: p is a float32 value, and the result is the float32 nearest to the exact value.
 *
 * Special values: NaN for NaN and outside [0, 1]; logit(+-0) = -Infinity; logit(1) = Infinity; logit(1/2) =
 * +0.
 * Error: at most 1/2 ulp. An estimate to 2^-73 decides all but about two values in 10^6; the host decides
 * those.
 */
import { exactLogit } from '../host';
import { isFast } from './bases';
import { LEAST, NEAR } from './logitPair';
import { logNearOne } from './logNearOne';
import { EXPONENT_BIAS, logRatio } from './logRatio';

const TWO_TO_200: f64 = 1.6069380442589903e60;

export function logit(p: f64, base: f64, single: bool): f64 {
  if (!isFast(base)) return exactLogit(p, base, single);
  if (!(p >= 0 && p <= 1)) return NaN;
  if (p == 0) return -Infinity;
  if (p == 1) return Infinity;
  if (p == 0.5) return 0;
  const result = estimated(p, base, single);
  return isNaN(result) ? exactLogit(p, base, single) : result;
}

function estimated(p: f64, base: f64, single: bool): f64 {
  const s = p + p - 1;
  if (abs(s) < NEAR) return logNearOne(s, 0, base, single);
  // ln p from 2^200 p, which is a normal number; -ln(1 - p) < 1.1e-270 is dropped.
  if (p < LEAST) return logRatio(p * TWO_TO_200, 1, 0, EXPONENT_BIAS + 200, base, single);
  const q = 1 - p;
  return logRatio(p, q, 1 - q - p, EXPONENT_BIAS, base, single);
}
