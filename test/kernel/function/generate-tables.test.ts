import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { expNegative, halvings } from '../../../src/exact/exp.ts';
import { ln } from '../../../src/exact/ln.ts';
import { ln2 } from '../../../src/exact/ln2.ts';
import { ratioOfDouble } from '../../../src/exact/ratio.ts';
import { constant, numbers, room, tables } from './tables.ts';

const SCALE = 256;

/** A double in units of 2^-256. */
function fixed(value: number): bigint {
  const { numerator, denominator } = ratioOfDouble(value);
  return (numerator << BigInt(SCALE)) / denominator;
}

/** How far `parts` together are from `exact`, given in units of 2^-256. */
function distance(exact: bigint, ...parts: number[]): number {
  const difference = parts.reduce((sum, part) => sum + fixed(part), 0n) - exact;
  return Math.abs(Number(difference)) * 2 ** -SCALE;
}

function lnOf(n: bigint, d: bigint): bigint {
  const { value, scale } = ln(n, d, SCALE);
  return value >> BigInt(scale - SCALE);
}

const isMultiple = (value: number, quantum: number): boolean => Number.isInteger(value / quantum);

it.each(Object.keys(tables))('%s is the output of its generator', (name) => {
  expect(readFileSync(new URL(name, room), 'utf8')).toBe(tables[name]);
});

describe('the table of the logarithm', () => {
  const rows = numbers('LOGARITHM_ROWS');
  const lows = numbers('LOGARITHM_LOWS');
  const cells = Array.from({ length: 256 }, (_, i) => i);

  it('has 256 cells', () => {
    expect([rows.length, lows.length]).toEqual([512, 256]);
  });

  it('has reciprocals of 9 bits that leave |m R - 1| <= 2^-8 on their whole cell', () => {
    const bad = cells.filter((i) => {
      const reciprocal = rows[2 * i]!;
      const worst = Math.max(...[i, i + 1].map((edge) => Math.abs((1 + edge / 256) * reciprocal - 1)));
      return !isMultiple(reciprocal, 2 ** -9) || reciprocal > 1 || worst > 2 ** -8;
    });
    expect(bad).toEqual([]);
  });

  it('has -ln R as a multiple of 2^-42 and a rest, to 2^-95', () => {
    const bad = cells.filter((i) => {
      const reciprocal = BigInt(rows[2 * i]! * 512);
      const high = rows[2 * i + 1]!;
      return !isMultiple(high, 2 ** -42) || distance(lnOf(512n, reciprocal), high, lows[i]!) > 2 ** -95;
    });
    expect(bad).toEqual([]);
  });
});

describe('the table of the exponential', () => {
  const rows = numbers('EXPONENTIAL_ROWS');
  const cells = Array.from({ length: 256 }, (_, j) => j);

  it('has 2^(-j/256) as a multiple of 2^-26 and a rest, to 2^-79', () => {
    expect(rows.length).toBe(512);
    const h = halvings(SCALE);
    const scale = SCALE + h + 16;
    const bad = cells.filter((j) => {
      const { mantissa, exponent } = expNegative((BigInt(j) * ln2(scale)) / 256n, 2n, scale, h);
      const exact = mantissa >> BigInt(exponent + scale - SCALE);
      const head = rows[2 * j]!;
      return !isMultiple(head, 2 ** -26) || distance(exact, head, rows[2 * j + 1]!) > 2 ** -79;
    });
    expect(bad).toEqual([]);
  });
});

describe('the constants', () => {
  const LN2 = ln2(SCALE);
  const one = 1n << BigInt(SCALE);
  const per = (log: bigint): bigint => (one * one) / log;

  it.each([
    ['ln 2', LN2, ['LN2_GRID_HI', 'LN2_GRID_LO'], 2 ** -96],
    ['ln 2 / 256', LN2 / 256n, ['STEP_HI', 'STEP_LO'], 2 ** -95],
    ['256 / ln 2', 256n * per(LN2), ['PER_STEP'], 2 ** -45],
    ['ln 2', LN2, ['LN2_HI', 'LN2_LO', 'LN2_LAST'], 2 ** -160],
  ])('%s is the sum of its parts', (_name, exact, parts, bound) => {
    expect(distance(exact, ...parts.map(constant))).toBeLessThan(bound);
  });

  it.each([
    ['LN2_GRID_HI', 2 ** -42],
    ['STEP_HI', 2 ** -42],
  ])('%s is short: a multiple of %d', (name, quantum) => {
    expect(isMultiple(constant(name), quantum)).toBe(true);
  });
});

describe('the table of units', () => {
  const LN2 = ln2(SCALE);
  const LN10 = lnOf(10n, 1n);
  const one = 1n << BigInt(SCALE);
  const rows = numbers('UNITS');
  const bits = (value: number): number => {
    const { numerator, denominator } = ratioOfDouble(Math.abs(value));
    expect(denominator > 0n).toBe(true);
    return numerator === 0n ? 0 : numerator.toString(2).replace(/0+$/, '').length;
  };

  it.each([
    ['ln', 0, one],
    ['log2', 1, LN2],
    ['log10', 2, LN10],
    ['10 log10', 3, LN10 / 10n],
  ])(
    '%s: the unit and its reciprocal are the sums of their parts, and the heads are short',
    (_name, row, unit) => {
      const [high = 0, head = 0, rest = 0, per = 0, perHead = 0, perRest = 0] = rows.slice(12 * row);
      const [shortPer = 0, short = 0] = rows.slice(12 * row + 10);
      expect(distance((one * one) / unit, perHead, shortPer)).toBeLessThan(per * 2 ** -79);
      expect(distance(unit, head, short)).toBeLessThan(high * 2 ** -79);
      expect(distance(unit, high, rest)).toBeLessThan(high * 2 ** -105);
      expect(distance((one * one) / unit, per, perRest)).toBeLessThan(per * 2 ** -105);
      for (const [whole, leading] of [
        [high, head],
        [per, perHead],
      ] as const) {
        expect(bits(leading)).toBeLessThanOrEqual(26);
        expect(bits(whole - leading)).toBeLessThanOrEqual(26);
      }
    },
  );
});
