import { write } from 'node:fs';
import { systemError } from '../message/error.ts';
import { ReaderGone, type Sink } from './sink.ts';

/** How long to wait, in milliseconds, before a full pipe that somebody made non-blocking is tried again. */
const RETRY = 2;

/** A sink for an open descriptor: standard output, or a device. The file name is for messages. */
export function descriptorSink(descriptor: number, file?: string): Sink {
  return {
    write: (bytes) => writeAll(descriptor, bytes, file),
    finish: () => Promise.resolve(),
    abandon() {},
  };
}

/**
 * Writes all of `bytes`; a write on a thread of its own, so that work can go on meanwhile.
 * @param start where in the file; undefined: behind what was written before
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

/** Gives the number of bytes written. (`node:util` and its promises would cost a millisecond of every start.) */
function writeSome(descriptor: number, bytes: Uint8Array, at: number | null): Promise<number> {
  return new Promise((resolve, reject) => {
    write(descriptor, bytes, 0, bytes.length, at, (error, count) => (error ? reject(error) : resolve(count)));
  });
}
