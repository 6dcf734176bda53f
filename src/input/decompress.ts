import { CodecError } from '../codec/syncCodec.ts';
import { LogitError, type CompressionFormat } from '../message/error.ts';
import { zstd } from '../codec/zstd.ts';
import { gunzip } from '../codec/gunzip.ts';
import { FaultError, BufferedReader } from '../codec/bufferedReader.ts';
import type { Source } from './source.ts';
import { unzstd } from '../codec/unzstd.ts';

/**
 * A source of decompressed data; undefined: this version of Node.js does not support the format.
 * @param begun the first bytes of the source, which were read already
 */
export function unpacked(source: Source, begun: Uint8Array, format: CompressionFormat): Source | undefined {
  if (format === 'Zstandard' && !zstd) return undefined;
  const { file } = source;
  const intake = new BufferedReader(source, begun);
  const pieces = format === 'gzip' ? gunzip(intake) : unzstd(intake);
  let rest: Uint8Array = new Uint8Array();
  return {
    file,
    packed: format,
    get taken() {
      return intake.taken;
    },
    async read(into) {
      while (rest.length === 0) {
        const piece = await pieces.next().catch((error: unknown) => {
          throw problem(error, format, file);
        });
        if (piece.done) return 0;
        rest = piece.value;
      }
      const piece = rest.subarray(0, into.length);
      into.set(piece);
      rest = rest.subarray(piece.length);
      return piece.length;
    },
    close() {
      void pieces.return(undefined);
      source.close();
    },
  };
}

/** A fault of the data as a LogitError; any other error is returned unchanged. */
function problem(error: unknown, format: CompressionFormat, file: string | undefined): unknown {
  const fault =
    error instanceof FaultError ? error.fault : error instanceof CodecError ? 'broken' : undefined;
  return fault ? new LogitError({ kind: 'compressed', format, file, fault }) : error;
}
