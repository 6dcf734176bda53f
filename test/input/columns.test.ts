import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LogitError } from '../../src/message/error.ts';
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
    ['a duplicate name by number', ['2'], ['a', 'a'], [1]],
    ['a column without a name by number', ['1'], ['', 'b'], [0]],
    ['a range', ['2-3'], ['a', 'b', 'c', 'd'], [1, 2]],
    ['a range to the last', ['3-'], ['a', 'b', 'c', 'd'], [2, 3]],
    ['a range of one', ['2-2'], ['a', 'b'], [1]],
    ['a range of duplicate names', ['1-2'], ['a', 'a'], [0, 1]],
    ['ranges and names with commas', ['3-,a'], ['a', 'b', 'c', 'd'], [2, 3, 0]],
    ['a name that is a range wins', ['1-2'], ['a', 'b', '1-2'], [2]],
    ['names between numbers and a letter', ['2-x'], ['a', '2-x'], [1]],
    ['a pattern, in the order of the table', ['p_*'], ['p_b', 'q', 'p_a'], [0, 2]],
    ['patterns in the order asked for', ['q*,p*'], ['p1', 'q', 'p2'], [1, 0, 2]],
    ['a name, then a pattern that matches it', ['p2,p*'], ['p1', 'p2'], [1, 0]],
    ['a question mark', ['p?'], ['p', 'p1', 'p22', 'p3'], [1, 3]],
    ['all', ['*'], ['a', '', 'b'], [0, 1, 2]],
    ['a pattern that matches a duplicate name', ['p*'], ['p', 'q', 'p'], [0, 2]],
    ['a name that is a pattern wins', ['p*'], ['p1', 'p*', 'p2'], [1]],
    ['a name with brackets and dots', ['p[1].*'], ['p1x', 'p[1].x'], [1]],
    ['a pattern for a name with a comma', ['a?b'], ['a', 'a,b'], [1]],
    ['all but one', ['!b'], ['a', 'b', 'c'], [0, 2]],
    ['all but several', ['!b,!4-', '!p*'], ['a', 'b', 'p1', 'd'], [0]],
    ['all but a number', ['!1'], ['a', 'b'], [1]],
    ['all but a duplicate name', ['!a'], ['a', 'b', 'a'], [1]],
    ['all but a name with a comma in it', ['!a,b'], ['a', 'b', 'a,b'], [0, 1]],
    ['a pattern but one', ['p*,!p2'], ['p1', 'p2', 'p3'], [0, 2]],
    ['a pattern but one named before', ['!p2,p*'], ['p1', 'p2', 'p3'], [0, 2]],
    ['a name that is an exclusion wins', ['!a'], ['a', '!a', 'b'], [1]],
    ['all but a name that starts with it', ['!!a'], ['a', '!a', 'b'], [0, 2]],
    ['a name such as an object has', ['constructor'], ['constructor'], [0]],
  ])('selects %s', (_, asked, names, columns) =>
    expect(selectColumns(asked, table(names)).columns.map(({ column }) => column)).toEqual(columns),
  );

  it('accepts only numbers if there is no header', () => {
    const bare = { file: 'a.csv', names: undefined, cells: 3, delimiter: ',' };
    expect(selectColumns(['3,1'], bare).columns.map(({ column }) => column)).toEqual([2, 0]);
    expect(selectColumns(['2-,!3'], bare).columns.map(({ column }) => column)).toEqual([1]);
    expect(selectColumns(['!2'], bare).columns.map(({ column }) => column)).toEqual([0, 2]);
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
    [
      'a pattern that matches nothing',
      ['q_*'],
      ['p_a', 'p_b'],
      'noColumn',
      { name: 'q_*', similar: undefined },
    ],
    ['a pattern in other case', ['P*'], ['prob'], 'noColumn', { name: 'P*', similar: 'p*' }],
    ['a range beyond the last', ['2-3'], ['a', 'b'], 'noColumn', { similar: '2-' }],
    ['a range that starts beyond the last', ['3-'], ['a', 'b'], 'noColumn', { similar: undefined }],
    ['a range of very many', ['1-9999999999999'], ['a', 'b'], 'noColumn', { similar: '1-' }],
    ['a range backwards', ['2-1'], ['a', 'b', 'c'], 'noColumn', { similar: '1-2' }],
    ['a range from 0', ['0-1'], ['a', 'b'], 'noColumn', { similar: '1-1' }],
    ['an exclusion of nothing', ['!'], ['a', ''], 'noColumn', { name: '' }],
    ['an exclusion of an unknown name', ['!ib'], ['id', 'p'], 'noColumn', { name: 'ib' }],
    ['an exclusion of a pattern that matches nothing', ['!x*'], ['id'], 'noColumn', { name: 'x*' }],
    [
      'an exclusion of what nothing selects',
      ['p', '!id'],
      ['id', 'p'],
      'redundantExclusion',
      { text: '!id' },
    ],
    ['an exclusion of all', ['!*'], ['a', 'b'], 'emptySelection', {}],
    ['an exclusion of all that is selected', ['a,!a'], ['a', 'b'], 'emptySelection', {}],
    ['a duplicate name', ['a'], ['a', 'b', 'a'], 'duplicateColumn', { numbers: [1, 3] }],
  ])('refuses %s', (_, asked, names, kind, detail) => {
    try {
      selectColumns(asked, { file: 'a.csv', names, cells: names?.length ?? 2, delimiter: ',' });
      expect.unreachable();
    } catch (error) {
      expect((error as LogitError).detail).toMatchObject({ kind, ...detail });
    }
  });
});

describe('a selection by pattern', () => {
  const name = fc
    .array(fc.constantFrom('p', 'q', '_', '1'), { minLength: 1, maxLength: 4 })
    .map((all) => all.join(''));
  const header = fc.uniqueArray(name, { minLength: 1, maxLength: 8 });
  const numbers = (asked: readonly string[], names: readonly string[]): number[] =>
    selectColumns(asked, table(names)).columns.map(({ column }) => column);

  it('is that by the list of the names', () =>
    fc.assert(
      fc.property(header, name, (names, start) => {
        const listed = names.filter((other) => other.startsWith(start));
        fc.pre(listed.length > 0);
        expect(numbers([`${start}*`], names)).toEqual(numbers(listed, names));
      }),
    ));

  it('selects the columns that its exclusion leaves out', () =>
    fc.assert(
      fc.property(header, name, (names, start) => {
        const others = names.filter((other) => !other.startsWith(start));
        fc.pre(others.length > 0 && others.length < names.length);
        expect(numbers([`!${start}*`], names)).toEqual(numbers(others, names));
        expect(numbers(['1-', `!${start}*`], names)).toEqual(numbers(others, names));
      }),
    ));
});

it('searches more names for a suggestion than a call can have arguments', () => {
  const names = Array.from({ length: 200_000 }, (_, i) => `name ${i}`);
  try {
    selectColumns(['name 7o'], table(names));
    expect.unreachable();
  } catch (error) {
    expect((error as LogitError).detail).toMatchObject({ kind: 'noColumn', similar: 'name 7' });
  }
});

it('finds many names among many in one pass', () => {
  const names = Array.from({ length: 50_000 }, (_, i) => `c${i}`);
  const asked = names.toReversed().join(',');
  const { columns: selected } = selectColumns([asked], {
    file: undefined,
    names,
    cells: names.length,
    delimiter: ',',
  });
  expect(selected[0]!.column).toBe(49_999);
  expect(selected.length).toBe(50_000);
});
