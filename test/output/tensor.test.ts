import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dtype } from '../../src/job/dtype.ts';
import { formatTensor, TensorText } from '../../src/output/tensor.ts';

/** A case of fixtures/tensor/make_goldens.py. */
interface Golden {
  name: string;
  dtype?: Dtype;
  precision?: number;
  columns?: number;
  values?: (number | 'nan' | 'inf' | '-inf')[];
  ramp?: [count: number, step: number, start: number];
  text: string;
}

const NON_FINITE = { nan: NaN, inf: Infinity, '-inf': -Infinity };

/** Those of 16 bits are made by make_half_goldens.py. */
const goldens = ['goldens.json', 'half.json'].flatMap(
  (file) =>
    JSON.parse(readFileSync(new URL(`../../fixtures/tensor/${file}`, import.meta.url), 'utf8')) as Golden[],
);

function valuesOf({ values = [], ramp }: Golden): Float64Array {
  if (ramp === undefined)
    return Float64Array.from(values, (v) => (typeof v === 'number' ? v : NON_FINITE[v]));
  const [count, step, start] = ramp;
  return Float64Array.from({ length: count }, (_, i) => i * step + start);
}

function styleOf({ dtype = 'float64', precision, columns }: Golden) {
  return {
    dtype,
    ...(precision !== undefined && { precision }),
    ...(columns !== undefined && { columns }),
  };
}

function rowsOf(values: Float64Array, columns: number): number[][] {
  return Array.from({ length: values.length / columns }, (_, row) => [
    ...values.subarray(row * columns, (row + 1) * columns),
  ]);
}

describe('TensorText', () => {
  it.each(goldens)('prints the same text as PyTorch: $name', (golden) => {
    const tensor = new TensorText(styleOf(golden));
    tensor.push(valuesOf(golden));
    expect(tensor.toString()).toBe(golden.text);
  });

  it('does not depend on how the values are cut into chunks', () => {
    const shapes = fc.record({
      columns: fc.option(fc.integer({ min: 1, max: 400 }), { nil: undefined }),
      rows: fc.integer({ min: 0, max: 30 }),
      chunks: fc.array(fc.integer({ min: 0, max: 700 }), { minLength: 1, maxLength: 20 }),
    });
    fc.assert(
      fc.property(shapes, ({ columns, rows, chunks }) => {
        const style = { dtype: 'float64' as const, ...(columns !== undefined && { columns }) };
        const values = Float64Array.from({ length: rows * (columns ?? 50) }, (_, i) => i / 8);
        const atOnce = new TensorText(style);
        atOnce.push(values);
        const inChunks = new TensorText(style);
        let start = 0;
        for (const length of chunks) {
          inChunks.push(values.subarray(start, start + length));
          start += length;
        }
        inChunks.push([...values.subarray(start)]);
        expect(inChunks.toString()).toBe(atOnce.toString());
      }),
    );
  });

  it('can be asked for its text between two chunks', () => {
    const tensor = new TensorText({ dtype: 'float32' });
    tensor.push([1]);
    expect(tensor.toString()).toBe('tensor([1.])');
    tensor.push([0.5]);
    expect(tensor.toString()).toBe('tensor([1.0000, 0.5000])');
  });

  it('shows the edges of a stream that is far longer than memory', () => {
    const tensor = new TensorText({ dtype: 'float32' });
    tensor.push([1, 2, 3]);
    const chunk = new Float64Array(1 << 20);
    for (let i = 0; i < 1 << 16; i++) tensor.push(chunk);
    tensor.push([4, 5, 6]);
    expect(tensor.toString()).toBe('tensor([1., 2., 3.,  ..., 4., 5., 6.])');
  });

  it('refuses to print a row that is not full', () => {
    const tensor = new TensorText({ dtype: 'float64', columns: 3 });
    tensor.push([1, 2, 3, 4]);
    expect(() => tensor.toString()).toThrow(new RangeError('4 values do not fill rows of 3'));
  });
});

describe('formatTensor', () => {
  it.each(goldens.filter(({ ramp }) => ramp === undefined))(
    'prints numbers and rows as PyTorch does: $name',
    (golden) => {
      const { columns, ...style } = styleOf(golden);
      const values = valuesOf(golden);
      if (columns !== undefined && values.length === 0) return;
      expect(formatTensor(columns === undefined ? [...values] : rowsOf(values, columns), style)).toBe(
        golden.text,
      );
    },
  );

  it.each([
    ['plain numbers', [0.1], 'tensor([0.1000], dtype=torch.float64)'],
    ['a Float64Array', Float64Array.of(0.1), 'tensor([0.1000], dtype=torch.float64)'],
    ['a Float32Array', Float32Array.of(0.1), 'tensor([0.1000])'],
    ['rows', [[0.1], [2]], 'tensor([[0.1000],\n        [2.0000]], dtype=torch.float64)'],
    ['nothing', [], 'tensor([], dtype=torch.float64)'],
    ['an empty Float32Array', new Float32Array(), 'tensor([])'],
    ['empty rows', [[], []], 'tensor([], size=(2, 0), dtype=torch.float64)'],
  ])('uses the dtype of %s', (_, values, text) => {
    expect(formatTensor(values)).toBe(text);
  });

  it('lets a given dtype win', () => {
    expect(formatTensor(Float32Array.of(0.1), { dtype: 'float64', precision: 10 })).toBe(
      'tensor([0.1000000015], dtype=torch.float64)',
    );
  });

  it('rounds numbers to float32 before it prints them', () => {
    expect(formatTensor([16777217, 0.1], { dtype: 'float32', precision: 8 })).toBe(
      'tensor([1.67772160e+07, 1.00000001e-01])',
    );
  });

  it.each([
    [[[1, 2], [3]], 'row 1 must have length 2, like row 0, got 1'],
    [[[1], [2], [3, 4]], 'row 2 must have length 1, like row 0, got 2'],
    [[[], [1]], 'row 1 must have length 0, like row 0, got 1'],
  ])('refuses the rows %j, which differ in length', (rows, message) => {
    expect(() => formatTensor(rows)).toThrow(new RangeError(message));
  });

  it.each<[object, string]>([
    [{ precision: -1 }, 'precision must be a whole number from 0 to 100, got -1'],
    [{ precision: 101 }, 'precision must be a whole number from 0 to 100, got 101'],
    [{ precision: 1.5 }, 'precision must be a whole number from 0 to 100, got 1.5'],
    [{ significant: 0 }, 'significant must be a whole number from 1 to 17, got 0'],
    [{ significant: 18 }, 'significant must be a whole number from 1 to 17, got 18'],
    [{ significant: NaN }, 'significant must be a whole number from 1 to 17, got NaN'],
    [{ precision: 2, significant: 2 }, 'precision and significant are mutually exclusive'],
    [{ dtype: 'float8' }, 'dtype must be float64, float32, float16 or bfloat16, got "float8"'],
  ])('refuses the style %o', (style, message) => {
    expect(() => formatTensor([0.5], style)).toThrow(new RangeError(message));
  });

  it('refuses an option that there is not', () => {
    const style: object = { precison: 2 };
    expect(() => formatTensor([0.5], style)).toThrow(new TypeError('formatTensor has no option "precison"'));
  });

  it.each<unknown>(['abc', 0.5, null, ['0.5'], [null], [[0.5], null], [[0.5], ['1']], [0.5, [1]]])(
    'refuses %j, which is no array of numbers',
    (values) => {
      expect(() => formatTensor(values as number[])).toThrow(
        new TypeError('the value of formatTensor must be an array of numbers or of rows of numbers'),
      );
    },
  );

  it.each([
    ['to the widest', [0.5, -12.25, 1e-9], 3, 'tensor([  0.5, -12.2,  1e-9])'],
    ['nan and the infinities too', [1, NaN, -Infinity], 3, 'tensor([   1,  nan, -inf])'],
    ['whole values without a point', [1, 2, 30], 2, 'tensor([ 1,  2, 30])'],
    ['both zeros as 0', [0, -0, 0.25], 2, 'tensor([   0,    0, 0.25])'],
  ])('aligns significant digits: %s', (_, values, significant, text) => {
    expect(formatTensor(values, { dtype: 'float32', significant })).toBe(text);
  });

  it('breaks lines and summarises with significant digits as without', () => {
    const row = Array.from({ length: 600 }, (_, i) => i + 1);
    expect(formatTensor([row, row], { significant: 2 })).toBe(
      'tensor([[  1,   2,   3,  ..., 600, 600, 600],\n        [  1,   2,   3,  ..., 600, 600, 600]], dtype=torch.float64)',
    );
  });
});
