import { readSync } from 'node:fs';
import { Socket, type ConnectOpts, type SocketConstructorOpts } from 'node:net';
import { systemProblem } from '../core/problem.ts';
import type { Source } from './source.ts';

/** Bytes read at a time: as many as a pipe holds. */
const CAPACITY = 64 * 1024;

/** A read of what is not there fails at once, because a socket makes its descriptor so; on Windows it would wait. */
const READS_AT_ONCE = process.platform !== 'win32';

/**
 * A source that reads a pipe or socket through one buffer. It waits in the event loop and not in a read, so that signals
 * are served meanwhile and nothing keeps the process from ending. While more comes than is taken, nothing has to be waited
 * for: then it reads without the event loop, and without the buffer.
 */
export function pipeSource(descriptor: number, file?: string): Source {
  const buffer = new Uint8Array(CAPACITY);
  let at = 0;
  let filled = 0;
  let ended = false;
  /** True: the last read took all that there was room for, so that more may be there. */
  let mayHaveMore = false;
  let failure: unknown;
  let wake = (): void => {};

  const options: SocketConstructorOpts & ConnectOpts = {
    fd: descriptor,
    readable: true,
    writable: false,
    onread: {
      buffer,
      callback(count) {
        at = 0;
        filled = count;
        mayHaveMore = READS_AT_ONCE && count === CAPACITY;
        wake();
        // The buffer is full until it has been read: no more for now.
        return false;
      },
    },
  };
  const socket = new Socket(options);
  socket.on('end', () => {
    ended = true;
    wake();
  });
  socket.on('error', (error) => {
    failure = systemProblem('read', file, error);
    ended = true;
    wake();
  });

  function more(): Promise<void> {
    return new Promise((resolve) => {
      wake = resolve;
      socket.resume();
    });
  }

  return {
    file,
    async read(into) {
      if (at === filled && mayHaveMore) {
        const count = readAtOnce(descriptor, into);
        mayHaveMore = count !== undefined && count >= Math.min(CAPACITY, into.length);
        if (count !== undefined) return count;
      }
      if (at === filled && !ended) await more();
      if (failure) throw failure;
      const piece = buffer.subarray(at, Math.min(filled, at + into.length));
      into.set(piece);
      at += piece.length;
      return piece.length;
    },
    close() {
      socket.destroy();
    },
  };
}

/** How many bytes it read; undefined: there are none yet, or whoever waits for them will be told what is wrong. */
function readAtOnce(descriptor: number, into: Uint8Array): number | undefined {
  try {
    return readSync(descriptor, into);
  } catch {
    return undefined;
  }
}
