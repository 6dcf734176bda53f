import { describe, expect, it } from 'vitest';
import type { Enclosure } from '../../../src/exact/enclosure.ts';
import { ratioOfDouble } from '../../../src/exact/ratio.ts';
import { logitBits, sigmoidBits } from '../../exact/functions.ts';
import { binades, mapped, uniform } from './numbers.ts';
import { recording } from './variant.ts';

const kernel = await recording();

/** 128 bits: enough to see an error of 2^-75 to the third digit. */
const BITS = 128;

const exactLogit = (p: number, base: number): Enclosure => logitBits(p, BITS, base);
const exactSigmoid = (x: number, base: number): Enclosure => sigmoidBits(x, BITS, base);

/** |exact - (hi + lo)| / eps of the last estimate; that of a sigmoid below 1/2 is the value times 2^n. */
function errorOfLast({ value, scale }: Enclosure): number {
  const [hi, lo] = [kernel.hi.value, kernel.lo.value];
  const n = Math.round(Math.log2((hi + lo) / (Number(value) * 2 ** -scale)));
  const difference = (value << BigInt(n)) - units(hi, scale) - units(lo, scale);
  return (Math.abs(Number(difference)) * 2 ** -scale) / kernel.eps.value;
}

/** A double in units of 2^-scale. */
function units(finite: number, scale: number): bigint {
  const { numerator, denominator } = ratioOfDouble(finite);
  return (numerator << BigInt(scale)) / denominator;
}

const random = uniform(1);
/** Behind the tables. */
const pair = new Float64Array(kernel.memory.buffer, kernel.memory.buffer.byteLength - 16);

/** A p whose odds are where two cells of the table meet, and |z| is greatest. */
function cellEnd(value: number): number {
  const odds = 1 + (9 + Math.floor(value * 247)) / 256;
  return odds / (1 + odds);
}

describe.each([0, 2, 10])('base %d', (base) => {
  it.each<[string, () => number]>([
    ['uniform p', random],
    ['small p', binades(2, -100, -1)],
    ['p next to 1/2', () => 0.5 + (random() - 0.5) / 64],
    ['p ever nearer to 1/2', mapped(binades(3, -50, -6), (value) => 0.5 - value)],
    ['p from the first cells of the table', () => 0.508 + random() / 100],
    // In other bases the integers decide these.
    ...(base === 0 ? [['tiny p', binades(4, -1022, -897)] as [string, () => number]] : []),
    ['p at the ends of cells of the table', mapped(random, cellEnd)],
  ])('logit of %s errs by less than half its bound', (_name, next) => {
    let worst = 0;
    for (let i = 0; i < 4000; i++) {
      const p = next();
      kernel.logit(p, base, false);
      worst = Math.max(worst, errorOfLast(exactLogit(p, base)));
    }
    expect(worst).toBeGreaterThan(0.02);
    expect(worst).toBeLessThan(0.5);
  });

  // The array form asks the table first, also where one value goes by the series.
  it.each([
    ['next to 1/2', () => 0.5 + (random() - 0.5) / 32],
    ['ever nearer to 1/2', mapped(binades(6, -53, -6), (value) => 0.5 - value)],
  ])('logit of an array of p %s errs by less than half its bound', (_name, next) => {
    let worst = 0;
    for (let i = 0; i < 4000; i++) {
      pair.fill(next());
      const p = pair[0]!;
      kernel.logitArray(pair.byteOffset, pair.byteOffset, 2, base, false);
      worst = Math.max(worst, errorOfLast(exactLogit(p, base)));
    }
    expect(worst).toBeGreaterThan(0.02);
    expect(worst).toBeLessThan(0.5);
  });

  it.each([
    ['x > 0', () => random() * 16],
    ['x < 0', () => -random() * 30],
    ['small x', mapped(binades(5, -50, 2), (value) => (random() < 0.5 ? -value : value))],
  ])('sigmoid of %s errs by less than half its bound', (_name, next) => {
    let worst = 0;
    for (let i = 0; i < 4000; i++) {
      const x = next();
      kernel.sigmoid(x, base, false);
      worst = Math.max(worst, errorOfLast(exactSigmoid(x, base)));
    }
    expect(worst).toBeGreaterThan(0.02);
    expect(worst).toBeLessThan(0.5);
  });
});
