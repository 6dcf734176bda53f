import { textOf } from '../core/byteText.ts';
import { latin1Bytes, latin1Text } from '../core/encoding.ts';
import type { Csv } from '../core/job.ts';

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
  const [spellings = []] = parse(latin1Text(record), {
    delimiter,
    quote: quote ?? null,
    escape: quote ?? null,
    record_delimiter: ['\n'],
    relax_quotes: true,
    relax_column_count: true,
  });
  return { spellings, names: spellings.map((name) => textOf(latin1Bytes(name))) };
}
