import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { csvTransform, LogitError, type CsvOptions, type RunStats } from '../../src/index.ts';

const ROWS = 300_000;

/** A stream that gives these chunks when they are asked for. */
function streamOf(...chunks: readonly unknown[]): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks)
        controller.enqueue((typeof chunk === 'string' ? Buffer.from(chunk) : chunk) as Uint8Array);
      controller.close();
    },
  });
}

async function convert(options: CsvOptions, ...chunks: readonly unknown[]): Promise<string> {
  return new Response(streamOf(...chunks).pipeThrough(csvTransform(options))).text();
}

/** What was read before the error, and the error. */
async function readUpTo(stream: ReadableStream<Uint8Array>): Promise<{ length: number; error: unknown }> {
  let length = 0;
  try {
    for await (const piece of stream) length += piece.length;
    return { length, error: undefined };
  } catch (error) {
    return { length, error };
  }
}

describe('csvTransform', () => {
  it('converts bytes that are piped through it', async () => {
    expect(await convert({ columns: 'p', append: true }, 'id,p\r\n1,"0.5"\r\n2,', 'NA\r\n')).toBe(
      'id,p,p_logit\r\n1,"0.5",0\r\n2,NA,\r\n',
    );
  });

  it('converts a request or a response as it comes', async () => {
    const body = new Response('p\n0.5\n').body!;
    expect(await new Response(body.pipeThrough(csvTransform({ columns: 'p' }))).text()).toBe('p\n0\n');
  });

  it.each<[string, unknown]>([
    ['an ArrayBuffer', new Uint8Array(Buffer.from('p\n0.5\n')).buffer],
    ['a view of a part', new Uint8Array(Buffer.from('xxp\n0.5\nxx')).subarray(2, 8)],
    ['a DataView', new DataView(new Uint8Array(Buffer.from('xp\n0.5\n')).buffer, 1)],
  ])('reads the bytes of %s', async (_, chunk) => {
    expect(await convert({ columns: 'p' }, chunk)).toBe('p\n0\n');
  });

  it('refuses text, which must be encoded first', async () => {
    const transform = csvTransform({ columns: 'p' });
    const writing = transform.writable.getWriter().write('p\n0.5\n' as unknown as Uint8Array);
    const message = 'the chunks of csvTransform must be bytes (pipe text through a TextEncoderStream)';
    await expect(writing).rejects.toThrow(new TypeError(message));
    await expect(new Response(transform.readable).text()).rejects.toThrow(message);
    const encoded = new Response('p\n0.5\n')
      .body!.pipeThrough(new TextDecoderStream())
      .pipeThrough(new TextEncoderStream())
      .pipeThrough(csvTransform({ columns: 'p' }));
    expect(await new Response(encoded).text()).toBe('p\n0\n');
  });

  it('outputs nothing for an empty input', async () => {
    expect(await convert({ columns: 'p' })).toBe('');
    expect(await convert({ columns: 'p' }, '', 'p\n', '', '0.5', '')).toBe('p\n0');
  });

  it('passes statistics to onEnd before it ends', async () => {
    let stats: RunStats | undefined;
    await convert({ columns: 'p', onEnd: (seen) => (stats = seen) }, 'p\n2\nNA\n0.5\n');
    expect(stats).toMatchObject({ numbers: 2, missing: 1, outside: 1 });
  });

  it('has the same output for chunks of any size', async () => {
    const text = `id,p\n${'7,0.25\n'.repeat(40_000)}`;
    const expected = `id,p\n${'7,-1.0986122886681098\n'.repeat(40_000)}`;
    expect(await convert({ columns: 'p' }, text)).toBe(expected);
    const pieces = Array.from({ length: Math.ceil(text.length / 9973) }, (_, i) =>
      text.slice(9973 * i, 9973 * (i + 1)),
    );
    expect(await convert({ columns: 'p' }, ...pieces)).toBe(expected);
  });

  it('waits for its reader, also in the middle of a chunk', async () => {
    const { writable, readable } = csvTransform({ columns: 'p', bad: 'keep' });
    const writer = writable.getWriter();
    let isTaken = false;
    const text = `p\n${'0.5\n'.repeat(ROWS)}`;
    const written = writer.write(Buffer.from(text)).then(() => (isTaken = true));
    for (let turn = 0; turn < 100; turn++) await new Promise(setImmediate);
    expect(isTaken).toBe(false);
    const read = readUpTo(readable);
    await written;
    await writer.close();
    expect(await read).toEqual({ length: 2 + 2 * ROWS, error: undefined });
  });
});

describe('csvTransform fails at both ends', () => {
  it('with a LogitError where the command would end with a message', async () => {
    const { writable, readable } = csvTransform({ columns: 'q' });
    const [read, written] = await Promise.all([
      readUpTo(readable),
      streamOf('p\n1\n')
        .pipeTo(writable)
        .catch((error: unknown) => error),
    ]);
    expect(read.error).toBeInstanceOf(LogitError);
    expect((read.error as LogitError).detail).toMatchObject({ kind: 'noColumn', name: 'q', columns: ['p'] });
    expect(written).toBe(read.error);
  });

  it.each<[string, string[]]>([
    ['in one chunk', [`p\n${'0.5\n'.repeat(ROWS)}x\n${'0.5\n'.repeat(ROWS)}`]],
    ['in several', ['p\n', '0.5\n'.repeat(ROWS), 'x\n', '0.5\n'.repeat(ROWS)]],
  ])('when all that was right is read: %s', async (_, chunks) => {
    const { length, error } = await readUpTo(streamOf(...chunks).pipeThrough(csvTransform({ columns: 'p' })));
    expect((error as LogitError).detail).toMatchObject({ kind: 'invalidNumber', place: { line: ROWS + 2 } });
    expect(length).toBe(2 + 2 * ROWS);
  });

  it('with an error at the end of the input', async () => {
    const { writable, readable } = csvTransform({ columns: 'p' });
    const read = readUpTo(readable);
    const writer = writable.getWriter();
    await writer.write(Buffer.from('p\n"0.5\n'));
    await expect(writer.close()).rejects.toBeInstanceOf(LogitError);
    expect((await read).error).toMatchObject({ detail: { kind: 'unterminatedQuote' } });
  });

  it('with an error from onEnd', async () => {
    const onEnd = (): void => {
      throw new Error('enough');
    };
    await expect(convert({ columns: 'p', onEnd: onEnd }, 'p\n0.5\n')).rejects.toThrow('enough');
  });

  it.each(['before anything', 'in the middle'])(
    'with the reason that writing is aborted for: %s',
    async (when) => {
      const { writable, readable } = csvTransform({ columns: 'p' });
      const writer = writable.getWriter();
      const read = readUpTo(readable);
      if (when === 'in the middle') await writer.write(Buffer.from('p\n0.5\n0.'));
      const reason = new Error('enough');
      await writer.abort(reason);
      expect((await read).error).toBe(reason);
    },
  );

  it.each(['before anything', 'in the middle'])(
    'with the reason that reading is cancelled for: %s',
    async (when) => {
      const { writable, readable } = csvTransform({ columns: 'p' });
      const writer = writable.getWriter();
      const written = writer
        .write(Buffer.from(`p\n${'0.5\n'.repeat(ROWS)}`))
        .catch((error: unknown) => error);
      if (when === 'in the middle') await new Promise(setImmediate);
      const reason = new Error('enough');
      await readable.cancel(reason);
      await expect(writer.closed).rejects.toBe(reason);
      expect(await written).toBe(reason);
    },
  );

  it('at once where the source fails', async () => {
    const failing = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(Buffer.from('p\n0.5\n')),
      pull: (controller) => controller.error(new Error('cut')),
    });
    const read = readUpTo(failing.pipeThrough(csvTransform({ columns: 'p' })));
    expect((await read).error).toEqual(new Error('cut'));
  });

  it.each<[object, string]>([
    [{ columns: '' }, 'columns must be a non-empty column name or number'],
    [{ columns: 'p', eps: 1 }, 'eps must be a number from 0 to 0.5, got 1'],
    [{ columns: 'p', colums: 'q' }, 'csvTransform has no option "colums"'],
  ])('but not with an option that is wrong, which is thrown: %o', (options, message) => {
    expect(() => csvTransform(options as CsvOptions)).toThrow(message);
  });
});

it('a web stream of a stream of Node.js goes through it', async () => {
  const web = Readable.toWeb(Readable.from([Buffer.from('p\n0.5\n')])) as ReadableStream<Uint8Array>;
  expect(await new Response(web.pipeThrough(csvTransform({ columns: 'p' }))).text()).toBe('p\n0\n');
});

describe('a map of the log-odds in csvTransform', () => {
  it('recalibrates a column', async () => {
    expect(await convert({ columns: 'p', to: 'prob', shift: 0.5 }, 'p\n0.5\n')).toBe(
      'p\n0.6224593312018546\n',
    );
    expect(await convert({ columns: 'p', to: 'percent', prior: [0.5, 0.01] }, 'p\n0.5\n')).toBe('p\n1\n');
  });

  it('is refused with exact, and if it is invalid', () => {
    expect(() => csvTransform({ columns: 'p', exact: true, shift: 1 })).toThrow(RangeError);
    expect(() => csvTransform({ columns: 'p', scale: 0 })).toThrow(RangeError);
  });
});
