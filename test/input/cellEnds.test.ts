import { describe, expect, it } from 'vitest';
import { cellEnds } from '../../src/input/cellEnds.ts';

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
});
