import { describe, expect, it } from 'vitest';
import { suspectComma } from '../../src/input/commas.ts';

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
