import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHeader } from '../../src/input/header.ts';

const comma = { delimiter: ',', quote: '"' };

describe('parseHeader', () => {
  it.each([
    ['id,prob', comma, ['id', 'prob']],
    ['"a,b","c""d",e', comma, ['a,b', 'c"d', 'e']],
    ['"a\nb",c', comma, ['a\nb', 'c']],
    ['a\r,b', comma, ['a\r', 'b']],
    [' a, "b"', comma, [' a', ' "b"']],
    ['a"b,c', comma, ['a"b', 'c']],
    [',', comma, ['', '']],
    ['"p" ,x', comma, ['p', 'x']],
    ['"say ""p""" ,x', comma, ['say "p"', 'x']],
    ['x,"p"\t ', comma, ['x', 'p']],
    ['"a,b"  ,"c" ', comma, ['a,b', 'c']],
    ['"" ,"""" ', comma, ['', '"']],
    ['"p" q,"r"s ', comma, ['"p" q', '"r"s ']],
    ['"p" "q"', { delimiter: ' ', quote: '"' }, ['p', 'q']],
    ["'p' ,x", { delimiter: ',', quote: "'" }, ['p', 'x']],
    ['"p" ,x', { delimiter: ',', quote: undefined }, ['"p" ', 'x']],
    ['größe\tp', { delimiter: '\t', quote: '"' }, ['größe', 'p']],
    ['"a";b', { delimiter: ';', quote: undefined }, ['"a"', 'b']],
    ["'a;b';c", { delimiter: ';', quote: "'" }, ['a;b', 'c']],
    ['"",""""', comma, ['', '"']],
    ['"a"b,"c"x ,""d', comma, ['"a"b', '"c"x ', '""d']],
    ['"a"b"c,d"', comma, ['"a"b"c', 'd"']],
    ['"', { delimiter: ',', quote: undefined }, ['"']],
  ])('reads %j', (record, style, names) => {
    expect(parseHeader(Buffer.from(record), style).names).toEqual(names);
  });

  it('keeps bytes that are not valid UTF-8', () => {
    const { spellings, names } = parseHeader(Buffer.from([0xe9, 0x2c, 0xff]), comma);
    expect(spellings).toEqual(['\u00e9', '\u00ff']);
    expect(names).toEqual(['\udce9', '\udcff']);
  });

  it('reads the same names as csv-parse', () => {
    const cell = fc
      .array(fc.constantFrom('a', ' ', '"', ',', '\n', '\r', 'é'), { maxLength: 6 })
      .map((characters) => characters.join(''));
    const written = fc.oneof(
      cell.map((text) => `"${text.replaceAll('"', '""')}"`),
      cell.map((text) => text.replaceAll(/[",\n]/g, '_')),
      cell.map((text) => `_${text.replaceAll(/[,\n]/g, '_')}`),
    );
    const options = {
      delimiter: ',',
      record_delimiter: ['\n'],
      relax_quotes: true,
      relax_column_count: true,
    };
    fc.assert(
      fc.property(fc.array(written, { minLength: 1, maxLength: 6 }), (cells) => {
        const record = cells.join(',');
        const [expected = ['']] = parse(record, options);
        expect(parseHeader(Buffer.from(record), comma).names).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });
});
