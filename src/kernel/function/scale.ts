/** A scale on which a probability is written, as the functions see it. */
import { Quantity } from '../abi';
import { ln2In, unitOf } from './units';

export const SCALE_SIZE: i32 = 24;

/** No value of a scale. */
const OUTSIDE: f64 = NaN;

/** SCALE_SIZE bytes in memory. */
// @ts-ignore: decorator
@unmanaged
export class Scale {
  quantity: Quantity;
  /** True: the quantity is that of 1 - p. */
  mirrored: bool;
  /** Of a logarithm: its unit, or NO_UNIT if that is the host's; of others the natural one. */
  unit: usize;
  /** Of a logarithm: -1 if its values fall as their quantity rises. */
  sign: f64;

  /** `base` (0: e) and `factor` of a logarithm; 0 and 1 for other quantities. */
  set(quantity: Quantity, mirrored: bool, base: f64, factor: f64): void {
    this.quantity = quantity;
    this.mirrored = mirrored;
    this.unit = unitOf(base, factor);
    this.sign = factor < 0 != (base != 0 && base < 1) ? -1 : 1;
  }

  /** Whether it is p, 1 - p or 100 p. */
  get isShare(): bool {
    return this.quantity <= Quantity.Percent;
  }

  get isLogarithm(): bool {
    return this.quantity == Quantity.LogOdds || this.quantity == Quantity.LogProb;
  }

  /** p where the value says it without a calculation: 0, 1/2 or 1; NaN outside the domain, and -1 for all others. */
  plainProbability(value: f64): f64 {
    const share = this.plainShare(value);
    return share >= 0 && this.mirrored ? 1 - share : share;
  }

  private plainShare(value: f64): f64 {
    switch (this.quantity) {
      case Quantity.Prob:
        return plain(value, 0.5, 1);
      case Quantity.Percent:
        return plain(value, 50, 100);
      case Quantity.Odds:
        return plain(value, 1, Infinity);
      case Quantity.LogOdds: {
        if (isNaN(value)) return OUTSIDE;
        if (isFinite(value)) return value == 0 ? 0.5 : -1;
        return this.sign * value > 0 ? 1 : 0;
      }
      default: {
        const logarithm = this.sign * value;
        return logarithm <= 0 ? (logarithm == 0 ? 1 : logarithm == -Infinity ? 0 : -1) : OUTSIDE;
      }
    }
  }

  /** The value at p = 0, 1/2 or 1. */
  valueAt(probability: f64): f64 {
    const share = this.mirrored ? 1 - probability : probability;
    switch (this.quantity) {
      case Quantity.Prob:
        return share;
      case Quantity.Percent:
        return 100 * share;
      case Quantity.Odds:
        return share == 1 ? Infinity : 2 * share;
      case Quantity.LogOdds:
        return share == 0.5 ? 0 : share == 1 ? this.sign * Infinity : -this.sign * Infinity;
      default:
        return share == 1 ? 0 : share == 0 ? -this.sign * Infinity : -this.sign * ln2In(this.unit);
    }
  }
}

function plain(value: f64, half: f64, whole: f64): f64 {
  if (!(value >= 0 && value <= whole)) return OUTSIDE;
  if (value == whole) return 1;
  return value == 0 ? 0 : value == half ? 0.5 : -1;
}
