import { describe, expect, it } from 'vitest';
import { configureConversion } from '../../../src/engine/configure.ts';
import { createKernel } from '../../../src/engine/kernel.ts';
import { exactMapped } from '../../../src/exact/affine.ts';
import { formatNamed } from '../../../src/exact/format.ts';
import { nearest } from '../../../src/exact/nearest.ts';
import { ratioOfDouble } from '../../../src/exact/ratio.ts';
import { affineOf, type MapOptions } from '../../../src/job/affine.ts';
import type { Dtype } from '../../../src/job/dtype.ts';
import { axisOf, isLogarithmic, SCALE_NAMES, SCALES, type ScaleName } from '../../../src/job/scale.ts';
import { numberOfHex, rowsOf } from '../../exact/rows.ts';
import { binades, uniform } from './numbers.ts';
import { errorInUlps } from './ulps.ts';
import { cases } from '../../support/thorough.ts';

const kernel = createKernel();
const CAPACITY = 4096;
const FORMAT: Record<Dtype, number> = { float64: 0, float32: 1, float16: 2, bfloat16: 3 };

function configure(from: ScaleName, to: ScaleName, options: MapOptions, dtype: Dtype = 'float64'): void {
  const rest = { suffix: to, eps: undefined, exact: false, inverse: undefined };
  configureConversion(kernel, { from, to, base: 0, dtype, map: affineOf(options), ...rest });
}

/** The values converted as a batch is; `isBack`: by the inverse. */
function converted(values: readonly number[], dtype: Dtype = 'float64', isBack = false): number[] {
  const from = kernel.scratch.value;
  const place = new Float64Array(kernel.memory.buffer, from, CAPACITY);
  place.set(values);
  kernel.apply(from, from, values.length, FORMAT[dtype], isBack);
  return [...place.subarray(0, values.length)];
}

describe('against mpmath', () => {
  const rows = rowsOf('affine/maps.txt').map(([from, to, ...numbers]) => {
    const [scale, shift, value, high, low] = numbers.map(numberOfHex);
    return {
      from: from as ScaleName,
      to: to as ScaleName,
      scale,
      shift,
      value: value!,
      high: high!,
      low: low!,
    };
  });

  it.each(SCALE_NAMES)('no result from %s is off by 0.6 ulp', (from) => {
    const wrong = rows.flatMap((row) => {
      if (row.from !== from) return [];
      configure(row.from, row.to, row);
      const [result = NaN] = converted([row.value]);
      return errorInUlps(result, row.high, row.low) < 0.6 ? [] : [{ ...row, result }];
    });
    expect(wrong).toEqual([]);
  });

  it('covers all pairs, and most results are the nearest doubles', () => {
    const pairs = new Set(rows.map(({ from, to }) => `${from} ${to}`));
    expect(pairs.size).toBe(225);
    const others = rows.filter((row) => {
      configure(row.from, row.to, row);
      return converted([row.value])[0] !== row.high;
    });
    expect(others.length).toBeLessThan(rows.length / 100);
  });

  it('the integers give the nearest doubles', () => {
    const wrong = rows.filter(({ from, to, value, high, ...map }) => {
      const result = exactMapped(
        value,
        axisOf(from, 0),
        axisOf(to, 0),
        affineOf(map)!,
        formatNamed('float64'),
      );
      return result !== high;
    });
    expect(wrong).toEqual([]);
  });
});

/** Values of a scale: ordinary, tiny, near 1/2, near the ends, special. */
function valuesOf(name: ScaleName, seed: number, count: number): number[] {
  const random = uniform(seed);
  const small = binades(seed + 1, -1022, 0);
  const { quantity, base = 1, factor } = { ...SCALES[name], base: SCALES[name].base ?? Math.E };
  const share = (): number => {
    const kind = random();
    if (kind < 0.5) return random();
    if (kind < 0.6) return small();
    return kind < 0.8 ? 1 - 2 ** (-53 * random()) : 0.5 + (random() - 0.5) * 2 ** (-45 * random());
  };
  const specials = [0, -0, 1, 0.5, 50, 100, -1, 2, NaN, Infinity, -Infinity, 5e-324, -1e308, 1e308];
  return Array.from({ length: count }, (_, i) => {
    if (i % 8 === 0) return specials[(i / 8) % specials.length]!;
    if (quantity === 'prob') return share();
    if (quantity === 'percent') return 100 * share();
    const logarithm = isLogarithmic(name) ? factor / Math.log(base) : 1;
    if (quantity === 'odds') return random() < 0.5 ? share() / (1 - share()) : small() ** -0.9;
    const size = random() < 0.5 ? 10 * random() : random() < 0.5 ? 1500 * random() : small();
    if (quantity === 'logOdds') return (random() < 0.5 ? -size : size) * logarithm;
    const near = Math.LN2 + (random() - 0.5) * 2 ** (-45 * random());
    return -(random() < 0.3 ? near : size) * logarithm;
  });
}

const MAPS: readonly MapOptions[] = [
  { scale: 0.34, shift: -0.47 },
  { temperature: 3 },
  { prior: [0.5, 0.01] },
  { scale: -2, shift: 7, prior: [0.1, 0.9] },
  { scale: 1000, shift: -50 },
  { shift: 1e-300 },
];

describe.each(SCALE_NAMES)('from %s', (from) => {
  it.each(SCALE_NAMES)('to %s is the integers, or the nearest double', (to) => {
    const exact = (value: number, options: MapOptions): number =>
      exactMapped(value, axisOf(from, 0), axisOf(to, 0), affineOf(options)!, formatNamed('float64'));
    for (const [i, options] of MAPS.entries()) {
      configure(from, to, options);
      const values = valuesOf(from, 7 + i, 12 + cases(48));
      const results = converted(values);
      const wrong = values.filter((value, at) => {
        const [result, wanted] = [results[at]!, exact(value, options)];
        return !Object.is(result, wanted) && !(errorInUlps(result, wanted, 0) <= 1);
      });
      expect(wrong).toEqual([]);
    }
  });
});

it('a large scale of log-odds whose natural logarithm is subnormal', () => {
  const values = [-5e-324, 1e-323, -9.66337298576855e-309, 3e-308, -2e-307];
  for (const from of ['logit2', 'logit10', 'decibans'] as const) {
    configure(from, 'logit', { scale: 1e300 });
    const wanted = values.map((value) =>
      exactMapped(
        value,
        axisOf(from, 0),
        axisOf('logit', 0),
        affineOf({ scale: 1e300 })!,
        formatNamed('float64'),
      ),
    );
    const errors = converted(values).map((result, i) => errorInUlps(result, wanted[i]!, 0));
    expect(Math.max(...errors)).toBeLessThanOrEqual(1);
  }
});

it('converts as many values as asked for, of every count, and each as if it were alone', () => {
  for (const [from, to] of [
    ['logprob', 'logprob'],
    ['prob', 'prob'],
    ['phred', 'decibans'],
  ] as const) {
    configure(from, to, { scale: 0.7, shift: 0.1 });
    const values = valuesOf(from, 3, 300);
    const alone = values.map((value) => converted([value])[0]);
    for (const count of [0, 1, 2, 3, 127, 128, 129, 255, 256, 257, 300])
      expect(converted(values.slice(0, count))).toEqual(alone.slice(0, count));
  }
});

it.each<Dtype>(['float32', 'float16', 'bfloat16'])('%s has the value nearest to the double', (dtype) => {
  const format = formatNamed(dtype);
  for (const [from, to] of [
    ['prob', 'prob'],
    ['logit', 'prob'],
    ['logprob', 'logit'],
    ['percent', 'phred'],
  ] as const) {
    const values = valuesOf(from, 5, 1000);
    configure(from, to, { scale: 0.7, shift: 0.1 }, dtype);
    const results = converted(values, dtype);
    configure(from, to, { scale: 0.7, shift: 0.1 });
    const rounded = converted(values).map((value) =>
      Number.isFinite(value) && value !== 0
        ? nearest({ ...ratioOfDouble(value), exponent: 0n }, format)
        : value,
    );
    expect(results).toEqual(rounded);
  }
});

describe.each(SCALE_NAMES)('conversions from %s', (from) => {
  it.each(SCALE_NAMES)('to %s and back recover the value, up to one rounding error', (to) => {
    const random = uniform(17);
    const logOdds = Array.from({ length: 40 }, () => 10 * (random() - 0.5));
    configure('logit', from, { shift: 0.01 });
    const values = converted(logOdds);
    for (const options of [{ scale: 0.5, shift: 1 }, { scale: -2 }, { temperature: 3, shift: -1 }]) {
      configure(from, to, options);
      const results = converted(values);
      const back = converted(results, 'float64', true);
      const [one, other] = [-1, 1].map((side) =>
        converted(
          results.map((result) => result + side * Math.abs(result) * 2 ** -52),
          'float64',
          true,
        ),
      );
      const wrong = values.filter((value, i) => {
        const [min, max] = [Math.min(one![i]!, other![i]!), Math.max(one![i]!, other![i]!)];
        return !(min <= value && value <= max && min <= back[i]! && back[i]! <= max);
      });
      expect(wrong).toEqual([]);
    }
  });
});

it('two maps one after the other are the map that they make', () => {
  const random = uniform(23);
  for (let i = 0; i < 200; i++) {
    const [a, b, c, d] = [0.1 + random(), random() - 0.5, 0.1 + random(), random() - 0.5] as const;
    const values = Array.from({ length: 20 }, random);
    configure('prob', 'logit', { scale: a, shift: b });
    const between = converted(values);
    configure('logit', 'prob', { scale: c, shift: d });
    const steps = converted(between);
    configure('prob', 'prob', { scale: c * a, shift: c * b + d });
    const direct = converted(values);
    for (const [at, result] of steps.entries()) {
      const size = 1 + Math.abs(between[at]!);
      expect(Math.abs(result - direct[at]!) / direct[at]!).toBeLessThan(4 * size * 2 ** -52);
    }
  }
});
