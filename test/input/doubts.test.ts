import { describe, expect, it } from 'vitest';
import { selectColumns } from '../../src/input/columns.ts';
import { headerDoubts } from '../../src/input/doubts.ts';

function doubts(names: readonly string[] | undefined, ...asked: string[]): object[] {
  const table = { file: 'a.csv', names, cells: names?.length ?? 3, delimiter: ',' };
  return headerDoubts(selectColumns(asked, table), table);
}

describe('a header gives reason to doubt', () => {
  it.each<[string, string[], string, object]>([
    ['a number that names another column', ['a', 'b', '2'], '2', { name: '2', column: 3, other: 'b' }],
    ['... whose own name stands twice', ['a', 'a', '2'], '2', { column: 3, other: undefined }],
    ['... that has no name', ['', '1'], '1', { column: 2, other: undefined }],
    ['... in a table of classes', ['0', '1', '2'], '1', { column: 2, other: '0' }],
  ])('%s', (_, names, asked, doubt) => {
    expect(doubts(names, asked)).toMatchObject([{ kind: 'numberIsName', file: 'a.csv', ...doubt }]);
  });

  it.each<[string, string[], string, object]>([
    ['a range that names a column', ['a', 'b', '1-2'], '1-2', { column: 3, other: '1,2-2' }],
    ['a range to the last that names one', ['2-', 'b', 'c'], '2-', { column: 1, other: '2,3-3' }],
    ['a pattern that names a column', ['p*', 'p1'], 'p*', { column: 1, other: 'p**' }],
  ])('%s', (_, names, asked, doubt) => {
    expect(doubts(names, asked)).toEqual([{ kind: 'patternIsName', file: 'a.csv', name: asked, ...doubt }]);
  });

  it('the first of several values in place of names', () => {
    const doubt = { kind: 'headerIsData', file: 'a.csv', column: 2, text: '0.1' };
    for (const asked of ['1-', '*', '!id']) expect(doubts(['x', '0.1', '0.2', 'id'], asked)).toEqual([doubt]);
  });

  it.each([['0.35'], ['-1.3863'], ['1e-5'], ['.5'], ['-2'], [' 0.35 '], ['1234.5']])(
    'a value %j in place of a name',
    (text) => {
      const doubt = { kind: 'headerIsData', file: 'a.csv', column: 2, text };
      expect(doubts(['alice', text], '2')).toEqual([doubt]);
    },
  );

  it('another delimiter in its one cell', () => {
    expect(doubts(['id;prob'], '1')).toEqual([{ kind: 'delimiter', file: 'a.csv', delimiter: ';' }]);
  });

  it.each<[string, string[] | undefined, string[]]>([
    ['names', ['id', 'prob'], ['prob', '1']],
    ['years', ['2019', '2020'], ['2']],
    ['classes', ['0', '1', '2'], ['3']],
    ['classes as pandas writes floats', ['0.0', '1.0'], ['2']],
    ['a number that is the name of its own column', ['1', 'p'], ['1']],
    ['a number that is a name and no number of a column', ['x', '9'], ['9']],
    ['quantiles that are asked for by name', ['0.05', '0.5', '0.95'], ['0.5', '0.95']],
    ['quantiles that a pattern asks for', ['0.05', '0.5', '0.95'], ['0.*']],
    ['a name that is a range of columns that are not there', ['2-5', 'b'], ['2-5']],
    ['a name that is a pattern for itself alone', ['p*', 'q1'], ['p*']],
    ['a value in a column that is not converted', ['id', '0.5'], ['id']],
    ['names with numbers in them', ['p0.5', '0,5', '50%', '1/3', 'nan'], ['1', '3', '4', '5']],
    ['no header', undefined, ['2']],
    ['delimiters in one of several names', ['a;b', 'c'], ['2']],
  ])('but none at %s', (_, names, asked) => expect(doubts(names, ...asked)).toEqual([]));
});
