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

it.each(Object.keys(tables))('%s is what the generator writes', (name) => {
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
  const LN10 = lnOf(10n, 1n);
  const one = 1n << BigInt(SCALE);
  const per = (log: bigint): bigint => (one * one) / log;

  it.each([
    ['ln 2', LN2, ['LN2_HIGH', 'LN2_LOW'], 2 ** -96],
    ['ln 2 / 256', LN2 / 256n, ['STEP_HIGH', 'STEP_LOW'], 2 ** -95],
    ['256 / ln 2', 256n * per(LN2), ['PER_STEP'], 2 ** -45],
    ['1 / ln 2', per(LN2), ['PER_LN2', 'PER_LN2_LOW'], 2 ** -108],
    ['1 / ln 10', per(LN10), ['PER_LN10', 'PER_LN10_LOW'], 2 ** -109],
    ['ln 2', LN2, ['LN2', 'LN2_REST'], 2 ** -107],
    ['ln 10', LN10, ['LN10', 'LN10_REST'], 2 ** -105],
  ])('%s is the sum of its parts', (_name, exact, parts, bound) => {
    expect(distance(exact, ...parts.map(constant))).toBeLessThan(bound);
  });

  it.each([
    ['LN2_HIGH', 2 ** -42],
    ['STEP_HIGH', 2 ** -42],
    ['PER_LN2_HEAD', 2 ** -25],
    ['PER_LN10_HEAD', 2 ** -27],
    ['LN2_HEAD', 2 ** -26],
    ['LN10_HEAD', 2 ** -24],
  ])('%s is short: a multiple of %d', (name, quantum) => {
    expect(isMultiple(constant(name), quantum)).toBe(true);
  });

  it.each(['PER_LN2', 'PER_LN10', 'LN2', 'LN10'])('%s without its head has at most 26 bits', (name) => {
    const rest = Math.abs(constant(name) - constant(`${name}_HEAD`));
    const { numerator, denominator } = ratioOfDouble(rest);
    const trailing = numerator === 0n ? '' : numerator.toString(2).replace(/0+$/, '');
    expect(denominator > 1n).toBe(true);
    expect(trailing.length).toBeLessThanOrEqual(26);
  });
});
