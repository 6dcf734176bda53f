import type { Csv } from '../job/job.ts';

/** A `#` before a cell without spaces. Text such as "#1 in my list" is not a commented-out row. */
const MARKED = /^#+\s?\S*$/;

/**
 * The 1-based line of the first row that begins with `#`, if others do not. CSV has no comments, so the row is data. undefined:
 * there is none.
 * @param sample the start of a table; its last line may be cut
 */
export function commentLine(
  sample: string,
  { delimiter, quote, header }: Pick<Csv, 'delimiter' | 'quote' | 'header'>,
): number | undefined {
  const lines = sample.split('\n').slice(0, -1);
  const rows = lines.filter((line) => line.trim() !== '');
  if (header && rows.shift()?.startsWith('#')) return undefined;
  if (rows.every((row) => row.startsWith('#'))) return undefined;
  const first = lines.findIndex((line) => line.startsWith('#') && MARKED.test(line.split(delimiter, 1)[0]!));
  // A line within quotes is not a row.
  const before = lines.slice(0, first).join('\n');
  return first < 0 || (quote !== undefined && before.includes(quote)) ? undefined : first + 1;
}
