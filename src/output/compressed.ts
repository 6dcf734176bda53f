import { createGzip } from 'node:zlib';
import { Filter, OPTIONS } from '../core/filter.ts';
import { Problem, type CompressionFormat } from '../core/problem.ts';
import { zstd } from '../core/zstd.ts';
import type { Sink } from './sink.ts';

/**
 * What makes a sink of another one: it compresses what is written.
 * @throws Problem of kind usage if this version of Node.js does not have the format
 */
export function compressor(format: CompressionFormat): (sink: Sink) => Sink {
  if (format === 'gzip') return (sink) => compressed(sink, new Filter(createGzip(OPTIONS)));
  if (zstd) return (sink) => compressed(sink, new Filter(zstd!.createZstdCompress(OPTIONS)));
  throw new Problem({
    kind: 'usage',
    text: `--output: Node.js has Zstandard from 22.15 on, and this is ${process.version.slice(1)} (logit ... | zstd > FILE.zst)`,
  });
}

function compressed(sink: Sink, filter: Filter): Sink {
  async function pass(pieces: AsyncIterable<Uint8Array>): Promise<void> {
    for await (const piece of pieces) await sink.write(piece);
  }

  return {
    write: (bytes) => pass(filter.give(bytes)),
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
