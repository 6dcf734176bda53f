import { write, writeSync } from 'node:fs';
import { systemError } from '../message/systemError.ts';
import { ReaderGone, type Sink } from './sink.ts';

/** How long to wait, in milliseconds, before a full pipe that somebody made non-blocking is tried again. */
const RETRY = 2;

/** As many bytes as an empty pipe accepts at once on every system. */
const SMALL = 4096;

/**
 * A sink for an open descriptor: standard output, or a device. The file name is for messages.
 *
 * The first bytes, as long as they are few, are written without a thread: often they are all, and Node.js takes half a
 * millisecond to start its threads.
 */
export function descriptorSink(descriptor: number, file?: string): Sink {
  let room = SMALL;
  return {
    async write(bytes) {
      room -= bytes.length;
      const written = room >= 0 ? writeAtOnce(descriptor, bytes) : 0;
      await writeAll(descriptor, bytes.subarray(written), file);
    },
    finish: () => Promise.resolve(),
    abandon() {},
  };
}

/**
 * Writes all of `bytes`; a write on a thread of its own, so that work can continue.
 * @param start where in the file; undefined: after what was written before
 */
export async function writeAll(
  descriptor: number,
  bytes: Uint8Array,
  file: string | undefined,
  start?: number,
): Promise<void> {
  let rest = bytes;
  while (rest.length > 0) {
    try {
      const at = start === undefined ? null : start + bytes.length - rest.length;
      rest = rest.subarray(await writeSome(descriptor, rest, at));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') throw new ReaderGone();
      if (code !== 'EAGAIN') throw systemError('write', file, error);
      await new Promise((resolve) => setTimeout(resolve, RETRY));
    }
  }
}

/** Returns the number of bytes written: 0 if it failed, and will again. */
function writeAtOnce(descriptor: number, bytes: Uint8Array): number {
  try {
    return writeSync(descriptor, bytes);
  } catch {
    return 0;
  }
}

/** Returns the number of bytes written. (`node:util` and its promises would cost a millisecond of every start.) */
function writeSome(descriptor: number, bytes: Uint8Array, at: number | null): Promise<number> {
  return new Promise((resolve, reject) => {
    write(descriptor, bytes, 0, bytes.length, at, (error, count) => (error ? reject(error) : resolve(count)));
  });
}
