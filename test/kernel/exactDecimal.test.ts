import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logit, sigmoid } from '../../src/engine/convert.ts';
import { configureFunction } from './function/configure.ts';
import { createKernel } from '../../src/engine/kernel.ts';

const kernel = createKernel();

function rows(name: string): [string, string][] {
  const text = readFileSync(new URL(`../../fixtures/vectors/${name}.txt`, import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(' ') as [string, string]);
}

function hex(value: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return view.getBigUint64(0).toString(16).padStart(16, '0');
}

describe('a decimal as written', () => {
  it.each([
    ['logit_decimal_exact', 'e'],
    ['logit2_decimal_exact', 2],
    ['logit10_decimal_exact', 10],
  ] as const)('has the results of %s', (name, base) => {
    const given = rows(name);
    expect(given.length).toBeGreaterThan(1000);
    const wrong = given.filter(([text, bits]) => hex(logit(text, { exact: true, base })) !== bits);
    expect(wrong).toEqual([]);
  });

  it.each([
    ['0.1', -2.1972245773362196],
    ['0.9', 2.1972245773362196],
    ['90%', 2.1972245773362196],
    ['9/10', 2.1972245773362196],
    ['.9', 2.1972245773362196],
    ['+0.90e0', 2.1972245773362196],
    ['1/3', -0.6931471805599453],
    ['0.99999999999999999999', 46.051701859880914],
    ['1e-400', -921.0340371976183],
    ['1e-999999999', -2302585090.6914606],
    ['0', -Infinity],
    ['-0', -Infinity],
    ['1', Infinity],
    ['100%', Infinity],
    ['1.00000000000000000001', NaN],
    ['-1e-30', NaN],
    ['nan', NaN],
    ['inf', NaN],
    [` ${'0'.repeat(400)}.5${'0'.repeat(800)} `, 0],
  ])('logit of %s', (text, x) => expect(logit(text, { exact: true })).toBe(x));

  it.each([
    ['0', 0.5],
    ['-inf', 0],
    ['1e400', 1],
    ['-745.1332191019412', 5e-324],
    ['-745.13321910194121', 0],
  ])('sigmoid of %s', (text, p) => expect(sigmoid(text, { exact: true })).toBe(p));

  it.each(['', 'x', '1/0', '1/', '/2', '1/2/3', '1/3%', '10%/3', 'inf/2', '1/nan', '0x1', '1 2', '--1'])(
    '%j is a RangeError',
    (text) => {
      expect(() => logit(text, { exact: true })).toThrow(RangeError);
    },
  );

  it('is clamped as the nearest double is', () => {
    expect(logit('1e-30', { exact: true, eps: 1e-6 })).toBe(logit(1e-6));
    expect(sigmoid('100.5', { exact: true, eps: 0.01 })).toBe(0.99);
    expect(logit('1.00000000000000000001', { exact: true, eps: 0 })).toBe(Infinity);
    expect(logit('-1e-400', { exact: true, eps: 0 })).toBe(-Infinity);
  });

  it('is rounded once, also to float32', () => {
    expect(logit('0.1', { exact: true, dtype: 'float32' })).toBe(Math.fround(-2.1972245773362196));
  });

  it('gives opposite results for p and 1 - p', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.nat(), (digits, seed) => {
        const scale = 10n ** BigInt(digits);
        const m = 1n + ((BigInt(seed) * 0x9e3779b97f4a7c15n) % (scale - 1n));
        const text = (n: bigint): string => `0.${n.toString().padStart(digits, '0')}`;
        expect(logit(text(m), { exact: true })).toBe(0 - logit(text(scale - m), { exact: true }));
      }),
    );
  });

  it('that is a double gives the same result as the double', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 40 - 1 }), (m) => {
        const p = m / 2 ** 40;
        expect(logit(p.toFixed(40), { exact: true })).toBe(logit(p));
      }),
    );
  });
});

describe('a fraction', () => {
  it('is the double nearest to the quotient of the decimals', () => {
    const read = (text: string): number => {
      const bytes = Buffer.from(text);
      new Uint8Array(kernel.memory.buffer).set(bytes, kernel.scratch.value);
      configureFunction(kernel, 'logit', 0, false);
      expect(kernel.convertText(kernel.scratch.value, kernel.scratch.value + bytes.length)).toBe(1);
      return new Float64Array(kernel.memory.buffer, kernel.values.value, 1)[0]!;
    };
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1 }), (a, b) => {
        expect(read(`${a}/${b}`)).toBe(a === 0 ? 0 : a / b);
      }),
    );
    // 0.1 / 0.3 of the decimals, not of the doubles next to them.
    expect(read('0.1/0.3')).toBe(1 / 3);
    expect(read('1/3e400')).toBe(0);
  });
});
