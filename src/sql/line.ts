import { convertNumber } from '../engine/convert.ts';
import { inverseOf, type Affine } from '../exact/affine.ts';
import { describeMap } from '../job/affine.ts';
import type { SqlConversion } from './conversion.ts';

/** Natural log-odds x become scale x + shift. */
export interface Line {
  readonly scale: number;
  readonly shift: number;
  /** e^shift, and e^(-shift/scale), correctly rounded. */
  readonly growth: number;
  readonly decay: number;
}

/** What the map of a conversion does to log-odds. */
export function lineOf({ map }: SqlConversion): Line {
  if (map === undefined) return { scale: 1, shift: 0, growth: 1, decay: 1 };
  return { ...describeMap(map), growth: oddsOfHalf(map), decay: oddsOfHalf(inverseOf(map)) };
}

/** What the map makes of odds of 1, whose log-odds are 0. */
function oddsOfHalf(map: Affine): number {
  return convertNumber({ ...ODDS, map }, 1);
}

const ODDS = {
  from: 'odds',
  to: 'odds',
  suffix: 'odds',
  dtype: 'float64',
  base: 0,
  eps: undefined,
  exact: false,
  inverse: undefined,
} as const;
