import type { ErrorDetail } from '../../src/message/error.ts';
import type { RunStats } from '../../src/message/runStats.ts';

/** A file of the input: its bytes as Latin-1 text. */
export interface File {
  /** As in messages; undefined: standard input. */
  readonly name: string | undefined;
  readonly text: string;
}

/** Why a run stopped: what a message has to say about it. */
export interface Trouble {
  /** `crash`: what no contract has. */
  readonly kind: ErrorDetail['kind'] | 'crash';
  readonly file?: string | undefined;
  readonly line?: number;
  readonly column?: string | undefined;
  /** What is not a number, or the column that is not there. */
  readonly text?: string;
}

/** All that a run leaves behind. */
export interface Outcome {
  /** Bytes as Latin-1 text. */
  readonly output: string;
  readonly trouble: Trouble | undefined;
  /** What stops it in place of that, before any of the file is written, where enough of it has been read by then. */
  readonly early?: Trouble | undefined;
  /** Of a run that nothing stopped. */
  readonly stats: Omit<RunStats, 'warnings' | 'inRange' | 'hasMarker' | 'likeProbabilities'> | undefined;
}

/** Ends a run of the model. */
export class Stop extends Error {
  readonly trouble: Trouble;

  constructor(trouble: Trouble) {
    super(trouble.kind);
    this.trouble = trouble;
  }
}
