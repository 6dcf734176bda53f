import { formatOf } from './format.ts';
import type { DecimalRatio } from './ratioOfDecimal.ts';
import { roundRatio } from './round.ts';

/** The double nearest to a number, ties to even. */
export function nearestDouble({ numerator, denominator, exponent }: DecimalRatio): number {
  if (exponent === 0n) return roundRatio(numerator, denominator, formatOf(false));
  const magnitude = exponent > 0n ? Infinity : 0;
  return numerator < 0n ? -magnitude : magnitude;
}
