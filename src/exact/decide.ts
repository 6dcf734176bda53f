import type { Enclosure } from './enclosure.ts';
import type { Format } from './format.ts';
import type { Ratio } from './ratio.ts';
import { roundFixed } from './round.ts';

const firstBits = 128;
const lastBits = 1 << 20;

/**
 * Rounds a real number that can be enclosed ever more narrowly: Ziv's loop.
 *
 * `enclose(bits)` has a relative error near 2^-bits. Rounding is monotone, so when both ends of the enclosure
 * round to the same value, so does the number. The loop ends for every number that is not exactly a midpoint
 * between two values of the format: a number at a distance from the nearest midpoint is separated from it by
 * an error below that distance, and a number that is itself a value of the format has its nearest midpoints
 * half a unit away. Callers exclude the midpoints beforehand, with a proof; the limit only guards against a
 * mistake in one.
 *
 * Source: A. Ziv, ACM TOMS 17 (1991) 410-423.
 */
export function decide(enclose: (bits: number) => Enclosure, format: Format): number {
  for (let bits = firstBits; bits <= lastBits; bits *= 2) {
    const { value, error, scale } = enclose(bits);
    const low = roundFixed(value - error, scale, format);
    if (Object.is(low, roundFixed(value + error, scale, format))) return low;
  }
  throw new RangeError(`exact arithmetic: not decided with ${lastBits} bits`);
}

/** Absolute bits that decide all doubles and midpoints of doubles that are not exactly the number. */
const maxBits = 2048;

/**
 * `round` of a real number that can be enclosed ever more narrowly, for a monotonic function that rounds its result. A number that
 * `maxBits` do not decide is near a midpoint or is one: either neighbour then has an error of about half an ulp.
 */
export function decideBetween(
  enclose: (bits: number) => Enclosure,
  round: (number: Ratio) => number,
): number {
  for (let bits = firstBits; ; bits *= 2) {
    const { value, error, scale } = enclose(bits);
    const ratio = (integer: bigint): Ratio => ({ numerator: integer, denominator: 1n << BigInt(scale) });
    const [low, high] = [round(ratio(value - error)), round(ratio(value + error))];
    if (Object.is(low, high)) return low;
    // For an enclosure around 0, both ends round to a zero.
    if (low === 0 && high === 0) return 0;
    if (bits >= maxBits) return low;
  }
}
