/** Where bytes go. */
export interface Sink {
  /** Resolves when `bytes` are written and their memory may be used again. Throws a Problem, or ReaderGone. */
  write(bytes: Uint8Array): Promise<void>;
  /** Writes over the first bytes, all of which are written. Only a file can do so. */
  rewrite?(bytes: Uint8Array): Promise<void>;
  /** All is written and right: let it be seen. */
  finish(): Promise<void>;
  /** Something went wrong: leave nothing half-done behind. Never throws, and does nothing after `finish`. */
  abandon(): void;
}

/** The reader of a pipe went away: there is nobody to write for, and no error to report. */
export class ReaderGone extends Error {
  override readonly name = 'ReaderGone';
}
