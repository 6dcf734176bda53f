import type { Doubt } from '../core/doubt.ts';
import { isNumeral } from '../core/numeral.ts';
import { isNumber, type Selected, type Table } from './columns.ts';
import { otherDelimiter } from './delimiter.ts';
import { NameIndex } from './nameIndex.ts';
import { isWithin, rangeOf } from './range.ts';

/** What a header gives reason to doubt, seen from the columns that were found in it. */
export function headerDoubts(
  selected: readonly Selected[],
  { file, names, cells, delimiter }: Table,
): Doubt[] {
  if (!names) return [];
  const isOnlyName = onlyNames(names);
  const index = new NameIndex(names);
  const doubts = selected.flatMap(({ column, asked, by }): Doubt[] => {
    if (by !== 'name') return [];
    const name = names[column]!;
    if (isNumber(asked) && Number(asked) <= cells && Number(asked) !== column + 1) {
      const other = names[Number(asked) - 1]!;
      const isName = other !== '' && isOnlyName(other);
      return [{ kind: 'numberIsName', file, name, column: column + 1, other: isName ? other : undefined }];
    }
    const other = otherSpelling(asked, names.length, index);
    return other === undefined ? [] : [{ kind: 'patternIsName', file, name, column: column + 1, other }];
  });
  // One is enough: where many columns are taken, all their names may be values.
  const data = selected.find(({ column, by }) => by === 'place' && isValue(names[column]!));
  if (data) doubts.push({ kind: 'headerIsData', file, column: data.column + 1, text: names[data.column]! });
  const other = names.length === 1 ? otherDelimiter(names, delimiter) : undefined;
  return other === undefined ? doubts : [...doubts, { kind: 'delimiter', file, delimiter: other }];
}

/** Tells which names only one column has. The names are counted when the first is asked for. */
function onlyNames(names: readonly string[]): (name: string) => boolean {
  let counts: Map<string, number> | undefined;
  return (name) => {
    if (!counts) {
      counts = new Map();
      for (const one of names) counts.set(one, (counts.get(one) ?? 0) + 1);
    }
    return counts.get(name) === 1;
  };
}

/** How else a range or pattern is spelled that would take other columns, too, were it no name; undefined: it is none such. */
function otherSpelling(asked: string, cells: number, index: NameIndex): string | undefined {
  const range = rangeOf(asked, cells);
  if (range && isWithin(range, cells) && range.first < range.last)
    return `${range.first},${range.first + 1}-${range.last}`;
  return asked.includes('*') && index.matching(asked).length > 1 ? asked.replace('*', '**') : undefined;
}

/**
 * Whether a name is rather a probability or log-odds: a number that is not whole, or negative. Whole ones are years,
 * classes and numbers of columns, and so are `0.0` and `1.0`, as pandas writes them.
 */
function isValue(name: string): boolean {
  const text = name.trim();
  return isNumeral(text) && (Number(text) < 0 || !Number.isInteger(Number(text)));
}
