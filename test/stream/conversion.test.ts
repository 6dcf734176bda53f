import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { Readable, type Duplex } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { csvStream, logit, LogitError } from '../../src/node.ts';
import { takeKeptMemories } from '../support/memories.ts';
import { cases } from '../support/thorough.ts';

const { Memory } = WebAssembly;
let memories = 0;

beforeEach(() => {
  takeKeptMemories();
  memories = 0;
  vi.spyOn(WebAssembly, 'Memory').mockImplementation(function (size) {
    memories++;
    return new Memory(size);
  });
});

afterEach(() => void vi.restoreAllMocks());

async function convert(...chunks: readonly string[]): Promise<string> {
  return (await buffer(Readable.from(chunks).pipe(csvStream({ columns: 'p' })))).toString();
}

async function failureOf(text: string): Promise<unknown> {
  return pipeline(Readable.from([text]), csvStream({ columns: 'p' }), buffer).catch(
    (error: unknown) => error,
  );
}

describe('many streams', () => {
  it('take memory only when they get their first bytes', async () => {
    const streams = Array.from({ length: cases(20_000) }, () => csvStream({ columns: 'p' }));
    expect(memories).toBe(0);
    const [first] = streams;
    first!.end('p\n0.5\n');
    expect((await buffer(first!)).toString()).toBe('p\n0\n');
    streams.forEach((stream) => stream.destroy());
    expect(memories).toBe(1);
  });

  it('one after another use the same memory', async () => {
    for (let i = 0; i < cases(100); i++) expect(await convert('p\n0.5\n')).toBe('p\n0\n');
    expect(memories).toBeLessThanOrEqual(1);
  });

  it('that fail or are destroyed leave the memory to others, which see nothing of it', async () => {
    for (let i = 0; i < cases(30); i++) {
      expect(await failureOf('q\n0.5\n')).toBeInstanceOf(LogitError);
      expect(await failureOf('p\n0.5\nNot a number\n')).toBeInstanceOf(LogitError);
      const destroyed = csvStream({ columns: 'p', append: true, eps: 0.1, na: ['0.5'] });
      destroyed.write('p,"q"\n0.5,0');
      await new Promise(setImmediate);
      destroyed.destroy();
      await new Promise((resolve) => destroyed.on('close', resolve));
      expect(await convert('p\n', '0.5\n0', '\n')).toBe('p\n0\n-inf\n');
    }
    // One that was destroyed may be under way for a moment.
    expect(memories).toBeLessThan(16);
  });

  it('at once each give their own results, however their bytes are mixed', async () => {
    const bases = Array.from({ length: 60 }, (_, i) => 2 + (i % 7));
    const streams = bases.map((base) => csvStream({ columns: 'p', base }));
    const results = streams.map((stream) => buffer(stream));
    const texts = bases.map((_, i) => `x,p\n${`${i},0.${i + 11}\n`.repeat(500)}`);
    for (let at = 0; at < 8000; at += 700) {
      for (const [i, stream] of streams.entries()) stream.write(texts[i]!.slice(at, at + 700));
      await new Promise(setImmediate);
    }
    streams.forEach((stream) => stream.end());
    for (const [i, base] of bases.entries()) {
      const logOdds = logit(Number(`0.${i + 11}`), { base });
      expect((await results[i]!).toString()).toBe(`x,p\n${`${i},${logOdds}\n`.repeat(500)}`);
    }
  });
});

it('code of the caller that runs in the middle of a stream may convert, too', async () => {
  const stream = csvStream({ columns: 'p', onEnd: () => logit(0.1, { base: 10 }) });
  const pieces: string[] = [];
  const inner: Promise<string>[] = [];
  stream.on('data', (piece: Buffer) => {
    expect(logit([0.1, 0.9], { base: 10, eps: 0.25, dtype: 'float32' })[0]).toBe(Math.fround(-0.47712126));
    inner.push(convert('p\n0.9\n'));
    pieces.push(piece.toString());
  });
  for (const chunk of ['p\n', '0.2\n', '0.2\n', '0.2\n']) {
    stream.write(chunk);
    await new Promise(setImmediate);
  }
  stream.end();
  await new Promise((resolve) => stream.on('end', resolve));
  expect(pieces.join('')).toBe(`p\n${'-1.3862943611198906\n'.repeat(3)}`);
  expect(new Set(await Promise.all(inner))).toEqual(new Set(['p\n2.1972245773362196\n']));
});

describe('a stream that is fed from memory', () => {
  it.each<[string, (stream: Duplex) => void]>([
    ['in one piece', (stream) => stream.end(`p\n${'0.123456\n'.repeat(400_000)}`)],
    [
      'in many pieces',
      (stream) => {
        const piece = Buffer.from('0.123456\n'.repeat(2000));
        Readable.from(Array.from({ length: 200 }, () => piece)).pipe(stream);
      },
    ],
  ])('%s: lets timers have their turn', async (_, feed) => {
    const stream = csvStream({ columns: '1', header: false, bad: 'keep' });
    let turns = 0;
    const count = (): void => {
      turns++;
      if (!stream.destroyed) setImmediate(count);
    };
    setImmediate(count);
    feed(stream);
    await buffer(stream);
    // 3.6 MB
    expect(turns).toBeGreaterThan(40);
  });
});
