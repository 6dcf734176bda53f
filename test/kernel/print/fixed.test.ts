import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixed } from '../../../src/engine/decimal.ts';
import { createKernel } from '../../../src/engine/kernel.ts';

const kernel = createKernel();

function print(value: number, digits: number): string {
  const at = kernel.scratch.value;
  return Buffer.from(kernel.memory.buffer, at, kernel.printFixed(value, digits, at) - at).toString('latin1');
}

describe('printFixed', () => {
  it.each([
    [0, 4, '0.0000'],
    [-0, 2, '-0.00'],
    [1, 0, '1'],
    [0.5, 0, '0'],
    [1.5, 0, '2'],
    [2.5, 0, '2'],
    [0.03125, 4, '0.0312'],
    [0.09375, 4, '0.0938'],
    [-1e-9, 4, '-0.0000'],
    [0.99999, 4, '1.0000'],
    [999.99995, 4, '1000.0000'],
    [-13.815509557963773, 6, '-13.815510'],
    [0.1, 15, '0.100000000000000'],
    [9.999999999999998, 15, '9.999999999999998'],
    [5e-324, 15, '0.000000000000000'],
    [4503599627370495.5, 0, '4503599627370496'],
    [4503599627370495.5, 1, '4503599627370495.5'],
    [1e300, 0, fixed(1e300, 0)],
    [1e-5, 100, fixed(1e-5, 100)],
  ])('prints %d with %i digits as %s', (value, digits, text) => expect(print(value, digits)).toBe(text));

  it('is the exact decimal, ties to even', () => {
    const digits = fc.integer({ min: 0, max: 20 });
    const near = fc.tuple(fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: 0, max: 40 }));
    const values = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.double({ min: -800, max: 800, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      near.map(([n, binary]) => n / 2 ** binary),
      near.map(([n, decimal]) => Number(`${n}5e-${decimal}`)),
    );
    fc.assert(
      fc.property(values, digits, (value, count) => {
        expect(print(value, count)).toBe(fixed(value, count));
      }),
      { numRuns: 20_000 },
    );
  });
});
