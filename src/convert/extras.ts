import type { Summary } from '../engine/summary.ts';
import type { Visitor } from './gather.ts';

/** Sizes in bytes: of the input block, which is read at a time, and of the output. */
export interface Blocks {
  readonly input: number;
  readonly output: number;
}

/** Called after each block with the bytes that have been read since the run began, and the rows, or the values if there are no rows. */
export type Watch = (bytesRead: number, count: number) => void;

/** The header of a later file of a table, which must name the same columns as the first. */
export interface LaterHeader {
  readonly file: string;
  readonly record: Uint8Array;
}

/** Options of a run in addition to its job: mostly functions that it calls. */
export interface Extras {
  readonly watch?: Watch | undefined;
  /** Called at the end with the statistics of each column, also if a LogitError ends the run. */
  readonly sumUp?: ((summaries: Iterable<Summary>) => void) | undefined;
  /** Called with the 0-based numbers of the columns of a table that are converted, in the order of selection. */
  readonly select?: ((columns: readonly number[]) => void) | undefined;
  /** Returns the headers of later files of a table that can be read before the first file is converted. */
  readonly later?: (() => AsyncIterable<LaterHeader>) | undefined;
  /** Receives the rows of a run that scores or fits, block by block. */
  readonly visitor?: Visitor | undefined;
  /** The initial sizes of the blocks. */
  readonly blocks?: Blocks | undefined;
}
