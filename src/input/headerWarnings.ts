import type { Warning } from '../message/warning.ts';
import { isNumeral } from '../text/numeral.ts';
import { LogitError } from '../message/error.ts';
import { isNumber, type Selection, type Table } from './columns.ts';
import { otherDelimiter } from './delimiter.ts';
import { NameIndex } from './nameIndex.ts';
import { isWithin, rangeOf } from './range.ts';

/** Warnings about a header and the columns that were selected in it. */
export function headerWarnings({ asked }: Selection, { file, names, cells, delimiter }: Table): Warning[] {
  if (!names) return [];
  const index = new NameIndex(names);
  const otherName = ownNames(names);
  const warnings = asked.flatMap(({ text, excludes, by, column }): Warning[] => {
    if (by !== 'name') return [];
    const found = { file, name: text, excludes, column: column + 1 };
    if (isNumber(text) && Number(text) <= cells && Number(text) !== column + 1)
      return [{ kind: 'numberIsName', ...found, other: otherName(Number(text)) }];
    const other = otherSpelling(text, names.length, index);
    return other === undefined ? [] : [{ kind: 'patternIsName', ...found, other }];
  });
  const other = names.length === 1 ? otherDelimiter(names, delimiter) : undefined;
  return other === undefined ? warnings : [...warnings, { kind: 'delimiter', file, delimiter: other }];
}

/**
 * Refuses a header with a number that is probably a value, unless a selected name shows that it is a header.
 * @throws LogitError of kind headerIsData
 */
export function refuseData({ columns, asked }: Selection, { file, names }: Table): void {
  if (!names || asked.some(({ text, by }) => by !== 'place' && !isNumber(text))) return;
  const areNumbers = names.every((name) => isCount(name) || isValue(name) || isShare(name));
  const isData = (name: string): boolean => isValue(name) || (areNumbers && isShare(name));
  if (!names.some(isData)) return;
  // A converted column is a better example.
  const column =
    columns.find((selected) => isData(names[selected.column]!))?.column ?? names.findIndex(isData);
  throw new LogitError({ kind: 'headerIsData', file, column: column + 1, text: names[column]! });
}

/**
 * Returns a function that gives an unambiguous selector for a column number which is also the name of another column: its own name
 * if it is unique, or a range. The names are counted on the first call.
 */
function ownNames(names: readonly string[]): (number: number) => string {
  let counts: Map<string, number> | undefined;
  return (number) => {
    if (!counts) {
      counts = new Map();
      for (const one of names) counts.set(one, (counts.get(one) ?? 0) + 1);
    }
    const name = names[number - 1]!;
    if (name !== '' && counts.get(name) === 1) return name;
    const range = `${number}-${number}`;
    return counts.has(range) ? `0${range}` : range;
  };
}

/** An equivalent selector that cannot be mistaken for a column name, or undefined if the text is not a range or pattern. */
function otherSpelling(asked: string, cells: number, index: NameIndex): string | undefined {
  const range = rangeOf(asked, cells);
  if (range && isWithin(range, cells) && range.first < range.last)
    return `${range.first},${range.first + 1}-${range.last}`;
  return asked.includes('*') && index.matching(asked).length > 1 ? asked.replace('*', '**') : undefined;
}

/** Whether a name is a year, a class or a column number, perhaps as a float (`0.0`, `1.0`), as pandas writes it. */
function isCount(name: string): boolean {
  return /^\d+(?:\.0*)?$/.test(name.trim());
}

/** Whether a name is another number, probably a probability or log-odds. */
function isValue(name: string): boolean {
  return isNumeral(name.trim()) && !isCount(name);
}

/** Whether a name is a percentage such as `25%`, which pandas' describe() writes for quantiles, a fraction, or infinite. */
function isShare(name: string): boolean {
  const text = name.trim();
  const [, left = '', right = ''] = /^([^/]+)\/([^/]+)$/.exec(text) ?? [];
  if (isNumeral(left) && isNumeral(right)) return true;
  return isNumeral(text.replace(/%$/, '')) ? text.endsWith('%') : /^[+-]?inf(?:inity)?$/i.test(text);
}
