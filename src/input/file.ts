import { closeSync, fstatSync, open, openSync, read, readSync, statSync } from 'node:fs';
import { pathOf } from '../text/byteText.ts';
import { LogitError } from '../message/error.ts';
import { systemError } from '../message/systemError.ts';
import { readableSource } from './readable.ts';
import type { Source } from './source.ts';

/** Bytes of a file from which on it is worth a thread that reads. */
const LARGE = 8 * 1024 * 1024;

/** Opens a file. Throws a LogitError if that cannot be. */
export async function fileSource(file: string): Promise<Source> {
  try {
    return await descriptorSource(await openForReading(file), file);
  } catch (error) {
    throw systemError('open', file, error);
  }
}

/**
 * A source for an open descriptor. Files are read synchronously, which is quickest and never waits long; what waits
 * for somebody to write is read as a stream, whose modules are loaded only then.
 */
export async function descriptorSource(descriptor: number, file?: string): Promise<Source> {
  const status = fstatSync(descriptor);
  if (status.isDirectory()) throw new LogitError({ kind: 'system', action: 'read', file, code: 'EISDIR' });
  if (status.isFIFO() || status.isSocket()) {
    const { pipeSource } = await import('./pipe.ts');
    return pipeSource(descriptor, file);
  }
  if (status.isCharacterDevice()) {
    const { ReadStream, isatty } = await import('node:tty');
    if (isatty(descriptor)) return readableSource(new ReadStream(descriptor), file);
  }
  const size = status.isFile() ? status.size : 0;
  /** How many bytes were read. What was cut off in mid-number would be another number. */
  const checked = (count: number): number => {
    if (count > 0 || fstatSync(descriptor).size >= size) return count;
    throw new LogitError({ kind: 'truncatedFile', file });
  };
  return {
    file,
    read(into) {
      try {
        return checked(readSync(descriptor, into, 0, into.length, null));
      } catch (error) {
        throw systemError('read', file, error);
      }
    },
    readLater:
      size < LARGE
        ? undefined
        : async (into) => {
            try {
              return checked(await readOf(descriptor, into));
            } catch (error) {
              throw systemError('read', file, error);
            }
          },
    close() {
      if (descriptor > 2) closeSync(descriptor);
    },
  };
}

/** Reads in another thread. */
function readOf(descriptor: number, into: Uint8Array): Promise<number> {
  return new Promise((resolve, reject) => {
    read(descriptor, into, 0, into.length, null, (error, count) => (error ? reject(error) : resolve(count)));
  });
}

/**
 * Opening a pipe without a writer blocks; another thread waits, so that signals are handled. Files need none, and
 * Node.js takes half a millisecond to start its threads.
 */
function openForReading(file: string): number | Promise<number> {
  const path = pathOf(file);
  if (statSync(path).isFile()) return openSync(path, 'r');
  return new Promise((resolve, reject) => {
    open(path, 'r', (error, descriptor) => (error ? reject(error) : resolve(descriptor)));
  });
}
