import { exactConvert, exactConvertRatio } from './convert.ts';
import { exactLogitDecimal } from './decimalLogit.ts';
import type { Format } from './format.ts';
import type { DecimalRatio } from './ratioOfDecimal.ts';
import { isLogarithm, type Scale } from './scale.ts';

/**
 * `exactConvert` of a decimal as it was written, without rounding it to a double first, between p, 1 - p, 100 p and odds,
 * from p to log-odds and from log-odds to p.
 *
 * An exponent beyond some thousands is that of an end of the scale, but for tiny probabilities, whose log-odds it decides.
 */
export function exactConvertDecimal(decimal: DecimalRatio, from: Scale, to: Scale, format: Format): number {
  const { numerator, denominator, exponent } = decimal;
  if (exponent === 0n) return exactConvertRatio({ numerator, denominator }, from, to, format);
  const isTinyProb = from.quantity === 'prob' && !from.mirrored && to.quantity === 'logOdds';
  if (isTinyProb && to.factor === 1) return exactLogitDecimal(decimal, to.base, format);
  if (exponent > 0n) return exactConvert(numerator < 0n ? -Infinity : Infinity, from, to, format);
  if (numerator < 0n && !isLogarithm(from)) return NaN;
  return exactConvert(0, from, to, format);
}
