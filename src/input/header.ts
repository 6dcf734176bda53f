import { textOf } from '../text/byteText.ts';
import { latin1Bytes, latin1Text } from '../text/encoding.ts';
import type { Csv } from '../job/job.ts';
import { cellEnds } from './cellEnds.ts';

/** The names in a header record, and their bytes as Latin-1 text (`spellings`). */
export interface Header {
  readonly names: readonly string[];
  readonly spellings: readonly string[];
}

/** Parses the names in a record without its line ending. Bytes that are not valid UTF-8 stay distinct (`textOf`). */
export function parseHeader(record: Uint8Array, csv: Pick<Csv, 'delimiter' | 'quote'>): Header {
  const text = latin1Text(record);
  const ends = cellEnds(record, csv);
  const spellings = ends.map((end, i) =>
    unquoted(text.slice(i === 0 ? 0 : ends[i - 1]! + 1, end), csv.quote),
  );
  return { spellings, names: spellings.map((name) => textOf(latin1Bytes(name))) };
}

/** The content of a cell. Blanks may follow its closing quote; with anything else after it, the cell is returned unchanged. */
function unquoted(cell: string, quote: string | undefined): string {
  if (quote === undefined || !cell.startsWith(quote)) return cell;
  const inner = cell.slice(1, cell.lastIndexOf(quote));
  const doubled = quote + quote;
  const isQuoted =
    cell.length > 1 && !inner.replaceAll(doubled, '').includes(quote) && isBlank(cell, inner.length + 2);
  return isQuoted ? inner.replaceAll(doubled, () => quote) : cell;
}

/** Whether a text contains only blanks from an offset on. */
function isBlank(text: string, from: number): boolean {
  for (let at = from; at < text.length; at++) if (text[at] !== ' ' && text[at] !== '	') return false;
  return true;
}
