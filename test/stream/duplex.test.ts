import { SCALE_NAMES } from '../../src/job/scale.ts';
import { pipeline } from 'node:stream/promises';
import { PassThrough, Readable, Writable, type Duplex } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvStream, LogitError, type CsvOptions, type RunStats } from '../../src/node.ts';

async function convert(chunks: readonly (string | Uint8Array)[], options: CsvOptions): Promise<string> {
  return (
    await buffer(Readable.from(chunks.map((chunk) => Buffer.from(chunk))).pipe(csvStream(options)))
  ).toString();
}

describe('csvStream', () => {
  it('names rows of the stream, not of standard input', async () => {
    const failure = async (text: string, columns = 'p'): Promise<string> => {
      const stream = csvStream({ columns });
      const ended = new Promise<Error>((resolve) => stream.on('error', resolve));
      stream.end(text);
      stream.resume();
      return (await ended).message;
    };
    expect(await failure('p\nx\n')).toBe(
      'row at line 2: column "p": "x" is not a number (--bad keep|nan|skip to go on)',
    );
    expect(await failure('q\n1\n')).toBe('the stream: no column "p"; the columns are: q');
  });

  it('converts a column in place', async () => {
    expect(await convert(['id,p\r\n1,"0.5"\r\n'], { columns: 'p' })).toBe('id,p\r\n1,"0"\r\n');
  });

  it.each<[CsvOptions, string]>([
    [{ columns: 'p', append: true }, 'id;p;p_logit\n1;0.5;0\n'],
    [{ columns: ['2'], append: true, as: 'x' }, 'id;p;x\n1;0.5;0\n'],
    [{ columns: 'i*', append: true, after: true, bad: 'keep' }, 'id;id_logit;p\n1;inf;0.5\n'],
    [{ columns: ['1-', '!id'] }, 'id;p\n1;0\n'],
    [{ columns: 'p', from: 'logit', to: 'prob', precision: 3 }, 'id;p\n1;0.622\n'],
    [{ columns: 'p', inverse: true }, 'id;p;p_recovered\n1;0;0.5\n'],
    [{ columns: 'id', eps: 0.25, significant: 3 }, 'id;p\n1.1;0.5\n'],
    [{ columns: 'p', exact: true, base: 2, dtype: 'float32' }, 'id;p\n1;0\n'],
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
    let stats: RunStats | undefined;
    await convert(['p\n2\nNA\n0.5\n'], { columns: 'p', onEnd: (seen) => (stats = seen) });
    expect(stats).toMatchObject({
      numbers: 2,
      missing: 1,
      outside: 1,
      firstOutside: { value: 2, location: { line: 2, column: 'p' } },
    });
  });

  it('is destroyed with a LogitError where the command would end with a message', async () => {
    const stream = csvStream({ columns: 'q' });
    const sunk = new Writable({ write: (_chunk, _encoding, done) => done() });
    const failure = await pipeline(Readable.from([Buffer.from('p\n1\n')]), stream, sunk).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(LogitError);
    expect((failure as LogitError).detail).toMatchObject({ kind: 'noColumn', name: 'q', columns: ['p'] });
  });

  it.each([1, 2])(
    'is destroyed with a LogitError every time: %i, and before the writer has ended',
    async () => {
      const failure = (columns: string): Promise<unknown> =>
        new Promise((resolve) => {
          const stream = csvStream({ columns });
          stream.on('error', resolve);
          stream.write('p\n0.5\nx\n');
          stream.resume();
        });
      expect(await failure('q').then((error) => (error as LogitError).detail.kind)).toBe('noColumn');
    },
  );

  it.each<[string, (stream: Duplex) => void]>([
    ['before anything', () => {}],
    ['in mid-number', (stream) => stream.write('p\n0.')],
    ['with the reader behind', (stream) => stream.write(`p\n${'0.5\n'.repeat(200_000)}`)],
    ['at the end', (stream) => stream.end('p\n0.5\n')],
  ])('closes without an error when it is destroyed without one: %s', async (_, begin) => {
    const stream = csvStream({ columns: 'p' });
    const errors: unknown[] = [];
    stream.on('error', (error) => errors.push(error));
    const closed = new Promise((resolve) => stream.on('close', resolve));
    begin(stream);
    await new Promise(setImmediate);
    stream.destroy();
    await closed;
    await new Promise(setImmediate);
    expect(errors).toEqual([]);
  });

  it('gives what was right before a LogitError in the middle of a chunk', async () => {
    const text = `p\n${'0.5\n'.repeat(300_000)}x\n${'0.5\n'.repeat(300_000)}`;
    let length = 0;
    const into = new Writable({
      write: (chunk: Buffer, _, done) => ((length += chunk.length), setImmediate(done)),
    });
    const failure = pipeline(Readable.from([text]), csvStream({ columns: 'p' }), into);
    await expect(failure).rejects.toMatchObject({
      detail: { kind: 'invalidNumber', place: { line: 300_002 } },
    });
    expect(length).toBe(2 + 2 * 300_000);
  });

  it.each<[string, Error | undefined]>([
    ['with', new Error('enough')],
    ['without', undefined],
  ])('that is destroyed %s a reason gives an error to whoever is writing', async (_, reason) => {
    const stream = csvStream({ columns: 'p' }).on('error', () => {});
    const written = new Promise((resolve) => stream.write(`p\n${'0.5\n'.repeat(500_000)}`, resolve));
    await new Promise(setImmediate);
    stream.destroy(reason);
    expect(await written).toEqual(reason ?? new Error('the stream was destroyed'));
  });

  it.each(['p\n0.5\nx\n', ['p\n', '0.5\n', 'x\n']])(
    'gives what was right before a LogitError: %j',
    async (text) => {
      const read: Buffer[] = [];
      const into = new Writable({ write: (chunk: Buffer, _, done) => (read.push(chunk), done()) });
      const failure = pipeline(Readable.from([text].flat()), csvStream({ columns: 'p' }), into);
      await expect(failure).rejects.toBeInstanceOf(LogitError);
      expect(Buffer.concat(read).toString()).toBe('p\n0\n');
    },
  );

  it('is destroyed with the reason that it is destroyed with', async () => {
    const stream = csvStream({ columns: 'p' });
    const failure = new Promise((resolve) => stream.on('error', resolve));
    stream.write('p\n0.');
    const reason = new Error('enough');
    stream.destroy(reason);
    expect(await failure).toBe(reason);
  });

  it('is destroyed with a LogitError behind much that was right', async () => {
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
    expect((failure as LogitError).detail).toMatchObject({
      kind: 'invalidNumber',
      text: 'x',
      place: { line: 800_002 },
    });
  });

  it('gives the rows of a chunk before the next, also if the chunk fills its block', async () => {
    const rows = 1024 * 256 - 1;
    const stream = csvStream({ columns: 'p_2' });
    stream.write(`p_2\n${'0.5\n'.repeat(rows)}`);
    let length = 0;
    for await (const piece of stream) {
      length += (piece as Buffer).length;
      if (length === 4 + 2 * rows) break;
    }
    expect(length).toBe(4 + 2 * rows);
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

  it('converts the number as typed where it is asked to', async () => {
    expect(await convert(['p\n0.1\n'], { columns: 'p', exact: true })).toBe('p\n-2.1972245773362196\n');
    expect(await convert(['p\n0.1\n'], { columns: 'p' })).toBe('p\n-2.197224577336219\n');
  });

  it('tells what may have been meant otherwise', async () => {
    let stats: RunStats | undefined;
    await convert(['a,1\n0.5,0.5\n'], { columns: '1', onEnd: (seen) => (stats = seen) });
    expect(stats?.warnings).toEqual([
      { kind: 'numberIsName', file: undefined, name: '1', excludes: false, column: 2, other: 'a' },
    ]);
  });

  it('is destroyed with what the listener throws', async () => {
    const onEnd = (): void => {
      throw new Error('enough');
    };
    await expect(convert(['p\n0.5\n'], { columns: 'p', onEnd: onEnd })).rejects.toThrow('enough');
  });

  it.each<[object, string]>([
    [
      { columns: '' },
      'columns is ""; it has to be the name or the number of a column, and not empty, in text, or an array of them',
    ],
    [{ columns: [] }, 'columns is an object; it has to be'],
    [{ columns: ['p', ''] }, 'columns is an object; it has to be'],
    [{ columns: 2 }, 'columns is 2; it has to be'],
    [{}, 'columns is undefined; it has to be'],
    [{ from: 'logitt' }, `from is "logitt"; it has to be ${SCALE_NAMES.join(' or ')}`],
    [{ to: 'toString' }, `to is "toString"; it has to be ${SCALE_NAMES.join(' or ')}`],
    [{ delimiter: ',,' }, 'delimiter is ",,"; it has to be one ASCII character that no number contains'],
    [{ delimiter: '-' }, 'delimiter is "-"; it has to be one ASCII character that no number contains'],
    [{ delimiter: [';'] }, 'delimiter is an object; it has to be one ASCII character'],
    [{ delimiter: '\n' }, 'delimiter is "\\n"; it has to be one ASCII character'],
    [{ quote: "''" }, 'quote is "\'\'"; it has to be one ASCII character'],
    [{ quote: ';', delimiter: ';' }, 'the delimiter cannot be the quote character'],
    [{ header: 'no' }, 'header is "no"; it has to be true or false'],
    [{ append: 1 }, 'append is 1; it has to be true or false'],
    [{ exact: 'yes' }, 'exact is "yes"; it has to be true or false'],
    [{ as: 'q' }, 'as names a new column, so it needs append'],
    [{ as: 'q', append: true, header: false }, 'as names a column in the header, and there is none'],
    [{ as: '', append: true }, 'as is empty: it is to be the name of the new column'],
    [{ as: 5, append: true }, 'as is 5; it has to be text'],
    [
      { as: 'a,b', append: true, quote: null },
      'as: without quotes a name cannot hold the delimiter or a line break',
    ],
    [{ bad: 'ignore' }, 'bad is "ignore"; it has to be fail or keep or nan or skip'],
    [{ na: 'NA' }, 'na is "NA"; it has to be an array, each of its elements text'],
    [{ na: [1] }, 'na is an object; it has to be an array, each of its elements text'],
    [{ inverse: -1 }, 'inverse is -1; it has to be 0 or more'],
    [{ inverse: Infinity }, 'inverse is Infinity; it has to be 0 or more'],
    [{ inverse: 'yes' }, 'inverse is "yes"; it has to be 0 or more'],
    [{ eps: 1 }, 'eps is 1; it has to be a number from 0 to 0.5'],
    [{ eps: '0.1' }, 'eps is "0.1"; it has to be a number from 0 to 0.5'],
    [{ base: 1 }, 'base is 1; it has to be e, 2, 10, or another number above 0 that is not 1'],
    [{ dtype: 'float128' }, 'dtype is "float128"; it has to be float64 or float32 or float16 or bfloat16'],
    [{ precision: 101 }, 'precision is 101; it has to be a whole number from 0 to 100'],
    [{ precision: 2.5 }, 'precision is 2.5; it has to be a whole number from 0 to 100'],
    [{ significant: 0 }, 'significant is 0; it has to be a whole number from 1 to 17'],
    [{ precision: 2, significant: 2 }, 'precision and significant exclude each other'],
    [{ onEnd: 'me' }, 'onEnd is "me"; it has to be a function'],
  ])('%o is a RangeError', (options, message) => {
    const given = (
      'columns' in options || message.startsWith('columns') ? options : { columns: 'p', ...options }
    ) as CsvOptions;
    expect(() => csvStream(given)).toThrow(RangeError);
    expect(() => csvStream(given)).toThrow(message);
  });

  it.each(['colums', 'sigmoid', 'constructor', '__proto__', 'a\nb'])('%j is no option', (name) => {
    const options = JSON.parse(`{"columns":"p",${JSON.stringify(name)}:1}`) as CsvOptions;
    expect(() => csvStream(options)).toThrow(
      new TypeError(`csvStream has no option "${name.replace('\n', '\\n')}"`),
    );
  });

  it('an option that is undefined is not given', async () => {
    const options = {
      append: undefined,
      quote: undefined,
      eps: undefined,
      inverse: undefined,
      as: undefined,
    };
    expect(await convert(['p\n0.5\n'], { columns: 'p', ...options })).toBe('p\n0\n');
  });
});
