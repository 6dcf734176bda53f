import { describe, expect, it } from 'vitest';
import { convert } from '../../src/engine/convert.ts';
import { float64 } from '../../src/exact/format.ts';
import { ratioOfDouble } from '../../src/exact/ratio.ts';
import { roundRatio } from '../../src/exact/round.ts';
import { affineOf, describeMap } from '../../src/job/affine.ts';
import { uniform } from '../kernel/function/numbers.ts';
import { errorInUlps } from '../kernel/function/ulps.ts';
import { cases } from '../support/thorough.ts';

/** p to (1 - from) / (p to (1 - from) + (1 - p) from (1 - to)), rounded once. */
function moved(p: number, from: number, to: number): number {
  const parts = [p, from, to].map((value) => {
    const { numerator: above, denominator: below } = ratioOfDouble(value);
    return [above, below - above] as const;
  });
  const [[p1, p0], [f1, f0], [t1, t0]] = parts as [(typeof parts)[0], (typeof parts)[0], (typeof parts)[0]];
  const [one, other] = [p1 * t1 * f0, p0 * f1 * t0];
  return roundRatio(one, one + other, float64);
}

describe('a change of the base rate', () => {
  it('is the exact formula to less than 1 ulp, for many probabilities', () => {
    const random = uniform(3);
    let worst = 0;
    for (let run = 0; run < cases(100); run++) {
      const prior = [random(), run % 2 === 0 ? random() : 2 ** (-40 * random())] as const;
      const values = Array.from({ length: 1000 }, (_, i) =>
        i % 4 === 0 ? 2 ** (-300 * random()) : i % 4 === 1 ? 1 - 2 ** (-52 * random()) : random(),
      );
      const results = convert(values, { to: 'prob', prior });
      for (const [i, p] of values.entries())
        worst = Math.max(worst, errorInUlps(results[i]!, moved(p, ...prior), 0));
    }
    expect(worst).toBeLessThanOrEqual(1);
    expect(worst).toBeGreaterThanOrEqual(0);
  });

  it.each([
    [0.5, [0.5, 0.01], 0.01],
    [0.9, [0.5, 0.5], 0.9],
    [0.25, [0.25, 0.75], 0.75],
    [0, [0.5, 0.01], 0],
    [1, [0.5, 0.01], 1],
    [1e-300, [1e-10, 0.5], 9.999999999e-291],
  ] as const)('of %d from %o is %d', (p, prior, expected) =>
    expect(convert(p, { to: 'prob', prior })).toBe(expected),
  );

  it('of log-odds that become 0 gives 0', () => {
    expect(convert(0.01, { to: 'logit', prior: [0.01, 0.5] })).toBe(0);
    expect(convert(0.01, { to: 'prob', prior: [0.01, 0.5] })).toBe(0.5);
  });
});

describe('a map that does not change log-odds', () => {
  it.each([
    {},
    { scale: 1 },
    { shift: 0 },
    { shift: -0 },
    { scale: 3, temperature: 3 },
    { prior: [0.2, 0.2] },
  ] as const)('%o is undefined', (options) => {
    expect(affineOf(options)).toBeUndefined();
    expect(describeMap(affineOf(options))).toEqual({ scale: 1, shift: 0 });
  });
});

describe('scale and shift together', () => {
  it.each([
    [
      { scale: 0.5, shift: 2 },
      { scale: 0.5, shift: 2 },
    ],
    [{ temperature: 3 }, { scale: 1 / 3, shift: 0 }],
    [
      { scale: 2, temperature: 4 },
      { scale: 0.5, shift: 0 },
    ],
    [{ prior: [0.5, 0.75] }, { scale: 1, shift: 1.0986122886681098 }],
    [
      { shift: 1, prior: [0.5, 0.75] },
      { scale: 1, shift: 2.0986122886681096 },
    ],
  ] as const)('%o are %o', (options, expected) => expect(describeMap(affineOf(options))).toEqual(expected));
});
