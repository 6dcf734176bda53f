import { describe, expect, it } from 'vitest';
import { unusualNumber } from '../../src/message/unusualNumber.ts';
import { printed } from '../support/command.ts';

describe('a number in a spelling that is not read', () => {
  it.each([
    ['1.#INF', 'inf as MSVC prints it', 'inf', '1.#INF 1.#INF00 2', 'inf inf 2'],
    ['-1.#INF', '-inf as MSVC prints it', '-inf', '-1.#INF00', '-inf'],
    ['-1.#IND', 'nan as MSVC prints it', 'nan', '-1.#IND 1.#QNAN0 1.#SNAN', 'nan nan nan'],
    ['-nan(ind)', 'nan as C prints it', 'nan', '-nan(ind) nan(snan) NaN(0x8000)', 'nan nan nan'],
    ['1.0D-05', 'a Fortran exponent', '1.0E-05', '1.0D-05 -3.d+2 2d0 5e-1', '1.0e-05 -3.e+2 2e0 5e-1'],
    ['.5d1', 'a Fortran exponent', '.5E1', '.5d1', '.5e1'],
    ['0.1Q-400', 'a Fortran exponent', '0.1E-400', '0.1Q-400 1D0', '0.1e-400 1e0'],
    ['1,5D+02', 'a Fortran exponent', '1.5E+02', '1,5D+02', '1,5e+02'],
    [
      '5.687-104',
      'a Fortran exponent',
      '5.687E-104',
      '5.687-104 -1.+100 1E-005',
      '5.687e-104 -1.e+100 1E-005',
    ],
    ['****', 'Fortran prints asterisks for a number that is too wide', 'nan', '**** 1.5', 'nan 1.5'],
    ['="0.5"', 'an Excel formula', '0.5', '="0.5";="x"', '0.5;x'],
    ['="80%"', 'an Excel formula', '80%', '="80%"', '80%'],
    ['="0,5"', 'an Excel formula', '0.5', '="0,5"', '0,5'],
    ['12,5 %', 'remove the space before %', '12.5%', '12,5 % 3 %', '12,5% 3%'],
    ['\u22120,50', 'contains U+2212, Unicode minus', '-0.50', '\u22120,50', '-0,50'],
    ['12,5\u00a0%', 'contains U+00A0, an unusual space', '12.5%', '12,5\u00a0%', '12,5%'],
    ['1\u202f234,5', 'contains U+202F, an unusual space', '1234.5', '1\u202f234,5', '1234,5'],
    ['\u22120.5', 'contains U+2212, Unicode minus', '-0.5', '\u22120.5,\u22121\u00e9', '-0.5,-1\u00e9'],
    ['0.2\u00a00.5', 'contains U+00A0, an unusual space', '0.2 0.5', '0.2\u00a00.5\u00a0', '0.2 0.5 '],
    ['1\u202f234.5', 'contains U+202F, an unusual space', '1234.5', '1\u202f234.5;\u00e9', '1234.5;\u00e9'],
    ['50\u00a0%', 'contains U+00A0, an unusual space', '50%', '50\u00a0% 5\u00a0%', '50% 5%'],
    ['\ufeff0.5', 'contains U+FEFF, an invisible character', '0.5', '\ufeff0.5', '0.5'],
    [
      '\uff10\uff0e\uff15',
      'contains U+FF10, a fullwidth character',
      '0.5',
      '\uff0d\uff10\uff0e\uff15\uff19\uff05',
      '-0.59%',
    ],
  ])('%j: %s', (text, oddity, instead, given, mended) => {
    const found = unusualNumber(text)!;
    expect(found).toMatchObject({ oddity, instead });
    expect(printed(found.filter, given).trimEnd()).toBe(mended.trimEnd());
  });

  it.each([
    '0.5',
    'abc',
    '1.#',
    '1.#INFx',
    'x\u2212',
    'nan(0.5)',
    'nan(',
    '1-2',
    '5-104',
    '2021-001',
    '1.5-10',
    'D5',
    '1.0D',
    '1.0D-',
    '*',
    '="x"',
    '=0.5',
    'x %',
  ])('%j is not one', (text) => expect(unusualNumber(text)).toBe(undefined));
});
