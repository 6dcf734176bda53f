import type { ScaleName } from '../job/scale.ts';
import type { Distribution } from './distribution.ts';
import type { Counts, Statistics } from './statistics.ts';

/** What happened to one column, or to all numbers of a stream or of the arguments. */
export interface Summary extends Counts {
  /** The column's name, or its number where there is no header; undefined: the numbers are in no column. */
  readonly name: string | undefined;
  /** Its 1-based number. */
  readonly number: number | undefined;
  /** Numbers, a nan among them included. */
  readonly count: number;
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

/** Statistics of numbers. */
export interface Stats extends Statistics {
  readonly scale: ScaleName;
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
