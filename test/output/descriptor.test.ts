import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LogitError } from '../../src/message/error.ts';
import { descriptorSink } from '../../src/output/descriptor.ts';
import { ReaderGone } from '../../src/output/sink.ts';
import { Directory, onWindows } from '../support/command.ts';

const bytes = Buffer.alloc(1_000_000, 'a line whose length divides no buffer\n');

describe.skipIf(onWindows)('descriptorSink', () => {
  /** Both ends of a pipe that does not block. */
  function pipe(): { readonly reader: number; readonly writer: number } {
    const path = new Directory().pipe('pipe');
    const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    return { reader, writer: openSync(path, constants.O_WRONLY | constants.O_NONBLOCK) };
  }

  /** Takes what is there from a pipe. */
  function take(reader: number): Buffer {
    const piece = Buffer.alloc(1000);
    try {
      return piece.subarray(0, readSync(reader, piece));
    } catch {
      return piece.subarray(0, 0);
    }
  }

  it('writes all of it through a pipe that is full and does not block', async () => {
    const { reader, writer } = pipe();
    const writing = descriptorSink(writer).write(bytes);
    const pieces: Buffer[] = [];
    for (let length = 0; length < bytes.length;) {
      const piece = take(reader);
      pieces.push(piece);
      length += piece.length;
      await new Promise((resolve) => setImmediate(resolve));
    }
    await writing;
    expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
    closeSync(reader);
    closeSync(writer);
  });

  it('shows that the reader went away, also while it waits for room', async () => {
    const { reader, writer } = pipe();
    expect(() => {
      for (;;) writeSync(writer, bytes);
    }).toThrow('EAGAIN');
    const writing = descriptorSink(writer).write(bytes);
    closeSync(reader);
    await expect(writing).rejects.toBeInstanceOf(ReaderGone);
    closeSync(writer);
  });

  it.each(['a.csv', undefined])('reports system errors with %s', async (file) => {
    const readOnly = openSync(new Directory({ a: '' }).at('a'), 'r');
    await expect(descriptorSink(readOnly, file).write(bytes)).rejects.toEqual(
      new LogitError({ kind: 'system', action: 'write', file, code: 'EBADF' }),
    );
    closeSync(readOnly);
  });
});
