import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FirstRecords } from '../../src/input/firstRecords.ts';
import { rowsOf } from '../model/records.ts';

const CSV = { delimiter: ',', quote: '"' } as const;

/** What is kept of a text that comes in pieces of one size. */
function kept(
  text: string,
  limit: number,
  size: number,
  dialect: { delimiter: string; quote: string | undefined },
) {
  const records = new FirstRecords(limit, dialect);
  const bytes = Buffer.from(text, 'latin1');
  for (let at = 0; at < bytes.length && !records.isFull; at += size)
    records.take(bytes.subarray(at, at + size));
  return { text: records.toBytes().toString('latin1'), isFull: records.isFull };
}

describe('the first records', () => {
  it.each([
    ['p\n0.5\n1\n', 2, 'p\n0.5\n', true],
    ['p\n0.5', 2, 'p\n0.5', false],
    ['p,"a\nb"\n1\n', 1, 'p,"a\nb"\n', true],
    ['"a""\n"\n1\n', 1, '"a""\n"\n', true],
    ['a"\n"\n1\n', 1, 'a"\n', true],
    ['\n\r\n\np\r\n\n0.5\n', 2, 'p\r\n0.5\n', true],
    ['\r\r\np\n', 1, '\r\r\n', true],
    ['""\np\n', 1, '""\n', true],
    ['\xef\xbb\xbf"a\nb"\n1\n', 1, '"a\nb"\n', true],
    ['\xef\xbb\xbf\n\np\n1\n', 1, 'p\n', true],
    ['"never\nclosed\n', 1, '"never\nclosed\n', false],
  ])('of %j, %i, are %j', (text, limit, expected, isFull) => {
    expect(kept(text, limit, text.length, CSV)).toEqual({ text: expected, isFull });
  });

  it('match the model, in pieces of any size', () => {
    const text = fc
      .array(fc.constantFrom('a', '1', ',', '"', '""', '\n', '\r\n', '\r', ';'), { maxLength: 30 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(
        text,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 4 }),
        (whole, size, limit) => {
          for (const quote of ['"', undefined]) {
            const dialect = { delimiter: ',', quote };
            const { rows, openOn } = rowsOf(whole, ',', quote);
            const full = rows.filter(({ blank }) => !blank).filter(({ ending }) => ending.endsWith('\n'));
            const isFull = full.length >= limit;
            const { text: found, isFull: ended } = kept(whole, limit, size, dialect);
            expect(ended).toBe(isFull);
            const expected = full.slice(0, limit).map(({ cells, ending }) => cells.join(',') + ending);
            if (isFull) expect(found).toBe(expected.join(''));
            else if (openOn === undefined) expect(found.startsWith(expected.join(''))).toBe(true);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
