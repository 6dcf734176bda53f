import { pipeline } from 'node:stream/promises';
import { PassThrough, Readable, Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvStream, Problem, type CsvStreamOptions, type Tally } from '../src/index.ts';

async function convert(chunks: readonly (string | Uint8Array)[], options: CsvStreamOptions): Promise<string> {
  return (
    await buffer(Readable.from(chunks.map((chunk) => Buffer.from(chunk))).pipe(csvStream(options)))
  ).toString();
}

describe('csvStream', () => {
  it('converts a column in place', async () => {
    expect(await convert(['id,p\r\n1,"0.5"\r\n'], { columns: 'p' })).toBe('id,p\r\n1,"0"\r\n');
  });

  it.each<[CsvStreamOptions, string]>([
    [{ columns: 'p', append: true }, 'id;p;p_logit\n1;0.5;0\n'],
    [{ columns: ['2'], append: true, as: 'x' }, 'id;p;x\n1;0.5;0\n'],
    [{ columns: 'p', direction: 'sigmoid', precision: 3 }, 'id;p\n1;0.622\n'],
    [{ columns: 'p', inverse: true }, 'id;p;p_recovered\n1;0;0.5\n'],
    [{ columns: 'id', eps: 0.25, significant: 3 }, 'id;p\n1.1;0.5\n'],
  ])('takes the options of the command: %o', async (options, output) => {
    expect(await convert(['id;p\n1;0.5\n'], { delimiter: ';', ...options })).toBe(output);
  });

  it('gives the same however the bytes are cut', async () => {
    const bytes = Buffer.from('\ufeffa,p\n"x\n,""y",0.25\n\n2, 1e-3 \n3,NA');
    const whole = await convert([bytes], { columns: 'p', append: true });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 6 }), async (cuts) => {
        const at = [0, ...cuts.toSorted((a, b) => a - b), bytes.length];
        const chunks = at.slice(1).map((end, i) => bytes.subarray(at[i], end));
        expect(await convert(chunks, { columns: 'p', append: true })).toBe(whole);
      }),
      { numRuns: 40 },
    );
  });

  it('tells what it saw', async () => {
    let tally: Tally | undefined;
    await convert(['p\n2\nNA\n0.5\n'], { columns: 'p', onTally: (seen) => (tally = seen) });
    expect(tally).toMatchObject({
      numbers: 2,
      missing: 1,
      outside: 1,
      firstOutside: { value: 2, place: { line: 2, column: 'p' } },
    });
  });

  it('is destroyed with a Problem where the command would end with a message', async () => {
    const stream = csvStream({ columns: 'q' });
    const sunk = new Writable({ write: (_chunk, _encoding, done) => done() });
    const failure = await pipeline(Readable.from([Buffer.from('p\n1\n')]), stream, sunk).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(Problem);
    expect((failure as Problem).fact).toMatchObject({ kind: 'noColumn', name: 'q', columns: ['p'] });
  });

  it.each([1, 2])('is destroyed with a Problem every time: %i, and before the writer has ended', async () => {
    const failure = (columns: string): Promise<unknown> =>
      new Promise((resolve) => {
        const stream = csvStream({ columns });
        stream.on('error', resolve);
        stream.write('p\n0.5\nx\n');
        stream.resume();
      });
    expect(await failure('q').then((error) => (error as Problem).fact.kind)).toBe('noColumn');
  });

  it('is destroyed with a Problem behind much that was right', async () => {
    const stream = csvStream({ columns: 'p' });
    const chunks = [
      'p\n',
      ...Array.from({ length: 40 }, () => '0.5\n'.repeat(20_000)),
      'x\n',
      '0.5\n'.repeat(20_000),
    ];
    const sunk = new Writable({ write: (_chunk, _encoding, done) => done() });
    const failure = await pipeline(
      Readable.from(chunks.map((chunk) => Buffer.from(chunk))),
      stream,
      sunk,
    ).catch((error: unknown) => error);
    expect((failure as Problem).fact).toMatchObject({
      kind: 'notNumber',
      text: 'x',
      place: { line: 800_002 },
    });
  });

  it('waits for a slow reader', async () => {
    const row = '0.123456\n'.repeat(20_000);
    const stream = csvStream({ columns: '1', header: false });
    let pushed = 0;
    const source = Readable.from(
      (function* () {
        for (; pushed < 50; pushed++) yield Buffer.from(row);
      })(),
    );
    source.pipe(stream);
    await new Promise((resolve) => stream.once('readable', resolve));
    await new Promise((resolve) => setImmediate(resolve));
    expect(pushed).toBeLessThan(50);
    expect((await buffer(stream.pipe(new PassThrough()))).length).toBeGreaterThan(row.length * 50);
  });

  it.each([
    [{ columns: 'p', delimiter: ',,' }, /delimiter/],
    [{ columns: 'p', delimiter: '"' }, /same character/],
    [{ columns: 'p', delimiter: '-' }, /stands in no number/],
    [{ columns: 'p', eps: 1 }, /eps/],
    [{ columns: 'p', precision: 101 }, /precision/],
    [{ columns: 'p', significant: 0 }, /significant/],
  ])('%o is a RangeError', (options, message) => expect(() => csvStream(options)).toThrow(message));
});
