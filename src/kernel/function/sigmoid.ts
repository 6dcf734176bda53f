/**
 * sigmoid(x) = 1 / (1 + e^-xu), for the unit u, correctly rounded; the inverse of logit.
 *
 * Special values: NaN for NaN; sigmoid(+-0) = 1/2; sigmoid(-Infinity) = +0; sigmoid(Infinity) = 1. Results
 * round to 1 from e^-xu = 1 / (2^54 - 1) on, and to +0 down from e^xu = 2^-1075.
 * Error: at most 1/2 ulp. An estimate to 2^-70 decides all but about one value in 10^5; the host decides
 * those, among them the integers x whose 2^x / (1 + 2^x) lies next to a midpoint.
 */
import { EXPONENTIAL_SIZE } from './exponential';
import { raisePair, sigmoidPair, sigmoidTiny } from './sigmoidPair';
import { undecided } from './undecided';
import { minOfPair, oneFrom, zeroTo } from './units';

/** Up to this |x|, 1/2 + x u / 4 is less than half an ulp from 1/2 in every unit u. */
const HALF_TO: f64 = 2.7755575615628914e-17; // 2^-55

const power: usize = memory.data(<i32>EXPONENTIAL_SIZE, 16);

export function sigmoid(x: f64, unit: usize): f64 {
  if (isNaN(x)) return NaN;
  if (abs(x) <= HALF_TO) return 0.5;
  if (x >= oneFrom(unit)) return 1;
  if (x <= zeroTo(unit)) return 0;
  const tiny = x <= minOfPair(unit);
  const pair = f64x2.splat(x);
  raisePair(pair, unit, power);
  const result = f64x2.extract_lane(tiny ? sigmoidTiny(power) : sigmoidPair(pair, power), 0);
  return isNaN(result) ? undecided(x) : result;
}
