import { describe, expect, it } from 'vitest';
import { convert } from '../../src/convert/run.ts';
import { conversionOf } from '../../src/engine/convert.ts';
import type { Csv, Job } from '../../src/job/job.ts';
import { LogitError } from '../../src/message/error.ts';
import type { Source } from '../../src/input/source.ts';
import { inPieces, keepingSink } from '../support/inMemory.ts';
import { USUAL_CSV } from '../support/usualCsv.ts';

function jobWith(input: Partial<Csv>, format: Job['format'] = 'csv'): Job {
  return {
    task: 'convert',
    conversion: conversionOf({ from: 'prob', to: 'logit' }, {}, 'float64'),
    input: { ...USUAL_CSV, columns: ['1'], ...input },
    format,
    digits: { kind: 'shortest' },
  };
}

interface Ran {
  /** Lengths of the pieces, as what is repeated in them shows nothing. */
  readonly output: string;
  readonly error: unknown;
  /** The most bytes that there was room for at a read: the input block, if nothing is in it. */
  readonly room: number;
}

async function run(job: Job, texts: readonly string[], pieces: readonly number[]): Promise<Ran> {
  let room = 0;
  const sources = texts.map((text, i): Source => {
    const source = inPieces(Buffer.from(text, 'latin1'), pieces, false, `${i}.csv`);
    return {
      ...source,
      read(into) {
        room = Math.max(room, into.length);
        return source.read(into);
      },
    };
  });
  const { sink, written } = keepingSink();
  const error = await convert(job, sources, sink).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return { output: written().toString('latin1'), error, room };
}

const MARK = '\xef\xbb\xbf';
const MANY = 3_000_000;

describe('millions of blank lines', () => {
  const lf = '\n'.repeat(MANY);
  const crlf = '\r\n'.repeat(MANY / 2);
  const mixed = '\n\r\n'.repeat(MANY / 3);

  it.each<[string, Partial<Csv>, string[], string]>([
    ['before a header', {}, [`${lf}p\n0.5\n`], `${lf}p\n0\n`],
    ['of CRLF', {}, [`${crlf}p\r\n0.5\r\n`], `${crlf}p\r\n0\r\n`],
    ['of both', {}, [`${mixed}p\n0.5\n`], `${mixed}p\n0\n`],
    ['after a byte order mark', {}, [`${MARK}${lf}p\n0.5`], `${MARK}${lf}p\n0`],
    ['before what looks like a mark', {}, [`${lf}${MARK}p\n0.5`], `${lf}${MARK}p\n0`],
    ['without a header', { header: false }, [`${MARK}${lf}0.5\n`], `${MARK}${lf}0\n`],
    ['and nothing else', {}, [lf], lf],
    ['and a CR at the end', {}, [`${lf}\r`], `${lf}\r`],
    ['before a second header', {}, ['p\n0.5', `${MARK}${lf}p\n0.5\n`], 'p\n0\n0\n'],
    ['in a second file without a header', { header: false }, ['0.5', `${MARK}${lf}0.5\n`], `0\n${lf}0\n`],
    ['in a first file alone', {}, [`${MARK}${lf}`, `${lf}p\n0.5`], `${MARK}${lf}${lf}p\n0`],
  ])('%s are copied', async (_, input, texts, expected) => {
    for (const pieces of [[0], [65_536], [65_537, 1, 1399]]) {
      const { output, error, room } = await run(jobWith(input), texts, pieces);
      expect({ isRight: output === expected, error }).toEqual({ isRight: true, error: undefined });
      // The block of input did not grow for them.
      expect(room).toBeLessThanOrEqual(2 ** 20);
    }
  });

  it('are counted', async () => {
    for (const pieces of [[0], [65_537]]) {
      const { error } = await run(jobWith({}), [`${lf}p\n0.5\nx\n`], pieces);
      expect((error as LogitError).message).toContain(`0.csv:${MANY + 3}: `);
      const late = await run(jobWith({}), ['p\n0.5\n', `${crlf}p\n0.5\nx\n`], pieces);
      expect((late.error as LogitError).message).toContain(`1.csv:${MANY / 2 + 3}: `);
    }
  });

  it('and a CR before the header are lines that end in two ways', async () => {
    for (const pieces of [[0], [65_536]]) {
      const { error } = await run(jobWith({}), [`${lf}\rp\n0.5\n`], pieces);
      expect((error as LogitError).detail).toMatchObject({
        kind: 'crLineEndings',
        place: { line: MANY + 1 },
      });
    }
  });

  it('are left out of a tensor', async () => {
    const { output } = await run(jobWith({}, 'tensor'), [`${MARK}${lf}p\n0.5\n`], [65_536]);
    expect(output).toBe('tensor([0.], dtype=torch.float64)\n');
  });
});
