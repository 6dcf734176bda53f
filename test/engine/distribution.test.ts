import { describe, expect, it } from 'vitest';
import { conversionOf, logit } from '../../src/engine/convert.ts';
import { binned, converted, quantile, type Distribution } from '../../src/engine/distribution.ts';

function exact(...numbers: number[]): Distribution {
  const values = Float64Array.from(numbers);
  return {
    isExact: true,
    count: values.length,
    values,
    counts: values.map(() => 1),
    bounds: [values, values],
  };
}

/** Numbers from a sketch: bounds and counts. */
function sketched(...parts: [from: number, to: number, count: number][]): Distribution {
  const part = (of: (part: [number, number, number]) => number): Float64Array => Float64Array.from(parts, of);
  return {
    isExact: false,
    count: parts.reduce((sum, [, , count]) => sum + count, 0),
    values: part(([from, to]) => (from + to) / 2),
    counts: part(([, , count]) => count),
    bounds: [part(([from]) => from), part(([, to]) => to)],
  };
}

describe('a quantile', () => {
  it.each([
    [[1, 2, 3, 4, 5], 0.25, 2],
    [[1, 2, 3, 4], 0.5, 2.5],
    [[1, 2, 3, 4], 0.75, 3.25],
    [[7], 0.25, 7],
    [[1, Infinity], 0.5, Infinity],
    [[-Infinity, 1], 0.5, -Infinity],
    [[-Infinity, -Infinity, 5], 0.5, -Infinity],
  ])('of %j at %d is %d', (numbers, share, value) => {
    expect(quantile(exact(...numbers), share)).toBe(value);
  });

  it('of a sketch is that of so many equal numbers', () => {
    const numbers = sketched([1, 3, 2], [4, 6, 5], [8, 8, 1]);
    expect([0, 0.25, 0.5, 0.75, 1].map((share) => quantile(numbers, share))).toEqual([2, 4.25, 5, 5, 8]);
  });
});

describe('converted numbers', () => {
  const options = {};

  it('keep their order, without numbers outside the domain', () => {
    const conversion = conversionOf({ from: 'prob', to: 'logit' }, options, 'float64');
    const results = converted(exact(-1, 0, 0.25, 0.5, 1, 2), conversion)!;
    expect([...results.values]).toEqual([-Infinity, logit(0.25), 0, Infinity]);
    expect(results.count).toBe(4);
  });

  it('are reversed where the function falls, and their bounds and counts with them', () => {
    const conversion = conversionOf({ from: 'prob', to: 'complement' }, options, 'float64');
    const results = converted(sketched([0, 0.25, 3], [0.5, 0.75, 4]), conversion)!;
    expect([...results.values]).toEqual([0.375, 0.875]);
    expect([...results.counts]).toEqual([4, 3]);
    expect(results.bounds.map((bounds) => [...bounds])).toEqual([
      [0.25, 0.75],
      [0.5, 1],
    ]);
  });

  it('may be empty', () => {
    const conversion = conversionOf({ from: 'prob', to: 'logit' }, options, 'float64');
    expect(converted(exact(-1, 2), conversion)).toBeUndefined();
  });
});

describe('bins', () => {
  it('hold their lower bound, and the last one its upper bound', () => {
    expect(binned(exact(-1, 0, 0.5, 1, 1.5, 2, 3), [0, 2], 2)).toEqual({ below: 1, bins: [2, 3], above: 1 });
  });

  it('share numbers out that lie between them', () => {
    expect(binned(sketched([-1, 1, 10], [1, 2, 8], [1.5, 2.5, 4]), [0, 2], 4)).toEqual({
      below: 5,
      bins: [3, 3, 4, 6],
      above: 2,
    });
  });
});
