import type { DecimalRatio } from './ratioOfDecimal.ts';
import { exactSigmoid, exactSigmoidRatio } from './sigmoid.ts';

/**
 * `exactSigmoid` of a decimal log-odds as it was typed, without rounding it to a double first.
 *
 * Beyond 10^5000 and below 10^-5000 it is that of an infinity and of 0: |ln base| lies between 2^-54 and 745
 * for every double, so the result has saturated long before.
 */
export function exactSigmoidDecimal(logOdds: DecimalRatio, base: number, single: boolean): number {
  const { numerator, denominator, exponent } = logOdds;
  if (exponent === 0n) return exactSigmoidRatio(numerator, denominator, base, single);
  if (exponent < 0n) return 0.5;
  return exactSigmoid(numerator < 0n ? -Infinity : Infinity, base, single);
}
