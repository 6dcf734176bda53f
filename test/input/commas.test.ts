import { describe, expect, it } from 'vitest';
import { splitNumber, suspectComma } from '../../src/input/commas.ts';

const pairs = (n: number, pair: string): string => Array.from({ length: n }, () => pair).join('\n');

describe('commas in a stream', () => {
  it.each([
    ['0,05', '0,05'],
    ['0,5\n0,25\n0,125\n', '0,125'],
    ['-1,3863', '-1,3863'],
    ['2,5 -0,7', '-0,7'],
    ['[0,5 0,05]', '0,05'],
    ['0,5, 0,05', '0,05'],
    ['0,5 # half\n0,05 # less', '0,05'],
    [pairs(10, '2,5'), '2,5'],
  ])('%j: surely decimal, as in %j', (sample, text) => {
    expect(suspectComma(sample)).toEqual({ text, comma: 'decimal', sure: true });
  });

  it.each(['0,5', '1,2\n3,4', '0,1000', '100,200', pairs(9, '2,5'), pairs(50, '0,1'), '-1,2'])(
    '%j: perhaps decimal',
    (sample) => expect(suspectComma(sample)).toMatchObject({ comma: 'decimal', sure: false }),
  );

  it.each([
    ['1,234.5', true],
    ['0.5 -12,345.25 0.1', true],
    ['1,100,200', false],
  ])('%j: thousands, surely: %s', (sample, sure) => {
    expect(suspectComma(sample)).toMatchObject({ comma: 'thousands', sure });
  });

  it.each([
    '',
    '0.5',
    '0.2,0.5',
    '0.2, 0.5',
    '0,1,1,0',
    '0,5 0.5',
    '0,5 abc',
    '1, 2',
    '0.5,123.4',
    '[0.2,0.5,1,200]',
    '# 0,05',
    ',05',
    'tensor([0,1])',
    '1e-5,05',
  ])('%j has no suspect one', (sample) => expect(suspectComma(sample)).toBe(undefined));
});

describe('commas in a table', () => {
  it.each([
    ['p\n0,5', 1, '0,5'],
    ['\r\nid,p\r\n1,+0,25\r\n', 2, '+0,25'],
    ['p\n1\n0,5\n', 1, '0,5'],
    ['p\n1,5\n"0,5"\n', 1, '1,5'],
    ['p\nx,y\n1,5e-3\n', 1, '1,5e-3'],
    ['p;q\n1,5%;1\n', 1, '1,5%'],
    ['"id",p\n1,2,5\n', 2, '2,5'],
  ])('%j with %i cells: a number is split', (sample, cells, text) => {
    expect(splitNumber(sample, cells, '"')).toBe(text);
  });

  it.each([
    ['', 1],
    ['p\n', 1],
    ['0,5\n', 1],
    ['p\n"0,5"\n', 1],
    ['p,q\n0,5\n', 2],
    ['p\n0.5,1\n0,5\n', 1],
    ['p\n0,\n', 1],
    ['p\n,5\n', 1],
    ['p\n0, 5\n', 1],
    ['p\n1e5,5\n', 1],
    ['p\n1,5x\n', 1],
    ['p\n1,2021-01-01\n', 1],
    ['x,p\n1,12,0.5\n', 2],
    ['note,p\n"first\na,1,5\n",0.5\n', 2],
    ['"a\nb",p\n1,2,5\n', 2],
  ])('%j with %i cells: none is', (sample, cells) => {
    expect(splitNumber(sample, cells, '"')).toBeUndefined();
  });
});
