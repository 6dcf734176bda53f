import type { Transform } from 'node:stream';
import * as zlib from 'node:zlib';

interface Zstd {
  createZstdCompress(options: object): Transform;
  createZstdDecompress(options: object): Transform;
  zstdDecompressSync(bytes: Uint8Array, options: object): Uint8Array;
}

/** The Zstandard functions, which Node.js has since 22.15; undefined: it is older. */
export const zstd: Zstd | undefined = 'createZstdDecompress' in zlib ? (zlib as unknown as Zstd) : undefined;
