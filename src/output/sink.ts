/** A destination of bytes. */
export interface Sink {
  /**
   * Resolves when `bytes` are written and their memory may be reused.
   * @throws LogitError, or ReaderGone if nobody reads them
   */
  write(bytes: Uint8Array): Promise<void>;
  /** Overwrites the first bytes, which were written before. Only files support it. */
  rewrite?(bytes: Uint8Array): Promise<void>;
  /** Called after the last write of a successful run: a file then gets its name. */
  finish(): Promise<void>;
  /** The first half of `finish`, for files that appear together: the file is complete on disk, but not renamed yet. */
  prepare?(): Promise<Placement>;
  /** Called after a failure: removes an unfinished file. Never throws, and does nothing after `finish`. */
  abandon(): void;
}

/** A complete file that has a temporary name. */
export interface Placement {
  /**
   * Renames the file.
   * @throws LogitError
   */
  place(): void;
  /** Call it before `place`, so that the replaced file can be restored. */
  keepOld(): void;
  /** Restores the replaced file as far as possible. Never throws. */
  takeBack(): void;
  /** Resolves when the new name is on disk too. */
  settle(): Promise<void>;
}

/** The reader of a pipe closed it: the run ends without an error. */
export class ReaderGone extends Error {
  override readonly name = 'ReaderGone';
}
