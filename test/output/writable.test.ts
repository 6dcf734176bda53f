import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { ReaderGone } from '../../src/output/sink.ts';
import { writableSink } from '../../src/output/writable.ts';

describe('writableSink', () => {
  it('is done with a write when the stream is', async () => {
    const events: string[] = [];
    const stream = new Writable({
      write(chunk: Buffer, _encoding, done) {
        setImmediate(() => {
          events.push(`took ${chunk.toString()}`);
          done();
        });
      },
    });
    await writableSink(stream).write(Buffer.from('a'));
    events.push('written');
    expect(events).toEqual(['took a', 'written']);
  });

  it('hands on a copy, for the memory is used again', async () => {
    const chunks: Buffer[] = [];
    const stream = new Writable({
      write(chunk: Buffer, _encoding, done) {
        chunks.push(chunk);
        done();
      },
    });
    const bytes = Buffer.from('old');
    await writableSink(stream).write(bytes);
    bytes.write('new');
    expect(Buffer.concat(chunks).toString()).toBe('old');
  });

  it('leaves the end of the stream to its owner', async () => {
    const stream = new Writable({ write: (_chunk, _encoding, done) => done() });
    const sink = writableSink(stream);
    await sink.finish();
    sink.abandon();
    expect({ ended: stream.writableEnded, destroyed: stream.destroyed }).toEqual({
      ended: false,
      destroyed: false,
    });
  });

  it('distinguishes a closed reader from other failures', async () => {
    const failing = (error: Error): Writable =>
      new Writable({ write: (_chunk, _encoding, done) => done(error) }).on('error', () => {});
    const gone = Object.assign(new Error('EPIPE'), { code: 'EPIPE' });
    await expect(writableSink(failing(gone)).write(Buffer.from('a'))).rejects.toBeInstanceOf(ReaderGone);
    const full = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
    await expect(writableSink(failing(full)).write(Buffer.from('a'))).rejects.toBe(full);
  });
});
