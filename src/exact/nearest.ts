import { formatOf } from './format.ts';
import type { DecimalRatio } from './ratioOfDecimal.ts';
import { roundRatio } from './round.ts';

/** The double, or float32 when `single`, nearest to a number, ties to even. */
export function nearest({ numerator, denominator, exponent }: DecimalRatio, single: boolean): number {
  if (exponent === 0n) return roundRatio(numerator, denominator, formatOf(single));
  const magnitude = exponent > 0n ? Infinity : 0;
  return numerator < 0n ? -magnitude : magnitude;
}
