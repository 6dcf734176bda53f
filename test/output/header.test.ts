import { describe, expect, it } from 'vitest';
import { headerCells } from '../../src/output/header.ts';

describe('headerCells', () => {
  it.each([
    [['p_logit'], { delimiter: ',', quote: '"' }, ',p_logit'],
    [['a,b', 'c"d'], { delimiter: ',', quote: '"' }, ',"a,b","c""d"'],
    [['a\nb'], { delimiter: ',', quote: '"' }, ',"a\nb"'],
    [["it's;"], { delimiter: ';', quote: "'" }, ";'it''s;'"],
    [['a"b'], { delimiter: '\t', quote: undefined }, '\ta"b'],
  ])('spells %j with %o', async (names, style, text) => {
    expect(Buffer.from(await headerCells(names, style)).toString()).toBe(text);
  });

  it('keeps bytes as they are', async () => {
    expect([...(await headerCells(['\u00e9'], { delimiter: ',', quote: '"' }))]).toEqual([0x2c, 0xe9]);
  });
});
