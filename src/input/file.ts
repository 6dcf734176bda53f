import { closeSync, fstatSync, open, openSync, readSync, statSync } from 'node:fs';
import { pathOf } from '../text/byteText.ts';
import { LogitError, systemError } from '../message/error.ts';
import { readableSource } from './readable.ts';
import type { Source } from './source.ts';

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
  return {
    file,
    read(into) {
      try {
        const count = readSync(descriptor, into, 0, into.length, null);
        // What was cut off in mid-number would be another number.
        if (count === 0 && fstatSync(descriptor).size < size)
          throw new LogitError({ kind: 'truncatedFile', file });
        return count;
      } catch (error) {
        throw systemError('read', file, error);
      }
    },
    close() {
      if (descriptor > 2) closeSync(descriptor);
    },
  };
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
