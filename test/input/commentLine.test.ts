import { describe, expect, it } from 'vitest';
import { commentLine } from '../../src/input/commentLine.ts';

const csv = { delimiter: ',', quote: '"', header: true };

describe('a row that was commented out', () => {
  it.each<[sample: string, line: number | undefined]>([
    ['id,p\n1,0.5\n#2,0.25\n3,0.75\n', 3],
    ['\nid,p\r\n# 1,0.5\r\n2,0.25\r\n', 3],
    ['id,p\n1,0.5\n##2,0.25\n', 3],
    ['id,p\n1,0.5\n#2,0.25', undefined],
    ['id,p\n#1,0.5\n#2,0.25\n', undefined],
    ['#id,p\n#1,0.5\n2,0.25\n', undefined],
    ['id,p\n1,0.5\n2,#3\n', undefined],
    ['text,p\nfine,0.5\n#1 in my list,0.25\n', undefined],
    ['text,p\n"a\n#b",0.5\n#2,0.25\n', undefined],
    ['', undefined],
  ])('%j', (sample, line) => expect(commentLine(sample, csv)).toBe(line));

  it('may be the first one if there is no header', () => {
    expect(commentLine('#1,0.5\n2,0.25\n', { ...csv, header: false })).toBe(1);
  });
});
