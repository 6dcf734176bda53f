import fc from 'fast-check';
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { axisOf, domainOf, SCALE_NAMES, type ScaleName } from '../../src/job/scale.ts';
import { exactConvert, exactConvertRatio } from '../../src/exact/convert.ts';
import { bfloat16, float16, float32, float64 } from '../../src/exact/format.ts';
import { numberOfHex, rowsOf } from './rows.ts';

const convert = (value: number, from: ScaleName, to: ScaleName, base = 0, format = float64): number =>
  exactConvert(value, axisOf(from, base), axisOf(to, base), format);

const files = readdirSync(new URL('../../fixtures/vectors/scales/', import.meta.url));

it.each(files)('meets every row of scales/%s bit for bit', (file) => {
  const [from, to] = file.replace('.txt', '').split('_to_') as [ScaleName, ScaleName];
  const wrong = rowsOf(`vectors/scales/${file}`).filter(
    ([given = '', expected = '']) => !Object.is(convert(numberOfHex(given), from, to), numberOfHex(expected)),
  );
  expect(wrong).toEqual([]);
});

describe('the ends and the middle of each scale', () => {
  /** As the contract has them: the value at p = 0, 1/2 and 1. */
  const values: Record<ScaleName, readonly [number, number, number]> = {
    prob: [0, 0.5, 1],
    percent: [0, 50, 100],
    complement: [1, 0.5, 0],
    odds: [0, 1, Infinity],
    logit: [-Infinity, 0, Infinity],
    logit2: [-Infinity, 0, Infinity],
    logit10: [-Infinity, 0, Infinity],
    decibans: [-Infinity, 0, Infinity],
    logprob: [-Infinity, -Math.LN2, 0],
    logprob2: [-Infinity, -1, 0],
    logprob10: [-Infinity, -0.3010299956639812, 0],
    log1mprob: [0, -Math.LN2, -Infinity],
    log1mprob2: [0, -1, -Infinity],
    log1mprob10: [0, -0.3010299956639812, -Infinity],
    phred: [0, 3.010299956639812, Infinity],
  };

  it.each(SCALE_NAMES)('%s', (name) => {
    for (const [i, p] of [0, 0.5, 1].entries()) {
      expect(convert(p, 'prob', name)).toBe(values[name][i]);
      // Both logarithms of 1/2 are rounded, and need not lead back.
      if (p !== 0.5) expect(convert(values[name][i]!, name, 'prob')).toBe(p);
    }
  });
});

describe('values outside the domain', () => {
  it.each<[ScaleName, number]>([
    ['prob', -5e-324],
    ['prob', 1 + 2 ** -52],
    ['percent', 100.00000000000001],
    ['percent', -1],
    ['complement', Infinity],
    ['odds', -1e-300],
    ['odds', -Infinity],
    ['logprob', 5e-324],
    ['logprob', Infinity],
    ['log1mprob', 1],
    ['phred', -1],
    ['phred', -Infinity],
    ['prob', NaN],
    ['logit', NaN],
  ])('%s %d is nan on every scale', (from, value) => {
    for (const to of SCALE_NAMES) expect(convert(value, from, to)).toBe(NaN);
  });
});

describe('results that are exact, or halfway between two values', () => {
  it.each<[number, ScaleName, ScaleName, number]>([
    [0.75, 'prob', 'odds', 3],
    [1 / 1024, 'prob', 'logprob2', -10],
    [1000, 'odds', 'logit10', 3],
    [1000, 'odds', 'decibans', 30],
    [0.001, 'complement', 'phred', 30],
    [-1074, 'logprob2', 'prob', 5e-324],
    [-1075, 'logprob2', 'prob', 0],
    [-54, 'logprob2', 'complement', 1],
    [23, 'logit10', 'odds', 1e23],
    [25 * 2 ** -52, 'percent', 'complement', 1],
    [-5.087924001313711, 'logit10', 'decibans', -50.87924001313711],
    [800, 'logit', 'complement', 0],
    [800, 'logit', 'log1mprob', -800],
    [-800, 'logit', 'logprob', -800],
    [710, 'logit', 'odds', Infinity],
    [1e300, 'logit', 'logprob', -0],
    [-1e300, 'logprob', 'logit', -1e300],
    [-0.6931471805599453, 'logprob', 'logit', 4.638093627692599e-17],
  ])('%d: %s to %s is %d', (value, from, to, expected) => {
    expect(convert(value, from, to)).toBe(expected);
  });

  it.each<[number, ScaleName, ScaleName, number, number]>([
    [11.5, 'logit', 'odds', 100, 1e23],
    [-537.5, 'logit', 'odds', 4, 0],
    [0.5, 'logit', 'odds', 4, 2],
    [0.75, 'prob', 'logit', 9, 0.5],
    [-2, 'logprob', 'prob', 0.5, NaN],
    [2, 'logprob', 'prob', 0.5, 0.25],
  ])('%d: %s to %s in base %d is %d', (value, from, to, base, expected) => {
    expect(convert(value, from, to, base)).toBe(expected);
  });

  it('rounds a logarithm that is halfway between two values of a short format to the even one', () => {
    // 257 has nine digits, bfloat16 has eight.
    const odds = { numerator: 2n ** 257n, denominator: 1n };
    expect(exactConvertRatio(odds, axisOf('odds', 0), axisOf('logit2', 0), bfloat16)).toBe(256);
    expect(convert(2 ** 259, 'odds', 'logit2', 0, bfloat16)).toBe(260);
    expect(convert(2 ** 257, 'odds', 'logit2', 0, float16)).toBe(257);
  });
});

describe('properties of all pairs', () => {
  const anyName = fc.constantFrom(...SCALE_NAMES);
  const anyFormat = fc.constantFrom(float64, float32, float16, bfloat16);
  /** A value of the scale, from p or from the exponent of the odds. */
  const anyP = fc.oneof(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.integer({ min: -60, max: 60 }).map((exponent) => 1 / (1 + 2 ** exponent)),
  );

  it('a conversion never goes back where the probability rises', () => {
    fc.assert(
      fc.property(anyP, anyP, anyName, anyName, anyFormat, (one, other, from, to, format) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)].map((p) =>
          convert(p, 'prob', from),
        ) as [number, number];
        const [a, b] = [convert(low, from, to, 0, format), convert(high, from, to, 0, format)];
        const rises = convert(1, 'prob', to) > convert(0, 'prob', to);
        expect(rises ? a <= b : a >= b).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('results lie within the domain', () => {
    fc.assert(
      fc.property(anyP, anyName, anyName, anyFormat, (p, from, to, format) => {
        const result = convert(convert(p, 'prob', from), from, to, 0, format);
        const [start, end] = domainOf(to, 0);
        expect(result >= start && result <= end).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('x in 5..700 is recovered bit for bit through complement, logprob and odds', () => {
    const x = fc.double({ min: 5, max: 700, noNaN: true });
    fc.assert(
      fc.property(x, fc.constantFrom<ScaleName[]>('complement', 'logprob', 'odds'), (value, through) => {
        // The small share holds all of it; of odds the exponent does.
        const there = convert(value, 'logit', through);
        expect(convert(there, through, 'logit')).toBe(value);
      }),
    );
  });

  it('complement turns a scale round', () => {
    fc.assert(
      fc.property(anyP, fc.constantFrom('', '2', '10'), (p, base) => {
        const name = (start: string): ScaleName => `${start}${base}` as ScaleName;
        expect(convert(p, 'complement', name('logprob'))).toBe(convert(p, 'prob', name('log1mprob')));
        expect(convert(p, 'complement', name('logit')) + convert(p, 'prob', name('logit'))).toBe(
          p === 0 || p === 1 ? NaN : 0,
        );
      }),
    );
  });
});
