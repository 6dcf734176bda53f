import { describe, expect, it } from 'vitest';
import { doublesOf, exactMapped, inverseOf, type Affine } from '../../src/exact/affine.ts';
import { float16, float32, float64 } from '../../src/exact/format.ts';
import { ratioOfDouble } from '../../src/exact/ratio.ts';
import type { Scale } from '../../src/exact/scale.ts';

const PROB: Scale = { quantity: 'prob', mirrored: false, base: 0, factor: 1 };
const COMPLEMENT: Scale = { ...PROB, mirrored: true };
const ODDS: Scale = { ...PROB, quantity: 'odds' };
const LOGIT: Scale = { ...PROB, quantity: 'logOdds' };
const LOGIT3: Scale = { ...LOGIT, base: 3 };
const LOGPROB: Scale = { ...PROB, quantity: 'logProb' };

const none = { numerator: 0n, denominator: 1n };
const one = { numerator: 1n, denominator: 1n };
const affine = (scale: number, shift: number, times = none, odds = one): Affine => ({
  scale: ratioOfDouble(scale),
  shift: ratioOfDouble(shift),
  times,
  odds,
});
const timesOdds = (n: bigint, d: bigint): Affine => affine(1, 0, one, { numerator: n, denominator: d });

describe('exactMapped', () => {
  it.each<[string, number, Scale, Scale, Affine, number]>([
    ['log-odds in between', 3, LOGIT, LOGIT, affine(0.5, 0.25), 1.75],
    ['a sum that is 0', 2, LOGIT, PROB, affine(1, -2), 0.5],
    ['a sum that is 0, as log-odds', 2, LOGIT, LOGIT, affine(1, -2), 0],
    ['p = 1/2', 0.5, PROB, LOGIT, affine(7, 0.125), 0.125],
    ['p = 0', 0, PROB, PROB, affine(2, 1), 0],
    ['p = 1 on a falling map', 1, PROB, LOGIT, affine(-2, 1), -Infinity],
    ['infinite log-odds', Infinity, LOGIT, PROB, affine(-2, 1), 0],
    ['what is outside', 1.5, PROB, PROB, affine(2, 1), NaN],
    ['nan', NaN, LOGIT, PROB, affine(2, 1), NaN],
    ['odds three times as large', 2, ODDS, ODDS, timesOdds(3n, 1n), 6],
    ['a probability that it makes 1/2', 0.25, PROB, PROB, timesOdds(3n, 1n), 0.5],
    ['the same as log-odds', 0.25, PROB, LOGIT, timesOdds(3n, 1n), 0],
    ['other bases', 5, LOGIT3, LOGIT3, affine(1.5, 0), 7.5],
    ['a probability that is nearly nothing', -1e10, LOGPROB, LOGPROB, affine(1, 1), -1e10 + 1],
    ['the complement of that', 1e-300, COMPLEMENT, LOGPROB, affine(1, 0.5), -6.065306597126334e-301],
    ['the end of the doubles', 745, LOGIT, COMPLEMENT, affine(1, 0.1), 5e-324],
  ])('%s', (_, value, from, to, map, expected) =>
    expect(exactMapped(value, from, to, map, float64)).toBe(expected),
  );

  it('returns one of the neighbours if the result is halfway between them, and ends', () => {
    // Three times 1 + 3 2^-52 has 54 bits.
    const odds = 1 + 3 * 2 ** -52;
    expect(Math.abs(exactMapped(odds, ODDS, ODDS, timesOdds(3n, 1n), float64) - 3 * odds)).toBeLessThan(
      2 ** -50,
    );
    expect(exactMapped(1 + 2 ** -52, LOGIT3, LOGIT3, affine(1.5, 0), float64)).toBe(1.5 + 2 ** -51);
  });

  it('rounds once to narrower formats', () => {
    expect(exactMapped(1, LOGIT, LOGIT, affine(1, 2 ** -12), float16)).toBe(1);
    expect(exactMapped(1, LOGIT, LOGIT, affine(1, 2 ** -24 + 2 ** -52), float32)).toBe(1 + 2 ** -23);
  });
});

describe('the inverse', () => {
  it.each([
    affine(3, 0.5),
    affine(-0.25, 7),
    timesOdds(7n, 3n),
    affine(3, 1, one, { numerator: 1n, denominator: 99n }),
  ])('of %o leads back', (map) => {
    const back = inverseOf(map);
    for (const x of [-3, -0.1, 0.7, 20]) {
      const there = exactMapped(x, LOGIT, LOGIT, map, float64);
      expect(exactMapped(there, LOGIT, LOGIT, back, float64)).toBeCloseTo(x, 12);
    }
    expect(inverseOf(back).scale.numerator * map.scale.denominator).toBe(
      inverseOf(back).scale.denominator * map.scale.numerator,
    );
  });
});

describe('scale and shift as two doubles', () => {
  it('hold a third to 106 bits', () => {
    const { scale } = doublesOf({ ...affine(1, 0), scale: { numerator: 1n, denominator: 3n } });
    expect(scale).toEqual([1 / 3, 1.850371707708594e-17]);
  });

  it('hold ln 3', () => {
    expect(doublesOf(timesOdds(3n, 1n)).shift).toEqual([1.0986122886681098, -9.07129723500153e-17]);
  });
});
