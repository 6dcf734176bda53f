import { closeSync, fstatSync, open, openSync, read, readSync, statSync } from 'node:fs';
import { pathOf } from '../text/byteText.ts';
import { LogitError } from '../message/error.ts';
import { systemError } from '../message/systemError.ts';
import { readableSource } from './readable.ts';
import type { Source } from './source.ts';

/** Larger files are worth a thread that reads ahead. In bytes. */
const LARGE = 8 * 1024 * 1024;

/**
 * Opens a file.
 * @throws LogitError if it cannot be opened
 */
export async function fileSource(file: string): Promise<Source> {
  try {
    return await descriptorSource(await openForReading(file), file);
  } catch (error) {
    throw systemError('open', file, error);
  }
}

/**
 * A source for an open descriptor. Files are read synchronously, which is fastest and never waits long. Pipes and terminals, which
 * wait for data, are read as streams; those modules are loaded only then.
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
  /** Checks the number of bytes read: a file that was truncated could end in the middle of a number. */
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

/** Reads in a thread. */
function readOf(descriptor: number, into: Uint8Array): Promise<number> {
  return new Promise((resolve, reject) => {
    read(descriptor, into, 0, into.length, null, (error, count) => (error ? reject(error) : resolve(count)));
  });
}

/**
 * Opens a file. Opening a pipe without a writer blocks, so it is done in a thread, and signals are handled. Regular files are
 * opened without one, because Node.js takes half a millisecond to start its threads.
 */
function openForReading(file: string): number | Promise<number> {
  const path = pathOf(file);
  if (statSync(path).isFile()) return openSync(path, 'r');
  return new Promise((resolve, reject) => {
    open(path, 'r', (error, descriptor) => (error ? reject(error) : resolve(descriptor)));
  });
}
