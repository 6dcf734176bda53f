import type { ScaleName } from '../job/scale.ts';
import type { Distribution } from './distribution.ts';
import type { Counts, Statistics } from './statistics.ts';

/** The statistics of one column, or of all numbers of a stream or of the arguments. */
export interface Summary extends Counts {
  /** The name of the column, or its number if there is no header; undefined: the input has no columns. */
  readonly name: string | undefined;
  /** Its 1-based number. */
  readonly number: number | undefined;
  /** How many numbers there are, including nan. */
  readonly count: number;
  readonly failing: Failing;
  readonly before: Stats;
  /** undefined: nothing was converted. */
  readonly after: Stats | undefined;
}

/** Values that fail: invalid cells, values outside the domain, and values that do not pass a check or a round trip. */
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

/** Statistics of numbers. */
export interface Stats extends Statistics {
  readonly scale: ScaleName;
  readonly histogram: Histogram;
  /** The numbers themselves or a sketch of them; undefined: there are no numbers, or they are not kept. */
  readonly distribution: Distribution | undefined;
}

/** Counts in 20 equal bins of a range, below it and above it, including infinities. */
export interface Histogram {
  readonly below: number;
  /** A bin includes its lower bound; the last one also its upper bound. */
  readonly bins: readonly number[];
  readonly above: number;
}
