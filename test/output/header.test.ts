import { describe, expect, it } from 'vitest';
import { withCells } from '../../src/output/header.ts';

describe('withCells', () => {
  it.each([
    [['p_logit'], { delimiter: ',', quote: '"' }, ',p_logit'],
    [['a,b', 'c"d'], { delimiter: ',', quote: '"' }, ',"a,b","c""d"'],
    [['a\nb'], { delimiter: ',', quote: '"' }, ',"a\nb"'],
    [['a\r'], { delimiter: ',', quote: '"' }, ',"a\r"'],
    [['', ' a '], { delimiter: ',', quote: '"' }, ',, a '],
    [["it's;"], { delimiter: ';', quote: "'" }, ";'it''s;'"],
    [['a"b'], { delimiter: '\t', quote: undefined }, '\ta"b'],
    [['\r"b'], { delimiter: ',', quote: undefined }, ',\r"b'],
    [[], { delimiter: ',', quote: '"' }, ''],
  ])('spells %j with %o', (names, style, text) => {
    const header = withCells(Buffer.from('p\r\n'), [{ at: 1, names }], style);
    expect(Buffer.from(header).toString()).toBe(`p${text}\r\n`);
  });

  it('puts cells after several others', () => {
    const insertions = [
      { at: 1, names: ['x'] },
      { at: 3, names: [] },
      { at: 5, names: ['y', 'z'] },
    ];
    const header = withCells(Buffer.from('a,b,c\n'), insertions, { delimiter: ',', quote: '"' });
    expect(Buffer.from(header).toString()).toBe('a,x,b,c,y,z\n');
  });

  it('does not change bytes', () => {
    const insertions = [{ at: 1, names: ['\u00e9'] }];
    const header = withCells(Uint8Array.of(0xff, 0x0a), insertions, { delimiter: ',', quote: '"' });
    expect([...header]).toEqual([0xff, 0x2c, 0xe9, 0x0a]);
  });

  it('returns a copy if there is nothing to add', () => {
    const record = Buffer.from('p\n');
    const header = withCells(record, [], { delimiter: ',', quote: '"' });
    record.fill(0);
    expect(Buffer.from(header).toString()).toBe('p\n');
  });
});
