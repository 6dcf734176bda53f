import type { Summary } from '../engine/summary.ts';
import type { Visitor } from './gather.ts';

/** Bytes read at a time, and room for what becomes of them. */
export interface Blocks {
  readonly input: number;
  readonly output: number;
}

/** Called after each block with the bytes that have been read since the run began, and the rows, or the values if there are no rows. */
export type Watch = (bytesRead: number, count: number) => void;

/** The first record of a file, which is to name the same columns. */
export interface LaterHeader {
  readonly file: string;
  readonly record: Uint8Array;
}

/** What a run may be given in addition to its job. */
export interface Extras {
  readonly watch?: Watch | undefined;
  /** Called at the end with what happened to each column, also where a LogitError ends the run. */
  readonly sumUp?: ((summaries: Iterable<Summary>) => void) | undefined;
  /** Called with the 0-based numbers of the columns of a table that are converted, in the order asked for. */
  readonly select?: ((columns: readonly number[]) => void) | undefined;
  /** Headers of later files of a table, as far as they can be had before the first file is converted. */
  readonly later?: (() => AsyncIterable<LaterHeader>) | undefined;
  /** Takes the rows of a run that scores or fits, block by block. */
  readonly visitor?: Visitor | undefined;
  /** How large the blocks are at first. */
  readonly blocks?: Blocks | undefined;
}
