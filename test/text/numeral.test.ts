import { describe, expect, it } from 'vitest';
import { isNumeral, lookalike, withoutCommas, percentAsFraction } from '../../src/text/numeral.ts';

describe('isNumeral', () => {
  it.each(['0', '-1', '+.5', '5.', '1e5', '1.5E-07'])('%j is one', (text) =>
    expect(isNumeral(text)).toBe(true),
  );
  it.each(['', '.', 'e1', '1e', '0,5', '80%', 'nan', '1 ', '0x1', '1_0'])('%j is not a number', (text) =>
    expect(isNumeral(text)).toBe(false),
  );
  it('a long text is read once', () => {
    expect(isNumeral(`${'1'.repeat(1_000_000)}x`)).toBe(false);
  });
});

describe('withoutCommas', () => {
  it.each([
    ['0,5', 'decimal', '0.5'],
    ['-1,3863', 'decimal', '-1.3863'],
    [',5', 'decimal', '.5'],
    ['+2,5e-3', 'decimal', '+2.5e-3'],
    ['80,5%', 'decimal', '80.5%'],
    ['1,234', 'decimal', '1.234'],
    ['1,234.5', 'thousands', '1234.5'],
    ['-1,234,567', 'thousands', '-1234567'],
    ['1.234,5', 'decimal after points', '1234.5'],
    ['-12.345.678,9%', 'decimal after points', '-12345678.9%'],
  ])('%j has a %s comma: %s', (text, comma, numeral) => {
    expect(withoutCommas(text)).toEqual({ comma, numeral });
  });

  it.each([
    '',
    ',',
    '5,',
    '0.5',
    '0.5,0.6',
    '1,2,3',
    '0,123.5',
    '1,23.5',
    '0.234,5',
    '1.23,5',
    '1.234',
    'a,5',
    '1 ,5',
  ])('%j has no commas', (text) => expect(withoutCommas(text)).toBe(undefined));
});

describe('percentAsFraction', () => {
  it.each([
    ['20', '0.2'],
    ['1.5', '0.015'],
    ['5e1', '0.5'],
    ['+80.', '0.8'],
    ['.7', '0.007'],
    ['1E+2', '1'],
  ])('%s%% is %s', (numeral, fraction) => expect(percentAsFraction(numeral)).toBe(fraction));
});

describe('lookalike', () => {
  it.each([
    ['\u22120.5', '\u2212', '-0.5'],
    ['\u20130.5', '\u2013', '-0.5'],
    ['1e\u22125', '\u2212', '1e-5'],
    ['\uff10\uff0e\uff15', '\uff10', '0.5'],
    ['\uff0d\uff11', '\uff0d', '-1'],
    ['80\uff05', '\uff05', '80%'],
    ['0.2\u00a00.5', '\u00a0', '0.2 0.5'],
    ['\u22120,50', '\u2212', '-0.50'],
    ['1\u202f234,5', '\u202f', '1234.5'],
    ['12,5\u00a0%', '\u00a0', '12.5%'],
    ['\u22121.234,5', '\u2212', '-1234.5'],
    ['1\u202f234.5', '\u202f', '1234.5'],
    ['-12\u00a0345\u00a0678', '\u00a0', '-12345678'],
    ['1\u00a0234\u00a0%', '\u00a0', '1234%'],
    ['12.5\u00a0%', '\u00a0', '12.5%'],
    ['1234\u00a0567', '\u00a0', '1234 567'],
    ['\u202f0.5', '\u202f', '0.5'],
    ['\ufeff0.5', '\ufeff', '0.5'],
    ['0.\u200b5', '\u200b', '0.5'],
  ])('%j has %j and means %s', (text, character, numerals) => {
    expect(lookalike(text)).toMatchObject({ character, numerals });
  });

  it.each(['0.5', '-0.5', 'a\u2212b', '\u2212', 'x\u00a0y', '10\u00b2', '\u0660', ''])(
    '%j has no lookalike',
    (text) => expect(lookalike(text)).toBe(undefined),
  );
});
