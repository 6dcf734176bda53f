import { closeSync, constants, openSync, writeSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pipeSource } from '../../src/input/pipe.ts';
import { Directory, onWindows } from '../support/command.ts';

describe.skipIf(onWindows)('pipeSource', () => {
  /** Both ends of a pipe. */
  function pipe(): { readonly reader: number; readonly writer: number } {
    const path = new Directory().pipe('pipe');
    const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    return { reader, writer: openSync(path, 'w') };
  }

  it('splits a write into pieces that fit, and then returns 0 at every read', async () => {
    const { reader, writer } = pipe();
    const source = pipeSource(reader);
    writeSync(writer, 'abcdefg');
    const into = Buffer.alloc(3);
    for (const piece of ['abc', 'def', 'g']) {
      expect(into.toString('utf8', 0, await source.read(into))).toBe(piece);
    }
    closeSync(writer);
    expect([await source.read(into), await source.read(into)]).toEqual([0, 0]);
  });

  it('waits for a write that comes later', async () => {
    const { reader, writer } = pipe();
    const source = pipeSource(reader);
    const into = Buffer.alloc(8);
    const reading = source.read(into);
    setImmediate(() => writeSync(writer, 'late'));
    expect(into.toString('utf8', 0, await reading)).toBe('late');
    closeSync(writer);
    source.close();
  });

  it('keeps the order of many writes, and loses none', async () => {
    const { reader, writer } = pipe();
    const source = pipeSource(reader);
    const into = Buffer.alloc(1000);
    const sent = Buffer.alloc(400_000, 'a line whose length divides no buffer\n');
    let received = '';
    for (let at = 0; at < sent.length; at += 4000) {
      writeSync(writer, sent, at, 4000);
      while (received.length < at + 4000) received += into.toString('utf8', 0, await source.read(into));
    }
    closeSync(writer);
    expect(await source.read(into)).toBe(0);
    expect(received === sent.toString()).toBe(true);
  });

  it('closes the pipe when it is closed: a writer learns that nobody reads', async () => {
    const { reader, writer } = pipe();
    pipeSource(reader).close();
    await new Promise((resolve) => setImmediate(resolve));
    expect(() => writeSync(writer, 'x')).toThrow('EPIPE');
    closeSync(writer);
  });
});
