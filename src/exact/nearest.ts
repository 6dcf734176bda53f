import type { Format } from './format.ts';
import type { DecimalRatio } from './ratioOfDecimal.ts';
import { roundRatio } from './round.ts';

/** The value of the format nearest to a number, ties to even. */
export function nearest({ numerator, denominator, exponent }: DecimalRatio, format: Format): number {
  if (exponent === 0n) return roundRatio(numerator, denominator, format);
  const magnitude = exponent > 0n ? Infinity : 0;
  return numerator < 0n ? -magnitude : magnitude;
}
