import type { Visitor } from '../convert/gather.ts';
import type { RunStats } from '../message/runStats.ts';
import type { Message } from './messages.ts';

/** A run that writes no results of its rows, but one for all of them. */
export interface Analysis {
  /** What there is to say before the first row. */
  readonly notes?: readonly Message[];
  /** Takes the rows. */
  readonly visitor: Visitor;
  /** What there is to say of the rows in place of what there is after a conversion. `files`: how many were read. */
  messages?(stats: RunStats, files: number): Message[];
  /**
   * What was found, when all rows are read.
   * @throws LogitError if the rows have no result
   */
  finish(): Promise<Findings>;
}

export interface Findings {
  /** For people. */
  readonly text: string;
  /** What `--report` has of it besides, by its key. */
  readonly json: Readonly<Record<string, unknown>>;
}
