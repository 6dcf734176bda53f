import type { CompressionFormat } from '../message/error.ts';

/** Where bytes come from. */
export interface Source {
  /** The path as given; undefined for standard input, or bytes that are not from a file. */
  readonly file: string | undefined;
  /** Fills the front of `into` and returns the number of bytes read; 0 at the end. Throws a LogitError. */
  read(into: Uint8Array): number | Promise<number>;
  /** The same in another thread, where that is worth it: of a large file. The memory must not be moved before it is done. */
  readonly readLater?: ((into: Uint8Array) => Promise<number>) | undefined;
  /** How the file is compressed; undefined: it is not. */
  readonly packed?: CompressionFormat | undefined;
  /** Bytes taken from the file so far, where they are others than those given: it is compressed. */
  readonly taken?: number | undefined;
  close(): void;
}
