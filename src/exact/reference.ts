import type { Enclosure } from './enclosure.ts';
import { log } from './logit.ts';
import { ratioOfDouble } from './ratio.ts';
import { sigmoid } from './sigmoid.ts';

/**
 * logit(p) unrounded, with a relative error near 2^-bits and the proven bound in `error`: the oracle for
 * measuring how much of its error bound a fast approximation uses. 0 < p < 1, p !== 1/2; base as in
 * `exactLogit`.
 */
export function logitBits(p: number, bits: number, base = 0): Enclosure {
  const { numerator, denominator } = ratioOfDouble(p);
  return log(numerator, denominator - numerator, base, bits);
}

/** sigmoid(x) unrounded, as `logitBits`; for finite x with |x ln base| < 2^20. */
export function sigmoidBits(x: number, bits: number, base = 0): Enclosure {
  return sigmoid(ratioOfDouble(x), base, bits);
}
