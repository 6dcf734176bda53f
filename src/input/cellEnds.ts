import type { Csv } from '../job/job.ts';

/** The offsets of a byte in a record, outside quoted cells. */
export function plainOffsets(
  record: Uint8Array,
  wanted: number,
  { delimiter, quote }: Pick<Csv, 'delimiter' | 'quote'>,
): number[] {
  const between = delimiter.charCodeAt(0);
  const mark = quote?.charCodeAt(0);
  const offsets: number[] = [];
  let mayOpen = true;
  let isQuoted = false;
  for (let at = 0; at < record.length; at++) {
    const byte = record[at];
    if (byte === mark && (isQuoted || mayOpen)) {
      isQuoted = !isQuoted;
      // A doubled quote closes and opens the cell again.
      mayOpen = true;
    } else {
      mayOpen = byte === between;
      if (byte === wanted && !isQuoted) offsets.push(at);
    }
  }
  return offsets;
}

/** The offsets of the ends of the cells in a record without its line ending. */
export function cellEnds(record: Uint8Array, csv: Pick<Csv, 'delimiter' | 'quote'>): number[] {
  return [...plainOffsets(record, csv.delimiter.charCodeAt(0), csv), record.length];
}
