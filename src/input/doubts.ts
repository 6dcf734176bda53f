import type { Doubt } from '../core/doubt.ts';
import { isNumeral } from '../core/numeral.ts';
import { isNumber, type Selected, type Table } from './columns.ts';
import { otherDelimiter } from './delimiter.ts';

/** What a header gives reason to doubt, seen from the columns that were found in it. */
export function headerDoubts(
  selected: readonly Selected[],
  { file, names, cells, delimiter }: Table,
): Doubt[] {
  if (!names) return [];
  const doubts = selected.flatMap(({ column, asked, byName }): Doubt[] => {
    const name = names[column]!;
    if (byName && isNumber(asked) && Number(asked) <= cells && Number(asked) !== column + 1) {
      const other = names[Number(asked) - 1]!;
      const isName = other !== '' && names.indexOf(other) === names.lastIndexOf(other);
      return [{ kind: 'numberIsName', file, name, column: column + 1, other: isName ? other : undefined }];
    }
    return !byName && isValue(name) ? [{ kind: 'headerIsData', file, column: column + 1, text: name }] : [];
  });
  const other = names.length === 1 ? otherDelimiter(names, delimiter) : undefined;
  return other === undefined ? doubts : [...doubts, { kind: 'delimiter', file, delimiter: other }];
}

/**
 * Whether a name is rather a probability or log-odds: a number that is not whole, or negative. Whole ones are years,
 * classes and numbers of columns, and so are `0.0` and `1.0`, as pandas writes them.
 */
function isValue(name: string): boolean {
  const text = name.trim();
  return isNumeral(text) && (Number(text) < 0 || !Number.isInteger(Number(text)));
}
