import { ratiosAround, type DecimalRatio } from './ratioOfDecimal.ts';

/** More than decide any number that was not made for it: a double lies between numbers of 767 digits. */
const firstDigits = 1200;
const growth = 32;

/** What an engine reads into an integer in seconds. */
const maxDigits = 10_000_000;

/**
 * `round` of the number in `text` (as in `ratioOfDecimal`), however long it is; NaN for text that is not one.
 *
 * `round` returns the rounded value of a function that rises or falls throughout, so where two numbers have the same one,
 * so has every number between them: only the digits that decide are made integers, which takes longer than they are long.
 * Where it is NaN outside a domain, one end of which is all that the digits leave undecided, a number inside decides.
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
