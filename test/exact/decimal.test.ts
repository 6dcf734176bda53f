import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exponential, fixed, significant } from '../../src/exact/decimal.ts';

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const digitsAfterPoint = fc.integer({ min: 0, max: 100 });

// Expected texts are Python's, f"{value:.{digits}f}" and f"{value:.{digits}e}".
describe('fixed', () => {
  it.each([
    [0.5, 0, '0'],
    [1.5, 0, '2'],
    [2.5, 0, '2'],
    [-2.5, 0, '-2'],
    [0.03125, 4, '0.0312'],
    [0.09375, 4, '0.0938'],
    [0.125, 2, '0.12'],
    [0.375, 2, '0.38'],
  ])('sends the tie %d at %d digits to the even one', (value, digits, text) => {
    expect(fixed(value, digits)).toBe(text);
  });

  it.each([
    [1.005, 2, '1.00'],
    [2.675, 2, '2.67'],
    [1.115, 2, '1.11'],
    [0.15, 1, '0.1'],
    [0.35, 1, '0.3'],
    [0.1, 20, '0.10000000000000000555'],
  ])('rounds the binary value of %d at %d digits, not its spelling', (value, digits, text) => {
    expect(fixed(value, digits)).toBe(text);
  });

  it.each([
    [0, 4, '0.0000'],
    [-0, 4, '-0.0000'],
    [-1e-10, 4, '-0.0000'],
    [-0.2, 0, '-0'],
    [-5e-324, 100, `-0.${'0'.repeat(100)}`],
  ])('keeps the sign of %d at %d digits', (value, digits, text) => {
    expect(fixed(value, digits)).toBe(text);
  });

  it.each([
    [9.99996, 4, '10.0000'],
    [0.99995, 4, '1.0000'],
    [1e21, 1, '1000000000000000000000.0'],
    [1e23, 0, '99999999999999991611392'],
    [2 ** 1000, 0, (2n ** 1000n).toString()],
    [2 ** -10, 10, '0.0009765625'],
  ])('prints %d with %d digits', (value, digits, text) => {
    expect(fixed(value, digits)).toBe(text);
  });

  it('agrees with toFixed wherever there is no tie', () => {
    const nearOne = fc.double({ min: -1e20, max: 1e20, noNaN: true });
    fc.assert(
      fc.property(nearOne, fc.integer({ min: 0, max: 60 }), (value, digits) => {
        const exactly = fixed(value, 100).replace('-', '');
        const rest = exactly.slice(exactly.indexOf('.') + 1 + digits);
        fc.pre(!/^50*$/.test(rest) && !Object.is(value, -0));
        expect(fixed(value, digits)).toBe(value.toFixed(digits));
      }),
    );
  });
});

describe('exponential', () => {
  it.each([
    [0, 4, '0.0000e+00'],
    [-0, 4, '-0.0000e+00'],
    [1e-5, 4, '1.0000e-05'],
    [-123456, 2, '-1.23e+05'],
    [7, 0, '7e+00'],
    [5e-324, 4, '4.9407e-324'],
    [1.7976931348623157e308, 4, '1.7977e+308'],
    [1e23, 16, '9.9999999999999992e+22'],
  ])('prints %d with %d digits and an exponent of two digits or more', (value, digits, text) => {
    expect(exponential(value, digits)).toBe(text);
  });

  it.each([
    [1.5, 0, '2e+00'],
    [2.5, 0, '2e+00'],
    [100005, 4, '1.0000e+05'],
    [100015, 4, '1.0002e+05'],
  ])('sends the tie %d at %d digits to the even one', (value, digits, text) => {
    expect(exponential(value, digits)).toBe(text);
  });

  it.each([
    [9.99996, 4, '1.0000e+01'],
    [9.5, 0, '1e+01'],
    [999999999999999.9, 14, '1.00000000000000e+15'],
    [999999999999999.9, 15, '9.999999999999999e+14'],
    [0.9999999999999999, 15, '9.999999999999999e-01'],
  ])('counts the digits of %d after the carry, at %d digits', (value, digits, text) => {
    expect(exponential(value, digits)).toBe(text);
  });

  it('reads back as the same double with 16 digits or more', () => {
    fc.assert(
      fc.property(finite, fc.integer({ min: 16, max: 100 }), (value, digits) => {
        expect(Number(exponential(value, digits))).toBe(value);
      }),
    );
  });

  it('has the asked number of digits at any magnitude', () => {
    fc.assert(
      fc.property(finite, digitsAfterPoint, (value, digits) => {
        const shape =
          digits === 0 ? /^-?\de[+-]\d{2,3}$/ : new RegExp(`^-?\\d\\.\\d{${digits}}e[+-]\\d{2,3}$`);
        expect(exponential(value, digits)).toMatch(shape);
      }),
    );
  });
});

describe('significant', () => {
  it.each([
    [0, 3, '0'],
    [-0, 3, '0'],
    [0.5, 3, '0.5'],
    [-1.3862943611198906, 5, '-1.3863'],
    [100, 1, '100'],
    [123456, 2, '120000'],
    [0.00000123449, 4, '0.000001234'],
    [0.000000123449, 2, '1.2e-7'],
    [1e-7, 5, '1e-7'],
    [1e20, 17, '100000000000000000000'],
    [1e21, 1, '1e+21'],
    [123e20, 3, '1.23e+22'],
    [5e-324, 3, '4.94e-324'],
    [0.1, 17, '0.10000000000000001'],
  ])('spells %d with %d digits as Number::toString spells a number', (value, digits, text) => {
    expect(significant(value, digits)).toBe(text);
  });

  it.each([
    [999999e15, 5, '1e+21'],
    [9.99996e-7, 5, '0.000001'],
    [9.99996, 5, '10'],
  ])('carries %d at %d digits over the thresholds', (value, digits, text) => {
    expect(significant(value, digits)).toBe(text);
  });

  it.each([
    [2.5, 1, '2'],
    [3.5, 1, '4'],
    [0.125, 2, '0.12'],
    [100005, 5, '100000'],
  ])('sends the tie %d at %d digits to the even one', (value, digits, text) => {
    expect(significant(value, digits)).toBe(text);
  });

  it('reads back as the same double with 17 digits', () => {
    fc.assert(
      fc.property(finite, (value) => {
        expect(Number(significant(value, 17))).toBe(Object.is(value, -0) ? 0 : value);
      }),
    );
  });

  it('spells as String does up to 15 digits', () => {
    // Above 1e-290: a subnormal has fewer digits than are asked for here.
    const normal = fc.double({ min: 1e-290, max: 1e300, noNaN: true });
    fc.assert(
      fc.property(normal, fc.integer({ min: 1, max: 15 }), (value, digits) => {
        expect(significant(value, digits)).toBe(String(Number(exponential(value, digits - 1))));
      }),
    );
  });
});
