import { describe, expect, it } from 'vitest';
import { splitNumber, suspectComma, type Surroundings } from '../../src/input/commaHeuristics.ts';

const pairs = (n: number, pair: string): string => Array.from({ length: n }, () => pair).join('\n');

/** Probabilities, all of which make sense, from the start of a stream. */
const PLAIN: Surroundings = { isLogOdds: false, hasOutside: false, follows: false };

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
    ['0,5', '0,5'],
    ['0,5\r\n0,9\r\n', '0,5'],
    ['-1,2', '-1,2'],
    // tidyverse/readr#268, #351
    ['1,23E-05\n4,5E-03\n', '1,23E-05'],
    ['4,5E-03\n', '4,5E-03'],
    ['0,1 1,50e+02', '1,50e+02'],
    // gesistsa/rio#159
    ['0,5%\n0,9%\n', '0,5%'],
    ['1 0,5%', '0,5%'],
    ['-0,5e1%', '-0,5e1%'],
    ['0.5\n0,1\n', '0,1'],
    ['0.5 0,1 1,0', '0,1'],
    ['1\n0,0\n80%\n1/3\nnan\n', '0,0'],
    ['2,05 1', '2,05'],
    ['0,00\n1,00\n', '0,00'],
  ])('%j: decimal, as in %j', (sample, text) => {
    expect(suspectComma(sample, PLAIN)).toMatchObject({ text, comma: 'decimal' });
  });

  it('names the line', () => {
    expect(suspectComma('# 1,5\n\n0.5\r\n0.25\n0,1\n', PLAIN)).toEqual({
      text: '0,1',
      comma: 'decimal',
      line: 4,
    });
  });

  it.each(['0,1\n1,0', pairs(50, '0,1'), '1,2 3,4', '0,1 1,0'])(
    '%j: decimal, if values are no probabilities',
    (sample) => {
      expect(suspectComma(sample, PLAIN)).toBeUndefined();
      expect(suspectComma(sample, { ...PLAIN, hasOutside: true })).toMatchObject({ comma: 'decimal' });
    },
  );

  // tidyverse/readr#151
  it.each(['1,5\n-2,5\n', '0,5\n0,25\n', '1,2', '0,1\n1,0', '0,1000', '100,200', '3,4e2\n'])(
    '%j: decimal, if each line is a log-odds',
    (sample) =>
      expect(suspectComma(sample, { ...PLAIN, isLogOdds: true })).toMatchObject({ comma: 'decimal' }),
  );

  it.each(['0,1\n1,0\n', '0,1 1,0', '0,1\n0.5\n'])(
    '%j: decimal, after numbers without such commas',
    (sample) =>
      expect(suspectComma(sample, { ...PLAIN, follows: true })).toMatchObject({
        text: '0,1',
        comma: 'decimal',
      }),
  );

  it.each([
    ['1,234.5', '1,234.5'],
    ['0.5 -12,345.25 0.1', '-12,345.25'],
    ['1,234,567 1,234.5', '1,234.5'],
  ])('%j: thousands, as in %s', (sample, text) => {
    expect(suspectComma(sample, PLAIN)).toMatchObject({ text, comma: 'thousands' });
  });

  it('thousands, if values are not probabilities', () => {
    expect(suspectComma('1,100,200', PLAIN)).toBeUndefined();
    expect(suspectComma('1,100,200', { ...PLAIN, hasOutside: true })).toMatchObject({ comma: 'thousands' });
  });

  it.each(['1.234,5', '-12.345,67\n0,5\n'])('%j: points between thousands too', (sample) => {
    const found = suspectComma(sample, { ...PLAIN, isLogOdds: true });
    expect(found).toMatchObject({ comma: 'decimal after points', line: 0 });
  });

  it.each([
    '',
    '0.5',
    '0.2,0.5',
    '0.2, 0.5',
    '0,1,1,0',
    '1,2,3',
    '0,5 abc',
    '1, 2',
    '0.5,123.4',
    '[0.2,0.5,1,200]',
    '[0,5]',
    '(1,2)\n(3,4)',
    '# 0,05',
    ',05',
    'tensor([0,1])',
    '1e-5,05',
    '0,5\n0.1,0.2\n',
    '0.1, 0.2, 0,1',
    '1/3,2/3',
    '0,5.5',
  ])('%j has no suspect one', (sample) => {
    expect(suspectComma(sample, PLAIN)).toBeUndefined();
    expect(suspectComma(sample, { ...PLAIN, isLogOdds: true })).toBeUndefined();
  });

  it('a long sample takes little time', () => {
    const sample = `${'1'.repeat(2000)},${'[('.repeat(1000)},0${',1'.repeat(1000)}`;
    expect(suspectComma(sample.repeat(10), { ...PLAIN, hasOutside: true })).toBeUndefined();
  });
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
  ])('%j with %i cells: no comma is suspect', (sample, cells) => {
    expect(splitNumber(sample, cells, '"')).toBeUndefined();
  });
});
