import { describe, expect, it } from 'vitest';
import { elsewhere, elsewhereFilter } from '../../src/message/otherPrograms.ts';

describe('numbers of other programs', () => {
  it.each([
    ['np.float64(0.97)', '0.97'],
    ["np.longdouble('0.97')", '0.97'],
    ['np.float32(nan)', 'nan'],
    ["tensor(0.97, device='cuda:0')", '0.97'],
    ['tensor(0.97, grad_fn=<SigmoidBackward0>)', '0.97'],
    ["Decimal('-1E-7')", '-1E-7'],
    ['1.0f-5', '1.0e-5'],
    ['5f0', '5e0'],
    ['0.5f', '0.5'],
    ['1e-5F', '1e-5'],
    ['2d', '2'],
    ['5x10^-3', '5e-3'],
    ['-2.5 \u00d7 10^4', '-2.5e4'],
    ['5*10^-3', '5e-3'],
    ['0.045*', '0.045'],
    ['1e-5 ***', '1e-5'],
    ['.inf', 'inf'],
    ['-.Inf', '-Inf'],
    ['.NaN', 'NaN'],
    ['1.5-', '-1.5'],
    ['(1.5)', '-1.5'],
    ['(50%)', '-50%'],
    ['[0.5]', '0.5'],
    ['[ 5e-1 ]', '5e-1'],
    ["'-1.5", '-1.5'],
    ["'0.5%", '0.5%'],
    ['“0.5”', '0.5'],
    ['„50%“', '50%'],
    ['«-1.5»', '-1.5'],
    ["1'234.5", '1234.5'],
    ['-1_000', '-1000'],
    ['1 234 567', '1234567'],
    ['1.234.567', '1234567'],
  ])('%s is %s', (text, number) => expect(elsewhere(text)?.instead).toBe(number));

  it.each([
    '0.5',
    'inf',
    'tensor([0.5])',
    '5x100',
    '0.5****',
    '***',
    'tensor(0.5, 0.6)x',
    'np.array(0.5)',
    'f',
    '.f',
    'e5f',
    '1-2-',
    '(a)',
    '(-1.5)',
    "'a",
    "'0.5'",
    '1_00',
    '0_123',
    '1.234',
    '1.23.456',
    '',
    '-',
  ])('%s is not one', (text) => expect(elsewhere(text)).toBeUndefined());
});

describe('the command', () => {
  const place = { file: undefined, column: 'p' };
  const table = { delimiter: ';', header: true, cells: 2 };

  it('changes one column of a table, and no other text', () => {
    expect(elsewhereFilter(elsewhere('1.5-')!, place, table)).toBe(
      `... | mlr --csv --fs ';' put '\${p} = sub(string(\${p}), "^([0-9.]+)-$", "-\\1")' | logit ...`,
    );
  });

  it('drops every separator of a number', () => {
    expect(elsewhereFilter(elsewhere('1_234_567')!, place, table)).toBe(
      `... | mlr --csv --fs ';' put '\${p} = gsub(string(\${p}), "['\\''_ ]", "")' | logit ...`,
    );
  });

  it('changes all of a stream', () => {
    expect(elsewhereFilter(elsewhere('1.5-')!, { file: undefined, column: undefined }, undefined)).toBe(
      "... | sed -E 's/([0-9.]+)-/-\\1/g' | logit ...",
    );
  });

  it('is missing if it would change more', () => {
    expect(elsewhereFilter(elsewhere('1.5-')!, { ...place, column: 'a"b' }, table)).toBeUndefined();
    expect(elsewhereFilter(elsewhere('1.5-')!, place, undefined)).toBeUndefined();
  });
});
