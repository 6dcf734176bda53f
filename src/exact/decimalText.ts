import { ratiosAround, type DecimalRatio } from './ratioOfDecimal.ts';

/** More digits than any ordinary number needs: 767 digits decide between two doubles. */
const firstDigits = 1200;
const growth = 32;

/** The number of digits that an engine converts to an integer in a few seconds. */
const maxDigits = 10_000_000;

/**
 * `round` of the number in `text` (as in `ratioOfDecimal`), however long it is; NaN for text that is not one.
 *
 * `round` returns the rounded value of a monotonic function. If it is the same for two numbers, it is the same for all numbers
 * between them. So only the digits that decide are converted to integers, which takes more than linear time. If `round` is NaN
 * outside a domain, and only the digits at an end of it are undecided, a number inside decides.
 * @throws RangeError if ten million digits do not decide
 */
export function roundDecimal(text: string, round: (typed: DecimalRatio) => number): number {
  for (let digits = firstDigits; ; digits = Math.min(growth * digits, maxDigits)) {
    const around = ratiosAround(text, digits);
    if (typeof around === 'string') return NaN;
    const { min, max, inside } = around;
    const result = round(min);
    if (min === max) return result;
    const other = round(max);
    if (Object.is(result, other)) return result;
    if (inside && Number.isNaN(result) !== Number.isNaN(other) && Number.isNaN(round(inside))) return NaN;
    if (digits === maxDigits) break;
  }
  throw new RangeError(
    `a number of ${text.length} digits, of which the first ${maxDigits} do not decide the result`,
  );
}
