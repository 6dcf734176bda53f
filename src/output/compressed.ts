import { createGzip } from 'node:zlib';
import { SyncCodec, OPTIONS } from '../codec/syncCodec.ts';
import type { CompressionFormat } from '../message/error.ts';
import { usageError } from '../message/usageError.ts';
import { zstd } from '../codec/zstd.ts';
import type { Sink } from './sink.ts';

/**
 * A function that wraps a sink: it compresses the bytes before they are written.
 * @throws LogitError of kind usage if this version of Node.js does not have the format
 */
export function compressor(format: CompressionFormat): (sink: Sink) => Sink {
  if (format === 'gzip') return (sink) => compressed(sink, new SyncCodec(createGzip(OPTIONS)));
  if (zstd) return (sink) => compressed(sink, new SyncCodec(zstd!.createZstdCompress(OPTIONS)));
  throw usageError(
    `--output: Node.js has Zstandard from 22.15 on, and this is ${process.version.slice(1)}`,
    'logit ... | zstd > FILE.zst',
  );
}

function compressed(sink: Sink, filter: SyncCodec): Sink {
  async function pass(pieces: AsyncIterable<Uint8Array>): Promise<void> {
    for await (const piece of pieces) await sink.write(piece);
  }

  return {
    write: (bytes) => pass(filter.run(bytes)),
    async finish() {
      await pass(filter.end());
      await sink.finish();
    },
    ...(sink.prepare && {
      async prepare() {
        await pass(filter.end());
        return sink.prepare!();
      },
    }),
    abandon() {
      filter.close();
      sink.abandon();
    },
  };
}
