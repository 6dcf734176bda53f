import { expect, test } from 'vitest';
import { exactLogitDecimal } from './functions.ts';
import { exactLogit } from './functions.ts';
import { ratioOfDecimal } from '../../src/exact/ratioOfDecimal.ts';
import { exactSigmoid } from './functions.ts';
import { numberOfHex, rowsOf } from './rows.ts';

const ofDouble: [string, (input: string) => number][] = [
  ...['logit_hard', 'logit_mixed', 'logit_specials'].map(logit(0, false)),
  logit(2, false)('logit2'),
  logit(10, false)('logit10'),
  logit(0, true)('logit_f32'),
  ...['hard', 'mixed', 'subnormal_hard', 'thresholds', 'ties_tiny'].map((name) =>
    sigmoid(false)(`sigmoid_${name}`),
  ),
  sigmoid(true)('sigmoid_f32'),
  decimalLogit(0)('logit_decimal_exact'),
  decimalLogit(2)('logit2_decimal_exact'),
  decimalLogit(10)('logit10_decimal_exact'),
];

test.each(ofDouble)('every row of %s is met bit for bit', (name, convert) => {
  const rows = rowsOf(`vectors/${name}.txt`);
  const wrong = rows.filter(([input, expected]) => {
    return !Object.is(convert(input ?? ''), numberOfHex(expected ?? ''));
  });
  expect(rows.length).toBeGreaterThan(20);
  expect(wrong).toEqual([]);
});

test('every row of the odd bases is met bit for bit', () => {
  const wrong = rowsOf('exact/odd_bases.txt').filter(
    ([name, format, base = '', input = '', expected = '']) => {
      const convert = name === 'logit' ? exactLogit : exactSigmoid;
      const result = convert(numberOfHex(input), numberOfHex(base), format === 'float32');
      return !Object.is(result, numberOfHex(expected));
    },
  );
  expect(wrong).toEqual([]);
});

function logit(base: number, single: boolean) {
  return (name: string): [string, (input: string) => number] => [
    name,
    (input) => exactLogit(numberOfHex(input), base, single),
  ];
}

function sigmoid(single: boolean) {
  return (name: string): [string, (input: string) => number] => [
    name,
    (input) => exactSigmoid(numberOfHex(input), 0, single),
  ];
}

function decimalLogit(base: number) {
  return (name: string): [string, (input: string) => number] => [
    name,
    (input) => {
      const probability = ratioOfDecimal(input);
      return typeof probability === 'string' ? NaN : exactLogitDecimal(probability, base, false);
    },
  ];
}
