import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { significant } from '../../../src/engine/decimal.ts';
import { createKernel } from '../../../src/engine/kernel.ts';
import { cases } from '../../support/thorough.ts';

const kernel = createKernel();

function print(value: number, digits: number): string {
  const at = kernel.scratch.value;
  const end = kernel.printSignificant(value, digits, at);
  return Buffer.from(kernel.memory.buffer, at, end - at).toString('latin1');
}

describe('printSignificant', () => {
  it.each([
    [0, 4, '0'],
    [-0, 2, '0'],
    [1, 1, '1'],
    [2.5, 1, '2'],
    [3.5, 1, '4'],
    [0.95, 1, '0.9'],
    [9.5, 1, '10'],
    [-0.000123456, 3, '-0.000123'],
    [1.23456e-7, 3, '1.23e-7'],
    [999.96, 4, '1000'],
    [99999, 17, '99999'],
    [0.1, 17, '0.10000000000000001'],
    [9007199254740992, 16, '9007199254740992'],
    [1.7976931348623157e308, 17, '1.7976931348623157e+308'],
    [1.7976931348623157e308, 1, '2e+308'],
    [2.2250738585072014e-308, 17, '2.2250738585072014e-308'],
    [5e-324, 17, '4.9406564584124654e-324'],
  ])('prints %d with %i digits as %s', (value, digits, text) => expect(print(value, digits)).toBe(text));

  it('is the exact decimal, ties to even', () => {
    const digits = fc.integer({ min: 1, max: 17 });
    const near = fc.tuple(fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: 0, max: 40 }));
    const values = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.double({ min: -800, max: 800, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      near.map(([n, binary]) => n / 2 ** binary),
      near.map(([n, decimal]) => Number(`${n}5e-${decimal}`)),
      fc.integer({ min: -320, max: 308 }).map((power) => Number(`1e${power}`)),
    );
    fc.assert(
      fc.property(values, digits, (value, count) => {
        expect(print(value, count)).toBe(significant(value, count));
      }),
      { numRuns: cases(50_000) },
    );
  });
});
