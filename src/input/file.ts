import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { Socket } from 'node:net';
import { ReadStream, isatty } from 'node:tty';
import { Problem, systemProblem } from '../core/problem.ts';
import { readableSource } from './readable.ts';
import type { Source } from './source.ts';

/** Opens a file. Throws a Problem if that cannot be. */
export function fileSource(file: string): Source {
  try {
    return descriptorSource(openSync(file, 'r'), file);
  } catch (error) {
    throw systemProblem('open', file, error);
  }
}

/**
 * A source for an open descriptor. Files are read synchronously, which is quickest and never waits long; what waits
 * for somebody to write is read as a stream.
 */
export function descriptorSource(descriptor: number, file?: string): Source {
  const status = fstatSync(descriptor);
  if (status.isDirectory()) throw new Problem({ kind: 'system', action: 'read', file, code: 'EISDIR' });
  if (status.isFIFO() || status.isSocket()) {
    return readableSource(new Socket({ fd: descriptor, readable: true, writable: false }), file);
  }
  if (isatty(descriptor)) return readableSource(new ReadStream(descriptor), file);
  return {
    file,
    size: status.isFile() ? status.size : undefined,
    read(into) {
      try {
        return readSync(descriptor, into, 0, into.length, null);
      } catch (error) {
        throw systemProblem('read', file, error);
      }
    },
    close() {
      if (descriptor > 2) closeSync(descriptor);
    },
  };
}
