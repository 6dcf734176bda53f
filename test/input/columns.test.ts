import { describe, expect, it } from 'vitest';
import { Problem } from '../../src/core/problem.ts';
import { selectColumns } from '../../src/input/columns.ts';

const table = (names: readonly string[]) => ({
  file: 'a.csv',
  names,
  cells: names.length,
  delimiter: ',',
});

describe('selectColumns', () => {
  it.each<[string, string[], string[], number[]]>([
    ['a name', ['prob'], ['id', 'prob'], [1]],
    ['a number', ['2'], ['id', 'prob'], [1]],
    ['a name that is a number wins', ['2'], ['2', 'prob'], [0]],
    ['several with commas, in the order asked for', ['c,a'], ['a', 'b', 'c'], [2, 0]],
    ['several options', ['c', 'a'], ['a', 'b', 'c'], [2, 0]],
    ['a name with a comma in it', ['a,b'], ['a', 'b', 'a,b'], [2]],
    ['a column asked for twice comes once', ['a,1'], ['a', 'b'], [0]],
    ['a doubled name by number', ['2'], ['a', 'a'], [1]],
    ['a column without a name by number', ['1'], ['', 'b'], [0]],
    ['a name such as an object has', ['constructor'], ['constructor'], [0]],
  ])('takes %s', (_, asked, names, columns) =>
    expect(selectColumns(asked, table(names)).map(({ column }) => column)).toEqual(columns),
  );

  it('takes only numbers where there is no header', () => {
    const bare = { file: 'a.csv', names: undefined, cells: 3, delimiter: ',' };
    expect(selectColumns(['3,1'], bare).map(({ column }) => column)).toEqual([2, 0]);
  });

  it.each<[string, string[], string[] | undefined, string, object]>([
    ['an unknown name', ['porb'], ['id', 'prob'], 'noColumn', { similar: 'prob' }],
    ['a name in other case', ['PROB'], ['id', 'prob'], 'noColumn', { similar: 'prob' }],
    ['nothing like it', ['zebra'], ['id', 'prob'], 'noColumn', { similar: undefined }],
    ['number 0', ['0'], ['id'], 'noColumn', {}],
    ['a number beyond the last', ['3'], ['a', 'b'], 'noColumn', {}],
    ['a negative number', ['-1'], ['a', 'b'], 'noColumn', {}],
    ['an empty name', [''], ['', 'b'], 'noColumn', { name: '' }],
    ['nothing between commas', ['a,'], ['a', 'b'], 'noColumn', { name: '' }],
    ['a name without a header', ['a'], undefined, 'noColumn', { columns: undefined }],
    ['a doubled name', ['a'], ['a', 'b', 'a'], 'doubledColumn', { numbers: [1, 3] }],
  ])('refuses %s', (_, asked, names, kind, fact) => {
    try {
      selectColumns(asked, { file: 'a.csv', names, cells: names?.length ?? 2, delimiter: ',' });
      expect.unreachable();
    } catch (error) {
      expect((error as Problem).fact).toMatchObject({ kind, ...fact });
    }
  });
});
