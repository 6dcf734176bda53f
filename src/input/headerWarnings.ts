import type { Warning } from '../message/warning.ts';
import { isNumeral } from '../text/numeral.ts';
import { LogitError } from '../message/error.ts';
import { isNumber, type Selection, type Table } from './columns.ts';
import { otherDelimiter } from './delimiter.ts';
import { NameIndex } from './nameIndex.ts';
import { isWithin, rangeOf } from './range.ts';

/** What a header gives reason to warn, seen from the columns that were found in it. */
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
 * Stops where a name in the header is a number that is rather a value, unless a name was asked for that shows that the header
 * is known.
 */
export function refuseData({ columns, asked }: Selection, { file, names }: Table): void {
  if (!names || asked.some(({ text, by }) => by !== 'place' && !isNumber(text))) return;
  const areNumbers = names.every((name) => isCount(name) || isValue(name) || isShare(name));
  const isData = (name: string): boolean => isValue(name) || (areNumbers && isShare(name));
  if (!names.some(isData)) return;
  // One that is converted says more.
  const column =
    columns.find((selected) => isData(names[selected.column]!))?.column ?? names.findIndex(isData);
  throw new LogitError({ kind: 'headerIsData', file, column: column + 1, text: names[column]! });
}

/**
 * How a column is asked for by its number, where that is the name of another: by its own name if no other has it, or as a range.
 * The names are counted when the first is asked for.
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

/** Years, classes and numbers of columns, also as floats, `0.0` and `1.0`, as pandas writes them. */
function isCount(name: string): boolean {
  return /^\d+(?:\.0*)?$/.test(name.trim());
}

/** Another number: rather a probability or log-odds than a name. */
function isValue(name: string): boolean {
  return isNumeral(name.trim()) && !isCount(name);
}

/** `25%`, which is a quantile in the table that pandas' describe makes; or a fraction, or infinite. */
function isShare(name: string): boolean {
  const text = name.trim();
  const [, left = '', right = ''] = /^([^/]+)\/([^/]+)$/.exec(text) ?? [];
  if (isNumeral(left) && isNumeral(right)) return true;
  return isNumeral(text.replace(/%$/, '')) ? text.endsWith('%') : /^[+-]?inf(?:inity)?$/i.test(text);
}
