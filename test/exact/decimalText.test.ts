import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { float64 } from '../../src/exact/format.ts';
import { nearest } from '../../src/exact/nearest.ts';
import { ratioOfDecimal, type DecimalRatio } from '../../src/exact/ratioOfDecimal.ts';
import { roundDecimal } from '../../src/exact/decimalText.ts';
import { exactLogitDecimal, exactSigmoidDecimal } from './functions.ts';

const nearestDouble = (typed: DecimalRatio): number => nearest(typed, float64);

type Rounding = (typed: DecimalRatio) => number;

const logit: Rounding = (typed) => exactLogitDecimal(typed, 0, false);
const sigmoid: Rounding = (typed) => exactSigmoidDecimal(typed, 0, false);
const singleLogit: Rounding = (typed) => exactLogitDecimal(typed, 10, true);

/** With every digit. */
function direct(text: string, round: Rounding): number {
  const typed = ratioOfDecimal(text);
  return typeof typed === 'string' ? NaN : round(typed);
}

const digits = fc
  .array(fc.constantFrom('0', '00', '9', '99', '5', '3', '127', '0'.repeat(400), '9'.repeat(400)), {
    minLength: 4,
    maxLength: 30,
  })
  .map((pieces) => pieces.join(''));
const decimal = fc
  .tuple(
    fc.constantFrom('', '-'),
    fc.constantFrom('0.', '.5', '1.', '12.', ''),
    digits,
    fc.constantFrom('', 'e-1300', 'e-9000', 'e3', '%'),
  )
  .map((parts) => parts.join(''));
const typed = fc.oneof(
  decimal,
  fc.tuple(decimal, decimal).map((pair) => pair.join('/')),
);

describe('as few digits as decide', () => {
  test.each([
    ['logit', logit],
    ['logit to base 10 in float32', singleLogit],
    ['sigmoid', sigmoid],
    ['the nearest double', nearestDouble],
  ])('%s: give the same result as all digits', (_, round) => {
    fc.assert(
      fc.property(typed, (text) => {
        expect(roundDecimal(text, round)).toBe(direct(text, round));
      }),
      { numRuns: 300 },
    );
  });

  // 1 + 2^-53 lies half-way between two doubles, and the even one is 1.
  const half = `1.${(5n ** 53n).toString().padStart(53, '0')}`;

  test.each([
    [half, 1],
    [`${half}${'0'.repeat(5000)}`, 1],
    [`${half}${'0'.repeat(5000)}1`, 1.0000000000000002],
    [`-${half}${'0'.repeat(50_000)}1`, -1.0000000000000002],
    [`${half}${'0'.repeat(5000)}1/1`, 1.0000000000000002],
    [`${half}/1${'0'.repeat(5000)}1e-5001`, 1],
    [`${half}/0.${'9'.repeat(5000)}`, 1.0000000000000002],
    [`${half}/1.${'0'.repeat(5000)}1`, 1],
  ])('a digit far to the right decides: $1', (text, expected) => {
    expect(roundDecimal(text, nearestDouble)).toBe(expected);
  });

  test.each([
    [`1.${'0'.repeat(5000)}1`, NaN],
    [`1.${'0'.repeat(5000)}`, Infinity],
    [`0.${'9'.repeat(5000)}`, 11512.925464970229],
    [`0.${'0'.repeat(5000)}1`, -11515.228050063222],
    [`0.5${'0'.repeat(5000)}1`, 0],
    [`0.${'3'.repeat(100_000)}`, -0.6931471805599453],
    [`-0.${'0'.repeat(5000)}1`, NaN],
    [`0.${'0'.repeat(5000)}`, -Infinity],
  ])('logit is $1', (text, expected) => {
    expect(roundDecimal(text, logit)).toBe(expected);
  });

  const zeros = '0'.repeat(11_000_000);

  // More digits than are made an integer.
  test.each([
    ['just above 1', `1.${zeros}1`],
    ['100% and a little', `100.${zeros}1%`],
    ['just below 0', `-0.${zeros}1`],
    ['a fraction just above 1', `1${zeros}1/1${zeros}0`],
  ])('the end of a domain is decided by the digits before it: %s', (_, text) => {
    expect(roundDecimal(text, logit)).toBe(NaN);
  });

  const around = fc
    .tuple(
      fc.constantFrom('0.', '1.', '10', '-0.', '100.', '99.'),
      fc.constantFrom('0', '9'),
      fc.integer({ min: 1190, max: 1210 }),
      fc.constantFrom('', '1', '9', '5'),
      fc.constantFrom('', '%', '/1', '/1.00', '/3', `/1${'0'.repeat(1205)}`, `/0.${'9'.repeat(1205)}`),
    )
    .map(([before, digit, count, after, end]) => before + digit.repeat(count) + after + end);

  test.each([
    ['logit', logit],
    ['the nearest double', nearestDouble],
  ])('%s near the ends of domains give the same result as all digits', (_, round) => {
    fc.assert(
      fc.property(around, (text) => {
        expect(roundDecimal(text, round)).toBe(direct(text, round));
      }),
      { numRuns: 300 },
    );
  });

  test.each(['', '1/0', `1${'0'.repeat(5000)}/0`, 'x'])('%j is not a number', (text) => {
    expect(roundDecimal(text, nearestDouble)).toBe(NaN);
  });
});
