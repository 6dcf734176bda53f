import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellEnds } from '../../src/input/cellEnds.ts';
import { parseHeader } from '../../src/input/header.ts';

const comma = { delimiter: ',', quote: '"' };

describe('cellEnds', () => {
  it.each([
    ['', comma, ['']],
    ['a,bc', comma, ['a', 'bc']],
    [',', comma, ['', '']],
    ['"a,b",c', comma, ['"a,b"', 'c']],
    ['"a"",b","c\nd"', comma, ['"a"",b"', '"c\nd"']],
    ['"",a', comma, ['""', 'a']],
    ['a"b,c"', comma, ['a"b', 'c"']],
    [' "a,b"', comma, [' "a', 'b"']],
    ['"a"b"c,d"', comma, ['"a"b"c', 'd"']],
    ["'a;b';c", { delimiter: ';', quote: "'" }, ["'a;b'", 'c']],
    ['"a\tb"', { delimiter: '\t', quote: undefined }, ['"a', 'b"']],
  ])('of %j', (record, style, cells) => {
    const ends = cellEnds(Buffer.from(record), style);
    expect(ends.map((end, i) => record.slice(i === 0 ? 0 : ends[i - 1]! + 1, end))).toEqual(cells);
  });

  it('are as many as the names', async () => {
    const cell = fc
      .array(fc.constantFrom('a', ' ', '"', ',', '\n', 'é'), { maxLength: 5 })
      .map((characters) => characters.join(''));
    const written = fc.oneof(
      cell.map((text) => `"${text.replaceAll('"', '""')}"`),
      cell.map((text) => text.replaceAll(/[",\n]/g, '_')),
      cell.map((text) => `_${text.replaceAll(/[,\n]/g, '_')}`),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(written, { minLength: 1, maxLength: 6 }), async (cells) => {
        const record = Buffer.from(cells.join(','));
        expect(cellEnds(record, comma)).toHaveLength((await parseHeader(record, comma)).names.length || 1);
      }),
      { numRuns: 500 },
    );
  });
});
