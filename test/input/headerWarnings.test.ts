import { describe, expect, it } from 'vitest';
import { LogitError } from '../../src/message/error.ts';
import { selectColumns } from '../../src/input/columns.ts';
import { headerWarnings, refuseData } from '../../src/input/headerWarnings.ts';

function warnings(names: readonly string[] | undefined, ...asked: string[]): object[] {
  const table = { file: 'a.csv', names, cells: names?.length ?? 3, delimiter: ',' };
  return headerWarnings(selectColumns(asked, table), table);
}

/** The column and its name that show that the first row is data. */
function data(names: readonly string[] | undefined, ...asked: string[]): object | undefined {
  const table = { file: 'a.csv', names, cells: names?.length ?? 3, delimiter: ',' };
  try {
    refuseData(selectColumns(asked, table), table);
    return undefined;
  } catch (error) {
    return error instanceof LogitError ? error.detail : { error };
  }
}

describe('warnings about a header', () => {
  it.each<[string, string[], string, object]>([
    ['a number that names another column', ['a', 'b', '2'], '2', { name: '2', column: 3, other: 'b' }],
    ['... whose own name is there twice', ['a', 'a', '2'], '2', { column: 3, other: '2-2' }],
    ['... that has no name', ['', '1'], '1', { column: 2, other: '1-1' }],
    ['... where a column is named as that range is', ['', '1', '1-1'], '1', { column: 2, other: '01-1' }],
    ['... in a table of classes', ['0', '1', '2'], '1', { column: 2, other: '0' }],
  ])('%s', (_, names, asked, warning) => {
    expect(warnings(names, asked)).toMatchObject([{ kind: 'numberIsName', file: 'a.csv', ...warning }]);
  });

  it.each<[string, string[], string, object]>([
    ['a range that names a column', ['a', 'b', '1-2'], '1-2', { column: 3, other: '1,2-2' }],
    ['a range to the last that names one', ['2-', 'b', 'c'], '2-', { column: 1, other: '2,3-3' }],
    ['a pattern that names a column', ['p*', 'p1'], 'p*', { column: 1, other: 'p**' }],
  ])('%s', (_, names, asked, warning) => {
    expect(warnings(names, asked)).toEqual([
      { kind: 'patternIsName', file: 'a.csv', name: asked, excludes: false, ...warning },
    ]);
  });

  it.each<[string, string[], string, object]>([
    ['a number', [',0', '0', '1'], '!1', { kind: 'numberIsName', name: '1', column: 3, other: ',0' }],
    ['a pattern', ['p*', 'p1', 'q'], '!p*', { kind: 'patternIsName', name: 'p*', column: 1, other: 'p**' }],
  ])('%s after a ! that names another column', (_, names, asked, warning) => {
    expect(warnings(names, asked)).toEqual([{ ...warning, file: 'a.csv', excludes: true }]);
  });

  it('another delimiter in its one cell', () => {
    expect(warnings(['id;prob'], '1')).toEqual([{ kind: 'delimiter', file: 'a.csv', delimiter: ';' }]);
  });

  it.each<[string, string[] | undefined, string[]]>([
    ['names', ['id', 'prob'], ['prob', '1']],
    ['a number that is the name of its own column', ['1', 'p'], ['1']],
    ['a number that is a name and not the number of a column', ['x', '9'], ['9']],
    ['a name that is a range of columns that are not there', ['2-5', 'b'], ['2-5']],
    ['a name that is a pattern for itself alone', ['p*', 'q1'], ['p*']],
    ['no header', undefined, ['2']],
    ['delimiters in one of several names', ['a;b', 'c'], ['2']],
  ])('are not given for %s', (_, names, asked) => expect(warnings(names, ...asked)).toEqual([]));
});

describe('the first row is data', () => {
  it.each([['0.35'], ['-1.3863'], ['1e-5'], ['.5'], ['-2'], [' 0.35 '], ['1234.5'], ['+1'], ['1e3']])(
    'where a name is the number %j',
    (text) => {
      const detail = { kind: 'headerIsData', file: 'a.csv', column: 2, text };
      expect(data(['alice', text], '2')).toEqual(detail);
      expect(data(['1', text], '1')).toEqual(detail);
    },
  );

  it('and the first converted column is named', () => {
    const detail = { kind: 'headerIsData', file: 'a.csv', column: 2, text: '0.1' };
    for (const asked of ['1-', '*', '!4', '2,3'])
      expect(data(['x', '0.1', '0.2', 'id'], asked)).toEqual(detail);
    expect(data(['x', '0.1', '0.2', 'id'], '3')).toMatchObject({ column: 3, text: '0.2' });
  });

  it.each([[['25%', '1']], [['1/3', '2/3']], [['0', 'inf']]])('where all names are numbers: %j', (names) => {
    expect(data(names, '2')).toMatchObject({ kind: 'headerIsData' });
  });

  it.each<[string, string[] | undefined, string[]]>([
    ['years', ['2019', '2020'], ['2']],
    ['classes', ['0', '1', '2'], ['3']],
    ['an index without a name, and classes', ['', '0', '1'], ['!1']],
    ['classes as pandas writes floats', ['0.0', '1.0'], ['2']],
    ['a quantile that is asked for by name', ['0.05', '0.5', '0.95'], ['0.5']],
    ['one by name, another by number', ['0.05', '0.5', '0.95'], ['0.5', '3']],
    ['quantiles that a pattern asks for', ['0.05', '0.5', '0.95'], ['0.*']],
    ['a name that is not a number', ['id', '0.5'], ['id', '2']],
    ['a name after a !', ['id', '0.5'], ['!id']],
    ['what pandas describes', ['', 'mean', '25%', '50%', 'max'], ['3']],
    ['names with numbers in them', ['p0.5', '0,5', '1/3', 'nan'], ['1', '3', '4']],
    ['no header', undefined, ['2']],
  ])('but not with %s', (_, names, asked) => expect(data(names, ...asked)).toBeUndefined());
});
