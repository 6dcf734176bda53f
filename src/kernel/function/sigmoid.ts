/**
 * sigmoid(x) = 1 / (1 + base^-x), correctly rounded; the inverse of logit.
 *
 * `base` is 0 for e, or any finite double > 0 other than 1; e, 2 and 10 are computed here, all others by the
 * host. `single`: x is a float32 value, and the result is the float32 nearest to the exact value.
 *
 * Special values: NaN for NaN; sigmoid(+-0) = 1/2; sigmoid(-Infinity) = +0; sigmoid(Infinity) = 1. Results
 * round to 1 from base^-x = 1 / (2^54 - 1) on, and to +0 down from base^x = 2^-1075.
 * Error: at most 1/2 ulp. An estimate to 2^-70 decides all but about one value in 10^5; the host decides
 * those, among them the integers x whose 2^x / (1 + 2^x) lies next to a midpoint.
 */
import { exactSigmoid } from '../host';
import { isFast } from './bases';
import { EXPONENTIAL_SIZE } from './exponential';
import { ONE_FROM_10, ONE_FROM_2, ONE_FROM_E, ZERO_TO_10, ZERO_TO_2, ZERO_TO_E } from './exponential.table';
import { raisePair, sigmoidPair, sigmoidTiny } from './sigmoidPair';

/** Up to this |x|, 1/2 + x ln base / 4 is less than half an ulp from 1/2 for the bases e, 2 and 10. */
export const HALF_TO: f64 = 2.7755575615628914e-17; // 2^-55

const power: usize = memory.data(<i32>EXPONENTIAL_SIZE, 16);

export function sigmoid(x: f64, base: f64, single: bool): f64 {
  if (!isFast(base)) return exactSigmoid(x, base, single);
  if (isNaN(x)) return NaN;
  if (abs(x) <= HALF_TO) return 0.5;
  if (x >= oneFrom(base)) return 1;
  if (x <= zeroTo(base)) return 0;
  const tiny = x <= leastOfPair(base);
  if (tiny && single) return 0;
  const pair = f64x2.splat(x);
  raisePair(pair, base, power);
  const result = f64x2.extract_lane(tiny ? sigmoidTiny(power) : sigmoidPair(pair, power, single), 0);
  return isNaN(result) ? exactSigmoid(x, base, single) : result;
}

export function oneFrom(base: f64): f64 {
  if (base == 0) return ONE_FROM_E;
  return base == 2 ? ONE_FROM_2 : ONE_FROM_10;
}

function zeroTo(base: f64): f64 {
  if (base == 0) return ZERO_TO_E;
  return base == 2 ? ZERO_TO_2 : ZERO_TO_10;
}

/** Above this x, base^x is above 2^-1021, so that all results of the pair form are normal numbers. */
export function leastOfPair(base: f64): f64 {
  if (base == 0) return -707;
  return base == 2 ? -1020 : -307;
}
