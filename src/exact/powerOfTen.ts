import type { DecimalRatio } from './ratioOfDecimal.ts';

/** The k for which a positive number is 10^k, or undefined. */
export function powerOfTen({ numerator, denominator, exponent }: DecimalRatio): bigint | undefined {
  const above = numerator.toString();
  const below = denominator.toString();
  // A factor of 10^i adds i zeros and leaves the digits before them alone.
  if (withoutZeros(above) !== withoutZeros(below)) return undefined;
  return exponent + BigInt(above.length - below.length);
}

/** A loop: `/0+$/` takes the square of the time if many zeros precede another digit. */
function withoutZeros(digits: string): string {
  let end = digits.length;
  while (digits[end - 1] === '0') end--;
  return digits.slice(0, end);
}
