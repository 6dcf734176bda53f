import { doublesOf, type Affine } from '../exact/affine.ts';
import { ratioOfDouble, type Ratio } from '../exact/ratio.ts';

/** Options that change the log-odds between two scales: these are divided by the temperature, multiplied by the scale, then shifted. */
export interface MapOptions {
  /** Multiplies the natural log-odds: any finite number but 0; default 1. */
  readonly scale?: number | undefined;
  /** Added to the natural log-odds: any finite number; default 0. */
  readonly shift?: number | undefined;
  /** Divides the natural log-odds: a number above 0; default 1. */
  readonly temperature?: number | undefined;
  /** The base rate that the probabilities assume, and the one that the results shall assume: both strictly between 0 and 1. */
  readonly prior?: readonly [from: number, to: number] | undefined;
}

/** The map of the log-odds that the options describe, exact; undefined if it changes nothing. */
export function affineOf({ scale = 1, shift = 0, temperature = 1, prior }: MapOptions): Affine | undefined {
  const isPriorKept = prior === undefined || prior[0] === prior[1];
  if (scale === temperature && shift === 0 && isPriorKept) return undefined;
  const [above, below] = [ratioOfDouble(scale), ratioOfDouble(temperature)];
  return {
    scale: {
      numerator: above.numerator * below.denominator,
      denominator: above.denominator * below.numerator,
    },
    shift: ratioOfDouble(shift),
    times: { numerator: isPriorKept ? 0n : 1n, denominator: 1n },
    odds: isPriorKept ? ONE : changeOfOdds(...prior),
  };
}

const ONE: Ratio = { numerator: 1n, denominator: 1n };

/** The odds of `to` divided by those of `from`. */
function changeOfOdds(from: number, to: number): Ratio {
  const [before, after] = [ratioOfDouble(from), ratioOfDouble(to)];
  return {
    numerator: after.numerator * (before.denominator - before.numerator),
    denominator: (after.denominator - after.numerator) * before.numerator,
  };
}

/** The scale and the shift of a map, as the nearest doubles. */
export function describeMap(map: Affine | undefined): { readonly scale: number; readonly shift: number } {
  if (map === undefined) return { scale: 1, shift: 0 };
  const { scale, shift } = doublesOf(map);
  return { scale: scale[0], shift: shift[0] };
}
