import type { Csv } from '../core/job.ts';

/**
 * New header cells as bytes to stand behind a record, each with a delimiter before it, quoted where it has to be.
 * @param spellings the names' bytes, as Latin-1 text
 */
export async function headerCells(
  spellings: readonly string[],
  { delimiter, quote }: Pick<Csv, 'delimiter' | 'quote'>,
): Promise<Uint8Array> {
  const { stringify } = await import('csv-stringify/sync');
  const text = stringify([['', ...spellings]], {
    delimiter,
    quote: quote ?? false,
    escape: quote ?? '"',
    eof: false,
  });
  return Buffer.from(text, 'latin1');
}
