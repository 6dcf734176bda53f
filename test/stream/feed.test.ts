import { describe, expect, it } from 'vitest';
import { ReaderGone } from '../../src/output/sink.ts';
import { Feed } from '../../src/stream/feed.ts';

async function read(feed: Feed, max: number): Promise<string> {
  const into = new Uint8Array(max);
  return Buffer.from(into.subarray(0, await feed.read(into))).toString();
}

const bytes = (text: string): Uint8Array => Buffer.from(text);

describe('a feed', () => {
  it('returns a chunk in pieces, and accepts the next one when all of it was read', async () => {
    const feed = new Feed();
    let isTaken = false;
    const given = feed.push(bytes('abcde')).then(() => (isTaken = true));
    expect(await read(feed, 3)).toBe('abc');
    expect(isTaken).toBe(false);
    expect(await read(feed, 3)).toBe('de');
    await given;
    const reading = read(feed, 3);
    await feed.push(bytes('f'));
    expect(await reading).toBe('f');
  });

  it('ends after the last chunk', async () => {
    const feed = new Feed();
    const given = feed.push(bytes('a'));
    feed.end();
    expect([await read(feed, 3), await read(feed, 3), await read(feed, 3)]).toEqual(['a', '', '']);
    await given;
  });

  it('passes over an empty chunk, which would be the end', async () => {
    const feed = new Feed();
    await feed.push(bytes(''));
    const reading = read(feed, 3);
    await feed.push(bytes('a'));
    expect(await reading).toBe('a');
  });

  it('that is stopped accepts nothing and returns nothing', async () => {
    const feed = new Feed();
    const error = new Error('enough');
    const [given, reading] = [feed.push(bytes('abc')), read(feed, 1)];
    expect(await reading).toBe('a');
    feed.stop(error);
    await expect(given).rejects.toBe(error);
    await expect(read(feed, 1)).rejects.toBeInstanceOf(ReaderGone);
    await expect(feed.push(bytes('d'))).rejects.toBeInstanceOf(ReaderGone);
  });

  it('that waits is stopped', async () => {
    const feed = new Feed();
    const reading = read(feed, 1);
    feed.stop(new Error('enough'));
    await expect(reading).rejects.toBeInstanceOf(ReaderGone);
  });
});
