import { either } from '../../src/text/either.ts';
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
      'row at line 2: column "p": "x" is not a number (use --bad keep, nan or skip to continue)',
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
  ])('has the options of the command: %o', async (options, output) => {
    expect(await convert(['id;p\n1;0.5\n'], { delimiter: ';', ...options })).toBe(output);
  });

  it('has the same output however the bytes are cut', async () => {
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

  it('passes statistics to onEnd', async () => {
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

  it('outputs the rows before a LogitError in the middle of a chunk', async () => {
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
  ])('that is destroyed %s a reason fails pending writes', async (_, reason) => {
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

  it('is destroyed with a LogitError after much that was right', async () => {
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

  it('outputs the rows of a chunk before the next, also if the chunk fills its block', async () => {
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

  it('converts the decimal as written with exact', async () => {
    expect(await convert(['p\n0.1\n'], { columns: 'p', exact: true })).toBe('p\n-2.1972245773362196\n');
    expect(await convert(['p\n0.1\n'], { columns: 'p' })).toBe('p\n-2.197224577336219\n');
  });

  it('passes warnings to onEnd', async () => {
    let stats: RunStats | undefined;
    await convert(['a,1\n0.5,0.5\n'], { columns: '1', onEnd: (seen) => (stats = seen) });
    expect(stats?.warnings).toEqual([
      { kind: 'numberIsName', file: undefined, name: '1', excludes: false, column: 2, other: 'a' },
    ]);
  });

  it('is destroyed with an error from onEnd', async () => {
    const onEnd = (): void => {
      throw new Error('enough');
    };
    await expect(convert(['p\n0.5\n'], { columns: 'p', onEnd: onEnd })).rejects.toThrow('enough');
  });

  it.each<[object, string]>([
    [{ columns: '' }, 'columns must be a non-empty column name or number, or an array of them, got ""'],
    [
      { columns: [] },
      'columns must be a non-empty column name or number, or an array of them, got an object',
    ],
    [
      { columns: ['p', ''] },
      'columns must be a non-empty column name or number, or an array of them, got an object',
    ],
    [{ columns: 2 }, 'columns must be a non-empty column name or number, or an array of them, got 2'],
    [{}, 'columns must be a non-empty column name or number, or an array of them, got undefined'],
    [{ from: 'logitt' }, `from must be ${either(SCALE_NAMES)}, got "logitt"`],
    [{ to: 'toString' }, `to must be ${either(SCALE_NAMES)}, got "toString"`],
    [
      { delimiter: ',,' },
      'delimiter must be a single ASCII character that cannot be part of a number, got ",,"',
    ],
    [
      { delimiter: '-' },
      'delimiter must be a single ASCII character that cannot be part of a number, got "-"',
    ],
    [
      { delimiter: [';'] },
      'delimiter must be a single ASCII character that cannot be part of a number, got an object',
    ],
    [
      { delimiter: '\n' },
      'delimiter must be a single ASCII character that cannot be part of a number, got "\\n"',
    ],
    [{ quote: "''" }, 'quote must be a single ASCII character that cannot be part of a number, got "\'\'"'],
    [{ quote: ';', delimiter: ';' }, 'the delimiter and the quote character must differ'],
    [{ header: 'no' }, 'header must be true or false, got "no"'],
    [{ append: 1 }, 'append must be true or false, got 1'],
    [{ exact: 'yes' }, 'exact must be true or false, got "yes"'],
    [{ as: 'q' }, 'as requires append'],
    [{ as: 'q', append: true, header: false }, 'as requires a header'],
    [{ as: '', append: true }, 'as: the name must not be empty'],
    [{ as: 5, append: true }, 'as must be a string, got 5'],
    [
      { as: 'a,b', append: true, quote: null },
      'as: without quotes, the name must not contain the delimiter or a line break',
    ],
    [{ bad: 'ignore' }, 'bad must be fail, keep, nan or skip, got "ignore"'],
    [{ na: 'NA' }, 'na must be an array, each element a string, got "NA"'],
    [{ na: [1] }, 'na must be an array, each element a string, got an object'],
    [{ inverse: -1 }, 'inverse must be a number of at least 0, got -1'],
    [{ inverse: Infinity }, 'inverse must be a number of at least 0, got Infinity'],
    [{ inverse: 'yes' }, 'inverse must be a number of at least 0, got "yes"'],
    [{ eps: 1 }, 'eps must be a number from 0 to 0.5, got 1'],
    [{ eps: '0.1' }, 'eps must be a number from 0 to 0.5, got "0.1"'],
    [{ base: 1 }, 'base must be e, 2, 10 or another positive number except 1, got 1'],
    [{ dtype: 'float128' }, 'dtype must be float64, float32, float16 or bfloat16, got "float128"'],
    [{ precision: 101 }, 'precision must be a whole number from 0 to 100, got 101'],
    [{ precision: 2.5 }, 'precision must be a whole number from 0 to 100, got 2.5'],
    [{ significant: 0 }, 'significant must be a whole number from 1 to 17, got 0'],
    [{ precision: 2, significant: 2 }, 'precision and significant are mutually exclusive'],
    [{ onEnd: 'me' }, 'onEnd must be a function, got "me"'],
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
