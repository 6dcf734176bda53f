import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convert, logit, sigmoid, type ScaleOptions } from '../../src/engine/convert.ts';

const probability = fc.double({ min: 0, max: 1, noNaN: true });
const logOdds = fc.double({ min: -700, max: 700, noNaN: true });

describe('logit and sigmoid of a number', () => {
  it.each([
    [0.5, 0],
    [0.2, -1.3862943611198906],
    [0.8, 1.3862943611198908],
    [0, -Infinity],
    [-0, -Infinity],
    [1, Infinity],
    [1.5, NaN],
    [-0.1, NaN],
    [NaN, NaN],
    [0.49999999999999994, -2.220446049250313e-16],
  ])('logit(%d) is %d', (p, x) => expect(logit(p)).toBe(x));

  it.each([
    [0, 0.5],
    [37, 0.9999999999999999],
    [-710, 4.47628622567513e-309],
    [Infinity, 1],
    [-Infinity, 0],
    [NaN, NaN],
  ])('sigmoid(%d) is %d', (x, p) => expect(sigmoid(x)).toBe(p));

  it.each([
    [0, { eps: 1e-6 }, -13.815509557963773],
    [2, { eps: 1e-6 }, 13.815509557935018],
    [NaN, { eps: 1e-6 }, NaN],
    [2, { eps: 0 }, Infinity],
    [1, { eps: 1e-6, dtype: 'float32' }, Math.fround(13.8023176)],
    [0.8, { dtype: 'float32' }, Math.fround(1.3862944841384888)],
    [0.25, { base: 3 }, -1],
    [0.2, { base: 2 }, -2],
    [0.1, { base: 10 }, -0.9542425094393249],
  ] as const)('logit(%d) with %o is %d', (p, options, x) => expect(logit(p, options)).toBe(x));

  it('clamps the result of sigmoid', () => {
    expect(sigmoid(-100, { eps: 0.01 })).toBe(0.01);
    expect(sigmoid(100, { eps: 0.01 })).toBe(0.99);
  });

  it('forgets the options of the call before', () => {
    logit(0, { eps: 0.1, dtype: 'float32', base: 2 });
    expect(logit(0)).toBe(-Infinity);
  });

  it('is odd where 1 - p is exact', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 1, noNaN: true }), (p) => logit(1 - p) === 0 - logit(p)),
    );
  });

  it('is inverted by the other up to one rounding error', () => {
    fc.assert(
      fc.property(probability, (p) => {
        const back = sigmoid(logit(p));
        expect(Math.abs(back - p)).toBeLessThanOrEqual(p * 1e-12);
      }),
    );
  });
});

describe('logit and sigmoid of arrays', () => {
  it('give the same as one by one, however long the array', () => {
    fc.assert(
      fc.property(
        fc.array(probability, { maxLength: 50 }),
        fc.constantFrom(1, 8191, 8192, 8193),
        (values, length) => {
          const given = Float64Array.from({ length }, (_, i) => values[i % values.length] ?? 0.3);
          expect(logit(given)).toEqual(given.map((p) => logit(p)));
        },
      ),
      { numRuns: 20 },
    );
    fc.assert(
      fc.property(fc.array(logOdds), (values) => {
        expect(sigmoid(values)).toEqual(Float64Array.from(values, (x) => sigmoid(x)));
      }),
    );
  });

  it('leave the input as it was', () => {
    const given = new Float64Array([-1, 0.5, 2]);
    logit(given, { eps: 0.1, dtype: 'float32' });
    expect(given).toEqual(new Float64Array([-1, 0.5, 2]));
  });

  it('give the type of the dtype: that of the array unless it is named', () => {
    expect(logit(new Float32Array([0.2]))).toEqual(new Float32Array([-1.3862944]));
    expect(logit([0.2], { dtype: 'float32' })).toBeInstanceOf(Float32Array);
    expect(logit(new Float32Array([0.5]), { dtype: 'float64' })).toBeInstanceOf(Float64Array);
  });

  it.each([0, 1, 13_000])('write into out, which may overlap the input: it starts %d values later', (by) => {
    const memory = new Float64Array(100_000).map((_, i) => (i % 1000) / 1000);
    for (const [from, to] of [
      [0, by],
      [by, 0],
    ] as const) {
      const given = memory.slice(from, from + 60_000);
      const all = memory.slice();
      const out = all.subarray(to, to + 60_000);
      expect(logit(all.subarray(from, from + 60_000), { out })).toBe(out);
      expect(out).toEqual(logit(given));
    }
  });

  it('write into out of another type over the input', () => {
    const given = Float32Array.from({ length: 50_000 }, (_, i) => i / 50_000);
    const memory = new ArrayBuffer(400_000);
    const input = new Float32Array(memory, 0, 50_000);
    input.set(given);
    const out = new Float64Array(memory);
    expect(logit(input, { out, dtype: 'float64' })).toBe(out);
    expect(out).toEqual(logit(given, { dtype: 'float64' }));
  });

  it('write into out, which may be the input', () => {
    const values = new Float64Array([0.2, 0.8]);
    expect(logit(values, { out: values })).toBe(values);
    expect([...values]).toEqual([-1.3862943611198906, 1.3862943611198908]);
  });
});

describe('options out of range', () => {
  it.each([
    [{ eps: 0.6 }, /eps must be a number from 0 to 0\.5, got 0.6/],
    [{ eps: -1 }, /eps must be a number from 0 to 0\.5, got -1/],
    [{ eps: NaN }, /eps must be a number from 0 to 0\.5, got NaN/],
    [{ eps: '0.1' as unknown as number }, /eps must be a number from 0 to 0\.5, got "0.1"/],
    [{ base: 1 }, /base must be e, 2, 10 or another positive number except 1, got 1/],
    [{ base: 0 }, /base must be e, 2, 10 or another positive number except 1, got 0/],
    [{ base: -2 }, /base must be e, 2, 10 or another positive number except 1, got -2/],
    [{ base: Infinity }, /base must be e, 2, 10 or another positive number except 1, got Infinity/],
    [{ dtype: 'float8' as 'float32' }, /dtype must be float64, float32, float16 or bfloat16, got "float8"/],
  ])('%o is a RangeError', (options, message) => expect(() => logit(0.5, options)).toThrow(message));

  it.each<[ScaleOptions, string]>([
    [{ to: 'decibans', base: 3 }, 'base cannot be used with decibans, which has base 10'],
    [{ from: 'phred', to: 'logit', base: 2 }, 'base cannot be used with phred, which has base 10'],
    [
      { to: 'odds', base: 2 },
      'base has no effect: neither prob nor odds is a logarithm whose base can be chosen',
    ],
  ])('a base for %o, too', (options, message) => expect(() => convert(0.5, options)).toThrow(message));

  it.each([
    ['undefined', undefined],
    ['null', null],
    ['true', true],
    ['a bigint', 1n],
    ['a Set', new Set([0.5])],
    ['an ArrayBuffer', new ArrayBuffer(8)],
    ['a DataView', new DataView(new ArrayBuffer(8))],
    ['an object with a length', { length: 1, 0: 0.5 }],
    ['an array with null in it', [0.5, null]],
    ['an array with text in it', ['0.5']],
    ['an array with undefined in it', [0.5, undefined]],
    ['an array of arrays', [[0.5]]],
  ])('%s is not a number, an array or a string: a TypeError', (_name, value) => {
    for (const [name, converter] of [
      ['logit', logit],
      ['sigmoid', sigmoid],
    ] as const)
      expect(() => converter(value as unknown as number)).toThrow(
        new TypeError(`the value of ${name} must be a number, an array of numbers or a string`),
      );
  });

  it.each([
    [1e-6, '0.000001'],
    [null, 'null'],
    ['eps', '"eps"'],
  ])('options that are %j are a TypeError', (options, shown) => {
    const given = options as unknown as object;
    const message = (name: string): TypeError =>
      new TypeError(
        `the options of ${name} must be an object, got ${shown} (such as { eps: 1e-6 }; array.map would pass an index)`,
      );
    expect(() => logit(0, given)).toThrow(message('logit'));
    expect(() => sigmoid([0], given)).toThrow(message('sigmoid'));
    expect(() => convert(0, given)).toThrow(message('convert'));
  });

  it.each(['epsilon', 'toString', '__proto__'])(
    'an option %s is a TypeError, for it would be none',
    (option) => {
      const options = Object.defineProperty({}, option, { value: 0.1, enumerable: true });
      expect(() => logit(0, options)).toThrow(new TypeError(`logit has no option "${option}"`));
      expect(() => sigmoid([0], options)).toThrow(new TypeError(`sigmoid has no option "${option}"`));
    },
  );

  it.each([[[]], [new Int32Array(2)], [{ length: 2, set() {} }]])(
    'an out that is %o is a TypeError',
    (out) => {
      expect(() => logit([0.1, 0.2], { out: out as unknown as Float64Array })).toThrow(
        new TypeError('out must be a Float64Array or a Float32Array'),
      );
    },
  );

  it('an out for a single number is a RangeError', () => {
    const options: object = { out: new Float64Array(1) };
    expect(() => sigmoid(0, options)).toThrow(new RangeError('out requires an array of numbers'));
  });

  it('an out of another length is a RangeError', () => {
    expect(() => sigmoid([1, 2], { out: new Float64Array(3) })).toThrow(
      new RangeError('out must have length 2, got 3'),
    );
  });

  it('a float64 result is not rounded once more into a Float32Array', () => {
    const out = new Float32Array(1);
    expect(() => logit([0.2], { out })).toThrow(
      new RangeError(
        "out must be a Float64Array for float64 results, got a Float32Array (use dtype: 'float32')",
      ),
    );
    expect(() => logit(new Float32Array(1), { out, dtype: 'float64' })).toThrow(RangeError);
    expect(logit([0.2], { out, dtype: 'float32' })).toEqual(new Float32Array([-1.3862944]));
    expect(logit(new Float32Array([0.2]), { out })).toBe(out);
    expect(logit(new Float32Array([0.2]), { out: new Float64Array(1) })).toEqual(
      new Float64Array([Math.fround(-1.3862944)]),
    );
  });

  it('a text that is not a number is shown in part and with escapes', () => {
    const text = `\u001b[31m${'x'.repeat(1000)}`;
    expect(() => logit(text, { exact: true })).toThrow(
      new RangeError(`"\\u001b[31m${'x'.repeat(52)}..." is not a number`),
    );
  });
});

it.each(['0.5\u0130', '\u06f0.5', '\uff10.5', '\u22120.5', '0.5\ud800', '0.5\0'])(
  'a text with a character that only looks like a part of a number, or has the byte of one, is none: %j',
  (text) => expect(() => logit(text, { exact: true })).toThrow('is not a number'),
);

describe('convert with a map of the log-odds', () => {
  it.each<[number, ScaleOptions, number]>([
    [0.5, { to: 'prob', shift: 0.5 }, 0.6224593312018546],
    [0.25, { from: 'prob', to: 'prob', scale: -1 }, 0.75],
    [3, { from: 'logit', to: 'logit', scale: 2, shift: -1 }, 5],
    [3, { from: 'logit', temperature: 2 }, 1.5],
    [0.5, { to: 'prob', prior: [0.5, 0.01] }, 0.01],
    [1, { to: 'prob', shift: 1, eps: 0.1 }, 0.9607296994499495],
    [0.5, { to: 'prob', shift: 1, dtype: 'float32' }, Math.fround(0.7310585786300049)],
    [0.5, { shift: 1, base: 3 }, 0.9102392266268374],
    [0, { to: 'prob', shift: 1 }, 0],
    [NaN, { to: 'prob', shift: 1 }, NaN],
  ])('of %d with %o is %d', (value, options, expected) => expect(convert(value, options)).toBe(expected));

  it('works with arrays, and forgets the map in the next call', () => {
    const options = { from: 'logit', to: 'logit', scale: 0.5 } as const;
    expect([...convert([1, 2, 3], options)]).toEqual([0.5, 1, 1.5]);
    expect([...convert(Float32Array.of(1, 2), options)]).toEqual([0.5, 1]);
    expect(convert(2, { from: 'logit', to: 'logit' })).toBe(2);
    expect(logit(0.5)).toBe(0);
  });

  it.each([
    { scale: 0 },
    { scale: Infinity },
    { scale: '2' },
    { shift: NaN },
    { temperature: 0 },
    { temperature: -1 },
    { prior: [0, 0.5] },
    { prior: [0.5] },
    { prior: 0.5 },
    { scale: 1e300, temperature: 1e-300 },
  ])('refuses %o', (options) => {
    expect(() => convert(0.5, options as ScaleOptions)).toThrow(RangeError);
  });

  it('is nothing that logit and sigmoid take', () => {
    expect(() => logit(0.5, { shift: 1 } as object)).toThrow(TypeError);
    expect(() => sigmoid(0.5, { scale: 1 } as object)).toThrow(TypeError);
  });
});
