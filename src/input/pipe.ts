import { Socket, type ConnectOpts, type SocketConstructorOpts } from 'node:net';
import { systemError } from '../message/systemError.ts';
import type { Source } from './source.ts';

/** Bytes per read: the capacity of a pipe. */
const CAPACITY = 64 * 1024;

/**
 * A source that reads a pipe or socket through one buffer. It waits in the event loop, not in a read, so that signals are handled
 * and the process can end.
 */
export function pipeSource(descriptor: number, file?: string): Source {
  const buffer = new Uint8Array(CAPACITY);
  let at = 0;
  let filled = 0;
  let ended = false;
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
        wake();
        // Stops reading until the buffer was consumed.
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
    failure = systemError('read', file, error);
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
