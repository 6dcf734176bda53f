import type { Doubt } from '../core/doubt.ts';
import { glob } from '../core/glob.ts';
import { isNumeral } from '../core/numeral.ts';
import { isNumber, type Selected, type Table } from './columns.ts';
import { otherDelimiter } from './delimiter.ts';
import { isWithin, rangeOf } from './range.ts';

/** What a header gives reason to doubt, seen from the columns that were found in it. */
export function headerDoubts(
  selected: readonly Selected[],
  { file, names, cells, delimiter }: Table,
): Doubt[] {
  if (!names) return [];
  const doubts = selected.flatMap(({ column, asked, by }): Doubt[] => {
    if (by !== 'name') return [];
    const name = names[column]!;
    if (isNumber(asked) && Number(asked) <= cells && Number(asked) !== column + 1) {
      const other = names[Number(asked) - 1]!;
      const isName = other !== '' && names.indexOf(other) === names.lastIndexOf(other);
      return [{ kind: 'numberIsName', file, name, column: column + 1, other: isName ? other : undefined }];
    }
    const other = otherSpelling(asked, names);
    return other === undefined ? [] : [{ kind: 'patternIsName', file, name, column: column + 1, other }];
  });
  // One is enough: where many columns are taken, all their names may be values.
  const data = selected.find(({ column, by }) => by === 'place' && isValue(names[column]!));
  if (data) doubts.push({ kind: 'headerIsData', file, column: data.column + 1, text: names[data.column]! });
  const other = names.length === 1 ? otherDelimiter(names, delimiter) : undefined;
  return other === undefined ? doubts : [...doubts, { kind: 'delimiter', file, delimiter: other }];
}

/** How else a range or pattern is spelled that would take other columns, too, were it no name; undefined: it is none such. */
function otherSpelling(asked: string, names: readonly string[]): string | undefined {
  const range = rangeOf(asked, names.length);
  if (range && isWithin(range, names.length) && range.first < range.last)
    return `${range.first},${range.first + 1}-${range.last}`;
  if (!asked.includes('*') || names.filter(glob(asked)).length < 2) return undefined;
  return asked.replace('*', '**');
}

/**
 * Whether a name is rather a probability or log-odds: a number that is not whole, or negative. Whole ones are years,
 * classes and numbers of columns, and so are `0.0` and `1.0`, as pandas writes them.
 */
function isValue(name: string): boolean {
  const text = name.trim();
  return isNumeral(text) && (Number(text) < 0 || !Number.isInteger(Number(text)));
}
