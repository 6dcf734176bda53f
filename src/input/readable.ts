import type { Readable } from 'node:stream';
import { systemError } from '../message/systemError.ts';
import type { Source } from './source.ts';

/**
 * A source that reads a stream: a pipe, socket or terminal. It waits in the event loop, not in a read, so that signals are handled
 * and the process can end.
 */
export function readableSource(stream: Readable, file?: string): Source {
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Uint8Array | string>;
  let rest: Uint8Array = new Uint8Array();
  return {
    file,
    async read(into) {
      while (rest.length === 0) {
        const chunk = await chunks.next().catch((error: unknown) => {
          throw systemError('read', file, error);
        });
        if (chunk.done) return 0;
        rest = typeof chunk.value === 'string' ? Buffer.from(chunk.value) : chunk.value;
      }
      const piece = rest.subarray(0, into.length);
      into.set(piece);
      rest = rest.subarray(piece.length);
      return piece.length;
    },
    close() {
      stream.destroy();
    },
  };
}
