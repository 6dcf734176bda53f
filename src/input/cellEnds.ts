import type { Csv } from '../core/job.ts';

/** Where the cells of one record end: the offset of the byte behind each. The record is without its line ending. */
export function cellEnds(
  record: Uint8Array,
  { delimiter, quote }: Pick<Csv, 'delimiter' | 'quote'>,
): number[] {
  const between = delimiter.charCodeAt(0);
  const mark = quote?.charCodeAt(0);
  const ends: number[] = [];
  let mayOpen = true;
  let isQuoted = false;
  for (let at = 0; at < record.length; at++) {
    const byte = record[at];
    if (byte === mark && (isQuoted || mayOpen)) {
      isQuoted = !isQuoted;
      // A doubled quote closes and opens again at once.
      mayOpen = true;
    } else {
      mayOpen = byte === between;
      if (mayOpen && !isQuoted) ends.push(at);
    }
  }
  return [...ends, record.length];
}
