import type { Transform } from 'node:stream';
import * as zlib from 'node:zlib';

interface Zstd {
  createZstdCompress(options: object): Transform;
  createZstdDecompress(options: object): Transform;
  zstdDecompressSync(bytes: Uint8Array, options: object): Uint8Array;
}

/** Node.js has Zstandard from 22.15 on; undefined: this one is older. */
export const zstd: Zstd | undefined = 'createZstdDecompress' in zlib ? (zlib as unknown as Zstd) : undefined;
