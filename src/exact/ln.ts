import { bitLength } from './bitLength.ts';
import type { Enclosure } from './enclosure.ts';
import { ln2 } from './ln2.ts';

/** Room for the error below: under 2^22 units for up to 2^20 bits. */
const guardBits = 24;

/**
 * ln(n / d) for integers n, d > 0, n !== d, of any size, with a relative error below 2^-bits (bits <= 2^20).
 *
 * n / d = 2^k * a / b with a / b in [3/4, 3/2]; then ln = k ln 2 + 2 atanh(y), y = (a - b) / (a + b), |y| <=
 * 1/5, by
 *   2 atanh(y) = 2 (y + y^3/3 + y^5/5 + ...).
 * Near n = d the value is about (n - d) / d: as many bits as cancel in n - d are added to the scale.
 *
 * Error in units of 2^-scale: 3 for y and 2 for the tail; 3 a term, twice 1 for its division and 1.25 / 3 for
 * a power that was cut, of a y^2 that was cut; |k| for ln 2. The value itself is at least 2^(bits + 22)
 * units.
 */
export function ln(n: bigint, d: bigint, bits: number): Enclosure {
  const lengthN = bitLength(n);
  const lengthD = bitLength(d);
  const k = binaryExponent(n, d, lengthN - lengthD);
  const a = k < 0 ? n << BigInt(-k) : n;
  const b = k > 0 ? d << BigInt(k) : d;
  const sum = a + b;
  const difference = a - b;
  const lengthSum = bitLength(sum);
  const cancelled = k === 0 ? lengthSum - bitLength(difference) : 0;
  const scale = bits + cancelled + guardBits;
  // Digits of a and b beyond the scale do not matter; cutting them changes y by less than 2^-62 units.
  const cut = BigInt(Math.max(0, lengthSum - scale - 64));
  const magnitude = difference < 0n ? -difference : difference;
  const y = ((magnitude >> cut) << BigInt(scale)) / (sum >> cut);
  const series = twiceAtanh(y, scale);
  const value = BigInt(k) * (k === 0 ? 0n : ln2(scale)) + (difference < 0n ? -series.value : series.value);
  return { value, error: BigInt(3 * series.terms + 5 + Math.abs(k)), scale };
}

/** The k for which n / d * 2^-k lies in [3/4, 3/2]; `guess` is right or one too high or low. */
function binaryExponent(n: bigint, d: bigint, guess: number): number {
  const a = guess < 0 ? n << BigInt(-guess) : n;
  const b = guess > 0 ? d << BigInt(guess) : d;
  if (2n * a > 3n * b) return guess + 1;
  if (4n * a < 3n * b) return guess - 1;
  return guess;
}

function twiceAtanh(y: bigint, scale: number): { value: bigint; terms: number } {
  const shift = BigInt(scale);
  const square = (y * y) >> shift;
  let power = y;
  let sum = y;
  let terms = 1;
  for (let odd = 3n; ; odd += 2n) {
    power = (power * square) >> shift;
    if (power === 0n) return { value: 2n * sum, terms };
    sum += power / odd;
    terms += 1;
  }
}
