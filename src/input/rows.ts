import type { Csv } from '../job/job.ts';

/** Parses up to `max` records for display; undefined if the bytes end within a cell. */
export type ReadRows = (bytes: Uint8Array, max: number) => string[][] | undefined;

/** Loads csv-parse, and returns a reader that is synchronous. */
export async function rowReader({ delimiter, quote }: Pick<Csv, 'delimiter' | 'quote'>): Promise<ReadRows> {
  const { parse } = await import('csv-parse/sync');
  return (bytes, max) => {
    try {
      return parse(Buffer.from(bytes).toString('utf8'), {
        bom: true,
        delimiter,
        quote: quote ?? null,
        escape: quote ?? null,
        record_delimiter: ['\r\n', '\n'],
        relax_quotes: true,
        relax_column_count: true,
        skip_empty_lines: true,
        to: max,
      });
    } catch {
      return undefined;
    }
  };
}
