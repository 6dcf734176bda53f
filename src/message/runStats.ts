import type { Warning } from './warning.ts';
import type { Location } from './error.ts';

/** What a run saw. */
export interface RunStats {
  /** False: nothing but blank lines was read, so that a table has no header either. */
  readonly hasContent: boolean;
  /** Columns or fields, and files, in which there was no number, in the order asked for; a file of undefined is standard input. */
  readonly columnsWithoutNumbers: readonly string[];
  readonly filesWithoutNumbers: readonly (string | undefined)[];
  /** Rows or lines read, without the header. */
  readonly rows: number;
  /** Rows of a table with more cells than the header, or than the first row; and the first of them. */
  readonly long: number;
  readonly firstLong: Occurrence | undefined;
  /** Numbers converted, a nan among them included. */
  readonly numbers: number;
  readonly missing: number;
  /** Non-numeric cells, and rows without the cell; and the first of them. */
  readonly bad: number;
  readonly firstBad: Occurrence | undefined;
  /** Rows dropped for them. */
  readonly skipped: number;
  /** With `bad: 'nan'` those of them that stay as they were: a row without the cell, or a line that is not an object. */
  readonly untouched: number;
  /** Probabilities moved to a bound. */
  readonly clamped: number;
  /** Values outside [0, 1] that became nan: how many, their range, the first. */
  readonly outside: number;
  readonly outsideMin: number;
  readonly outsideMax: number;
  readonly firstOutside: Occurrence | undefined;
  /** Values so far outside [0, 1] that no rounding explains them, whether they became nan or were clamped. */
  readonly far: number;
  readonly farMin: number;
  readonly farMax: number;
  readonly firstFar: Occurrence | undefined;
  /** What else the column of the first value outside [0, 1] has in its first rows: probabilities between 0 and 1, a 1. */
  readonly inRange: { readonly fraction: boolean; readonly one: boolean };
  /** The first rows have -9999. */
  readonly hasMarker: boolean;
  /** What the sigmoid was applied to looks like probabilities: nothing is outside [0, 1], and something between. */
  readonly likeProbabilities: boolean;
  /** The round trip: how many failed and the first of them, how many were recovered exactly. */
  readonly failed: number;
  readonly firstFailed: Occurrence | undefined;
  readonly identical: number;
  /** The largest relative error, the same in ulps, and where; undefined if all were recovered exactly. */
  readonly worst: number;
  readonly worstUlps: number;
  readonly worstPlace: Occurrence | undefined;
  /** What was read in one way and may have been meant in another. */
  readonly warnings: readonly Warning[];
}

/** A value, the value recovered from it (nan if nothing was converted back), and its location. */
export interface Occurrence {
  readonly location: Location;
  readonly value: number;
  /** The number as it is written there; undefined: it is long, or no text. */
  readonly text: string | undefined;
  readonly recovered: number;
}
