import { joined, latin1Bytes } from '../text/encoding.ts';
import type { Csv } from '../job/job.ts';

/** Cells to insert after the first `at` bytes of a record. */
export interface Insertion {
  readonly at: number;
  /** The bytes of the names as Latin-1 text. */
  readonly names: readonly string[];
}

/** A copy of a header record with new cells. `insertions` are in ascending order. */
export function withCells(
  record: Uint8Array,
  insertions: readonly Insertion[],
  csv: Pick<Csv, 'delimiter' | 'quote'>,
): Uint8Array {
  const parts: Uint8Array[] = [];
  let from = 0;
  for (const { at, names } of insertions) {
    if (names.length === 0) continue;
    parts.push(record.subarray(from, at), newCells(names, csv));
    from = at;
  }
  return joined([...parts, record.subarray(from)]);
}

/**
 * The bytes of new header cells, each after a delimiter, quoted if necessary.
 * @param spellings the bytes of the names as Latin-1 text
 */
function newCells(
  spellings: readonly string[],
  { delimiter, quote }: Pick<Csv, 'delimiter' | 'quote'>,
): Uint8Array {
  const cells = spellings.map((name) => {
    const isPlain =
      quote === undefined || ![delimiter, quote, '\n', '\r'].some((mark) => name.includes(mark));
    return delimiter + (isPlain ? name : quote + name.replaceAll(quote, () => quote + quote) + quote);
  });
  return latin1Bytes(cells.join(''));
}
