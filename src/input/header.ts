import { textOf } from '../core/byteText.ts';
import { latin1Bytes, latin1Text } from '../core/encoding.ts';
import type { Csv } from '../core/job.ts';
import { cellEnds } from './cellEnds.ts';

/** The names in a header record, for people and for matching, and the bytes that spell them (as Latin-1 text). */
export interface Header {
  readonly names: readonly string[];
  readonly spellings: readonly string[];
}

/**
 * Reads the cells of one record, without its line ending. Bytes that are not valid UTF-8 stay distinct (`textOf`).
 * csv-parse is loaded on the first call.
 */
export async function parseHeader(
  record: Uint8Array,
  { delimiter, quote }: Pick<Csv, 'delimiter' | 'quote'>,
): Promise<Header> {
  const { parse } = await import('csv-parse/sync');
  const [spellings = []] = parse(withoutBlanks(record, { delimiter, quote }), {
    delimiter,
    quote: quote ?? null,
    escape: quote ?? null,
    record_delimiter: ['\n'],
    relax_quotes: true,
    relax_column_count: true,
  });
  return { spellings, names: spellings.map((name) => textOf(latin1Bytes(name))) };
}

/** The record as Latin-1 text, without blanks after closing quotes: csv-parse would take such a cell for one without quotes. */
function withoutBlanks(record: Uint8Array, csv: Pick<Csv, 'delimiter' | 'quote'>): string {
  const text = latin1Text(record);
  const { quote } = csv;
  if (quote === undefined || !(text.includes(`${quote} `) || text.includes(`${quote}\t`))) return text;
  let start = 0;
  const cells = cellEnds(record, csv).map((end) => {
    const cell = text.slice(start, end);
    start = end + 1;
    const trimmed = cell.replace(/[ \t]+$/, '');
    return isQuoted(trimmed, quote) ? trimmed : cell;
  });
  return cells.join(csv.delimiter);
}

/** Whether all of a cell is within its quotes. */
function isQuoted(cell: string, quote: string): boolean {
  if (cell.length < 2 || !cell.startsWith(quote) || !cell.endsWith(quote)) return false;
  return !cell
    .slice(1, -1)
    .replaceAll(quote + quote, '')
    .includes(quote);
}
