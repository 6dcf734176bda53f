import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convert } from '../../src/convert/run.ts';
import { conversionOf } from '../../src/engine/convert.ts';
import type { Source } from '../../src/input/source.ts';
import type { Job } from '../../src/job/job.ts';
import { LogitError } from '../../src/message/error.ts';
import { inPieces, keepingSink } from '../support/inMemory.ts';
import { USUAL_CSV } from '../support/usualCsv.ts';

const job: Job = {
  task: 'score',
  conversion: conversionOf({ from: 'prob', to: 'prob' }, {}, 'float64'),
  input: {
    ...USUAL_CSV,
    isQuoteSure: true,
    target: { label: 'y', positive: undefined, weight: undefined },
  },
  format: 'none',
  digits: { kind: 'shortest' },
};

/** The same source, which can be read ahead, and counts in `reads` the reads that have begun and not ended. */
function ahead(source: Source, reads = { open: 0 }): Source {
  return {
    ...source,
    async readLater(into) {
      reads.open++;
      await new Promise(setImmediate);
      reads.open--;
      return source.read(into);
    },
  };
}

/** Values, labels and lines of all rows, and the line of the error that ended the run. */
async function rowsOf(sources: readonly Source[], input: number): Promise<(number | string)[]> {
  const all: (number | string)[] = [];
  await convert(job, sources, keepingSink().sink, {
    blocks: { input, output: 1024 },
    visitor: {
      visit({ count, values, labels, locationOf }) {
        for (let row = 0; row < count; row++) all.push(values[0]![row]!, labels[row]!, locationOf(row).line);
      },
      end: () => {},
    },
  }).catch((error: unknown) => {
    if (!(error instanceof LogitError)) throw error;
    all.push(error.detail.kind, 'place' in error.detail ? error.detail.place.line : 0);
  });
  return all;
}

const row = fc
  .record({
    note: fc.oneof(
      { weight: 9, arbitrary: fc.string({ maxLength: 20 }) },
      fc.integer({ min: 100, max: 5000 }).map((length) => 'x\n'.repeat(length)),
    ),
    p: fc.integer({ min: 0, max: 1000 }).map((p) => p / 1000),
    y: fc.constantFrom('0', '1', '0.5', 'yes'),
  })
  .map(({ note, p, y }) => `"${note.replaceAll('"', '""')}",${p},${y}\n`);

describe('reading ahead', () => {
  it('yields the same rows, lines and errors, however long rows, blocks and reads are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 60 }),
        fc.constantFrom('', 'a,bad,1\n', '"open'),
        fc.integer({ min: 6, max: 14 }),
        fc.array(fc.nat(300), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 3 }),
        async (rows, end, bits, sizes, count) => {
          const bytes = Buffer.from(`note,p,y\n${rows.join('')}${end}`);
          const files = Array.from({ length: count }, () => inPieces(bytes, sizes));
          const plain = await rowsOf(files, 2 ** bits);
          const again = Array.from({ length: count }, () => ahead(inPieces(bytes, sizes)));
          expect(await rowsOf(again, 2 ** bits)).toEqual(plain);
        },
      ),
    );
  });

  it('reads no more when the file is closed, also where a row ends the run', async () => {
    const reads = { open: 0 };
    const open: number[] = [];
    const bytes = Buffer.from(`p,y\n${'0.5,1\n'.repeat(500)}bad,1\n${'0.5,1\n'.repeat(5000)}`);
    const source = { ...ahead(inPieces(bytes, [0]), reads), close: () => open.push(reads.open) };
    expect((await rowsOf([source], 1024)).slice(-2)).toEqual(['invalidNumber', 502]);
    expect(open).toEqual([0]);
  });

  it('needs no more memory for many files', async () => {
    const sizes: number[] = [];
    const files = Array.from({ length: 40 }, () => {
      const source = ahead(inPieces(Buffer.from(`p,y\n${'0.5,1\n'.repeat(2000)}`), [0]));
      return {
        ...source,
        readLater(into: Uint8Array) {
          sizes.push(into.length);
          return source.readLater!(into);
        },
      };
    });
    await rowsOf(files, 1024);
    expect(new Set(sizes)).toEqual(new Set([2048 - 128]));
  });

  it('ends with the error of a read that fails', async () => {
    const bytes = Buffer.from(`p,y\n${'0.5,1\n'.repeat(5000)}`);
    const error = new LogitError({ kind: 'system', action: 'read', file: undefined, code: 'EIO' });
    const source = { ...inPieces(bytes, [0]), readLater: () => Promise.reject(error) };
    expect((await rowsOf([source], 1024)).slice(-2)).toEqual(['system', 0]);
  });
});
