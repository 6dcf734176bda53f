/** The header record once more: what its cells are called, and how new ones are spelled. */
import { textOf } from '../../src/text/byteText.ts';
import type { Conversion, Csv } from '../../src/job/job.ts';

/**
 * A cell's content: what is between its quotes, blanks after them aside, or all of it where text follows; quotes that are doubled between
 * them count once. As Latin-1 text.
 */
export function contentOfCell(cell: string, quote: string | undefined): string {
  if (quote === undefined || !cell.startsWith(quote)) return cell;
  let inner = '';
  let at = 1;
  for (; at < cell.length; at++) {
    const isQuote = cell[at] === quote;
    if (isQuote && cell[at + 1] !== quote) break;
    if (isQuote) at++;
    inner += cell[at];
  }
  const after = cell.slice(at + 1);
  // csv-parse takes NUL after the closing quote for the end of the text.
  if (after.startsWith('\0')) return inner + after;
  return /^[ \t]*$/.test(after) ? inner : cell;
}

/** Whether a carriage return outside quotes is followed by more of the row than such. */
export function holdsReturn(
  { cells }: { readonly cells: readonly string[] },
  { delimiter, quote }: Pick<Csv, 'delimiter' | 'quote'>,
): boolean {
  return /\r[^\r]/.test(cells.map((cell) => withoutQuoted(cell, quote)).join(delimiter));
}

/** A cell with a letter in place of its part in quotes. */
function withoutQuoted(cell: string, quote: string | undefined): string {
  if (quote === undefined || !cell.startsWith(quote)) return cell;
  let at = 1;
  for (; cell[at] !== quote || cell[at + 1] === quote; at++) if (cell[at] === quote) at++;
  return `q${cell.slice(at + 1)}`;
}

export function decoded(latin1: string): string {
  return Buffer.from(latin1, 'latin1').toString('utf8');
}

/** The name of a column: bytes that are not UTF-8 keep apart. */
export function named(latin1: string): string {
  return textOf(Buffer.from(latin1, 'latin1'));
}

function encoded(text: string): string {
  return Buffer.from(text).toString('latin1');
}

/** The new cells of a header, for the results and for the recovered value, one for each column, as Latin-1 text. */
export function cellsAdded(names: readonly string[], { suffix, inverse }: Conversion, csv: Csv): string[][] {
  const as = csv.as === undefined ? undefined : encoded(csv.as);
  const added = [
    ...(csv.append ? [names.map((name) => as ?? `${name}_${suffix}`)] : []),
    ...(inverse ? [names.map((name) => `${name}_recovered`)] : []),
  ];
  return added.map((some) => some.map((name) => quotedIfNeeded(name, csv)));
}

function quotedIfNeeded(name: string, { delimiter, quote }: Csv): string {
  if (quote === undefined || ![delimiter, quote, '\r', '\n'].some((text) => name.includes(text))) return name;
  return quote + name.split(quote).join(quote + quote) + quote;
}

/** Whether a name is a number as no class, year or count is written; where all are numbers, also a share. */
export function holdsData(names: readonly string[]): boolean {
  const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
  const kinds = new Set(
    names.map((name) => {
      const text = name.trim();
      if (/^\d+(?:\.0*)?$/.test(text)) return 'count';
      if (DECIMAL.test(text)) return 'value';
      const isFraction = text.split('/').length === 2 && text.split('/').every((part) => DECIMAL.test(part));
      const isPercent = text.endsWith('%') && DECIMAL.test(text.slice(0, -1));
      return isFraction || isPercent || /^[+-]?inf(?:inity)?$/i.test(text) ? 'share' : 'name';
    }),
  );
  return kinds.has('value') || (kinds.has('share') && !kinds.has('name'));
}
