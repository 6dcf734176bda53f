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
  ])('reads %j', async (record, style, names) => {
    expect((await parseHeader(Buffer.from(record), style)).names).toEqual(names);
  });

  it('keeps bytes that are not valid UTF-8', async () => {
    const { spellings, names } = await parseHeader(Buffer.from([0xe9, 0x2c, 0xff]), comma);
    expect(spellings).toEqual(['\u00e9', '\u00ff']);
    expect(names).toEqual(['\udce9', '\udcff']);
  });
});
