import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { LogitError } from '../../src/message/error.ts';
import { readableSource } from '../../src/input/readable.ts';

/** What each read brings. */
async function reads(stream: Readable, room: number): Promise<string[]> {
  const source = readableSource(stream);
  const pieces: string[] = [];
  const into = Buffer.alloc(room);
  for (let count = 0; (count = await source.read(into)) > 0;) pieces.push(into.toString('utf8', 0, count));
  return pieces;
}

function failing(error: unknown): Readable {
  return new Readable({
    read() {
      this.destroy(error as Error);
    },
  });
}

describe('readableSource', () => {
  it.each<[string, (string | Uint8Array)[], string[]]>([
    ['nothing', [], []],
    ['what a chunk holds beyond the buffer stays for the next read', ['abcdefg'], ['abc', 'def', 'g']],
    ['chunks are not put together', ['a', 'bc'], ['a', 'bc']],
    ['an empty chunk is not the end', ['a', new Uint8Array(), 'b'], ['a', 'b']],
    ['text is read as UTF-8', ['ü'], ['ü']],
  ])('%s', async (_, chunks, pieces) => {
    expect(await reads(Readable.from(chunks), 3)).toEqual(pieces);
  });

  it('reports system errors with the file, and does not change other errors', async () => {
    const refused = readableSource(failing(Object.assign(new Error('EIO'), { code: 'EIO' })), 'a.csv');
    await expect(refused.read(new Uint8Array(1))).rejects.toEqual(
      new LogitError({ kind: 'system', action: 'read', file: 'a.csv', code: 'EIO' }),
    );
    const other = new Error('other');
    await expect(readableSource(failing(other)).read(new Uint8Array(1))).rejects.toBe(other);
  });

  it('destroys the stream when it is closed', () => {
    const stream = new Readable({ read() {} });
    readableSource(stream).close();
    expect(stream.destroyed).toBe(true);
  });
});
