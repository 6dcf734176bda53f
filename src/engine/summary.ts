import type { ScaleName } from '../job/scale.ts';
import type { Distribution } from './distribution.ts';

/** What happened to one column, or to all numbers of a stream or of the arguments. */
export interface Summary {
  /** The column's name, or its number where there is no header; undefined: the numbers are in no column. */
  readonly name: string | undefined;
  /** Its 1-based number. */
  readonly number: number | undefined;
  /** Numbers, a nan among them included. */
  readonly count: number;
  readonly missing: number;
  /** Non-numeric cells, and rows without the cell. */
  readonly bad: number;
  /** Probabilities moved to a bound. */
  readonly clamped: number;
  /** Values outside [0, 1] that became nan. */
  readonly outside: number;
  readonly failing: Failing;
  readonly before: Stats;
  /** undefined: nothing was converted. */
  readonly after: Stats | undefined;
}

/** Values that fail: invalid cells, and those outside the domain, or that a check or a round trip does not pass. */
export interface Failing {
  readonly count: number;
  /** The first ten. */
  readonly first: readonly FailingValue[];
}

export interface FailingValue {
  /** A file's path; undefined: standard input, or arguments. */
  readonly file: string | undefined;
  /** As in `Location`. */
  readonly line: number;
  /** undefined: nan, or not a number. */
  readonly value: number | undefined;
}

/** Statistics of numbers: min, mean and max are those of the finite ones; undefined: there is none. */
export interface Stats {
  readonly scale: ScaleName;
  readonly min: number | undefined;
  readonly mean: number | undefined;
  readonly max: number | undefined;
  readonly infinite: number;
  readonly nan: number;
  readonly histogram: Histogram;
  /** The numbers themselves, or a sketch of them; undefined: there is none, or they are not kept. */
  readonly distribution: Distribution | undefined;
}

/** Counts in 20 equal bins of a range, and beyond it, infinities included. */
export interface Histogram {
  readonly below: number;
  /** A bin holds its lower bound; the last one its upper bound, too. */
  readonly bins: readonly number[];
  readonly above: number;
}
