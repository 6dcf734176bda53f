/** Where bytes go. */
export interface Sink {
  /** Resolves when `bytes` are written and their memory may be used again. Throws a LogitError, or ReaderGone. */
  write(bytes: Uint8Array): Promise<void>;
  /** Writes over the first bytes, all of which are written. Only a file can do so. */
  rewrite?(bytes: Uint8Array): Promise<void>;
  /** All is written and right: let it be seen. */
  finish(): Promise<void>;
  /** The first half of `finish`, for a file that is to be seen together with another one: it is safe, but not in its place. */
  prepare?(): Promise<Placement>;
  /** Something went wrong: leave nothing half-done. Never throws, and does nothing after `finish`. */
  abandon(): void;
}

/** A file that is complete under another name. */
export interface Placement {
  /** Puts it in its place at once. Throws a LogitError. */
  place(): void;
  /** To be called before `place`: what it replaces can then be put back. */
  keepOld(): void;
  /** Puts back what was there before, as far as that can be done. Never throws. */
  takeBack(): void;
  /** Resolves when its place is safe too. */
  settle(): Promise<void>;
}

/** The reader of a pipe went away: there is nobody to write for, and no error to report. */
export class ReaderGone extends Error {
  override readonly name = 'ReaderGone';
}
