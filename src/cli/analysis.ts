import type { Visitor } from '../convert/gather.ts';
import type { RunStats } from '../message/runStats.ts';
import type { Message } from './messages.ts';

/** A run that has one result for all rows: it scores or fits. */
export interface Analysis {
  /** Messages to print before the first row is read. */
  readonly notes?: readonly Message[];
  /** Receives the rows. */
  readonly visitor: Visitor;
  /** The final messages, instead of those of a conversion. `files` is the number of input files. */
  messages?(stats: RunStats, files: number): Message[];
  /**
   * The result, after all rows were read.
   * @throws LogitError if the rows have no result
   */
  finish(): Promise<Findings>;
}

export interface Findings {
  /** The text for standard output. */
  readonly text: string;
  /** Further members of the JSON object of `--report`. */
  readonly json: Readonly<Record<string, unknown>>;
}
