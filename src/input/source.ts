import type { CompressionFormat } from '../message/error.ts';

/** A source of bytes. */
export interface Source {
  /** The path as given; undefined for standard input, or bytes that are not from a file. */
  readonly file: string | undefined;
  /**
   * Reads bytes to the start of `into`. Returns their number, 0 at the end.
   * @throws LogitError
   */
  read(into: Uint8Array): number | Promise<number>;
  /** Reads in a thread; only for large files. The memory must not move before the promise settles. */
  readonly readLater?: ((into: Uint8Array) => Promise<number>) | undefined;
  /** The compression of the file; undefined: none. */
  readonly packed?: CompressionFormat | undefined;
  /** How many compressed bytes were read from the file so far; undefined: it is not compressed. */
  readonly taken?: number | undefined;
  close(): void;
}
