import type { Warning } from './warning.ts';
import type { Location } from './error.ts';

/** What a run counted and found. */
export interface RunStats {
  /** False: the input is empty or has only blank lines, so a table does not even have a header. */
  readonly hasContent: boolean;
  /** Selected columns or fields that contain no number, in the order of selection. */
  readonly columnsWithoutNumbers: readonly string[];
  /** Input files that contain no number, in the order given; undefined is standard input. */
  readonly filesWithoutNumbers: readonly (string | undefined)[];
  /** Rows or lines read, not counting the header. */
  readonly rows: number;
  /** Rows of a table with more cells than the header (or the first row, if there is no header), and the first of them. */
  readonly long: number;
  readonly firstLong: Occurrence | undefined;
  /** Numbers converted, including nan. */
  readonly numbers: number;
  /** Missing values: empty cells and markers such as NA. */
  readonly missing: number;
  /** Cells that are not numbers, and rows without the cell; and the first of them. */
  readonly bad: number;
  readonly firstBad: Occurrence | undefined;
  /** Rows dropped because of such cells. */
  readonly skipped: number;
  /** With `bad: 'nan'`, rows without the cell and lines that are not objects: they stay unchanged. */
  readonly untouched: number;
  /** Values that `eps` moved to a bound. */
  readonly clamped: number;
  /** Values outside the domain of the scale, such as probabilities outside [0, 1], that became nan: how many, their range, the first. */
  readonly outside: number;
  readonly outsideMin: number;
  readonly outsideMax: number;
  readonly firstOutside: Occurrence | undefined;
  /**
   * Values too far outside the domain for a rounding error, whether they became nan or were clamped: how many, their range, the
   * first.
   */
  readonly far: number;
  readonly farMin: number;
  readonly farMax: number;
  readonly firstFar: Occurrence | undefined;
  /** Whether the first rows of the column with the first value outside the domain contain a value between 0 and 1, and a 1. */
  readonly inRange: { readonly fraction: boolean; readonly one: boolean };
  /** Whether the first rows contain -9999, which may be a marker. */
  readonly hasMarker: boolean;
  /** Whether the log-odds look like probabilities: none is outside [0, 1], and some are between. */
  readonly likeProbabilities: boolean;
  /** The round trip: how many values were not recovered, the first of them, and how many were recovered exactly. */
  readonly failed: number;
  readonly firstFailed: Occurrence | undefined;
  readonly identical: number;
  /** The largest relative error of the round trip, the same in ulps, and the value; undefined if all were recovered exactly. */
  readonly worst: number;
  readonly worstUlps: number;
  readonly worstPlace: Occurrence | undefined;
  /** Input that can be read in two ways. */
  readonly warnings: readonly Warning[];
}

/** A value in the input. */
export interface Occurrence {
  readonly location: Location;
  readonly value: number;
  /** The number as written in the input; undefined if it is long or the input is binary. */
  readonly text: string | undefined;
  /** The value converted there and back; nan if it was not converted back. */
  readonly recovered: number;
}
