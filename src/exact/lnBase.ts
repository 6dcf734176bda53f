import type { Enclosure } from './enclosure.ts';
import { ln } from './ln.ts';
import { ratioOfDouble } from './ratio.ts';

let keptBase = 10;
let kept = new Map<number, Enclosure>();

/**
 * ln(base) for a finite double base > 0, base !== 1, with a relative error below 2^-bits.
 *
 * The values of the base that was asked for last are kept: a run has one base.
 */
export function lnBase(base: number, bits: number): Enclosure {
  if (base !== keptBase) {
    keptBase = base;
    kept = new Map();
  }
  const before = kept.get(bits);
  if (before !== undefined) return before;
  const { numerator, denominator } = ratioOfDouble(base);
  const value = ln(numerator, denominator, bits);
  kept.set(bits, value);
  return value;
}
