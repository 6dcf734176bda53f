import type { Writable } from 'node:stream';
import { ReaderGone, type Sink } from './sink.ts';

/** A sink that writes into a stream, and waits for `drain` if necessary. Bytes are copied, because their memory is reused. */
export function writableSink(stream: Writable): Sink {
  return {
    write(bytes) {
      return new Promise((resolve, reject) => {
        stream.write(Buffer.from(bytes), (error) => {
          if (!error) resolve();
          else reject((error as NodeJS.ErrnoException).code === 'EPIPE' ? new ReaderGone() : error);
        });
      });
    },
    finish: () => Promise.resolve(),
    abandon() {},
  };
}
