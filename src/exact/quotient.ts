import { bitLength } from './bitLength.ts';
import type { Enclosure } from './enclosure.ts';

/**
 * a / b for two enclosures that do not contain 0 and whose relative errors are below 1/8, with `bits` bits in
 * the value.
 *
 * Relative errors add: error = 1 for the division + 2 |a / b| (error(a) / |a| + error(b) / |b|), where the
 * factor 2 covers the products of the errors, and |a| and |b| are replaced by the powers of two below them.
 */
export function quotient(a: Enclosure, b: Enclosure, bits: number): Enclosure {
  const lengthA = bitLength(a.value);
  const lengthB = bitLength(b.value);
  const shift = Math.max(0, bits + lengthB - lengthA);
  const value = (a.value << BigInt(shift)) / b.value;
  const magnitude = (value < 0n ? -value : value) + 1n;
  const errorOfA = ((2n * magnitude * a.error) >> BigInt(lengthA - 1)) + 1n;
  const errorOfB = ((2n * magnitude * b.error) >> BigInt(lengthB - 1)) + 1n;
  return { value, error: errorOfA + errorOfB + 1n, scale: a.scale + shift - b.scale };
}
