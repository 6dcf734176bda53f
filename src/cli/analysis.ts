import type { Visitor } from '../convert/gather.ts';

/** A run that writes no results of its rows, but one for all of them. */
export interface Analysis {
  /** Takes the rows. */
  readonly visitor: Visitor;
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
  readonly json: Readonly<Record<string, object>>;
}
