import { write, writeSync } from 'node:fs';
import { systemError } from '../message/systemError.ts';
import { ReaderGone, type Sink } from './sink.ts';

/** How long to wait before writing again to a full pipe that is non-blocking, in milliseconds. */
const RETRY = 2;

/** As many bytes as an empty pipe accepts at once on every system. */
const SMALL = 4096;

/**
 * A sink for an open descriptor: standard output, or a device. The file name is for messages.
 *
 * While the output is short, it is written without a thread, because Node.js takes half a millisecond to start its threads.
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
 * Writes all of `bytes`, in a thread, so that other work can continue.
 * @param start the position in the file; undefined: the current one
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

/** Writes without a thread. Returns the number of bytes written: 0 if it failed; writing in a thread will then report the error. */
function writeAtOnce(descriptor: number, bytes: Uint8Array): number {
  try {
    return writeSync(descriptor, bytes);
  } catch {
    return 0;
  }
}

/**
 * Writes in a thread. Returns the number of bytes written. (Loading `node:util` for `promisify` would cost a millisecond of every
 * start.)
 */
function writeSome(descriptor: number, bytes: Uint8Array, at: number | null): Promise<number> {
  return new Promise((resolve, reject) => {
    write(descriptor, bytes, 0, bytes.length, at, (error, count) => (error ? reject(error) : resolve(count)));
  });
}
