import type { Csv } from '../job/job.ts';
import { detectFormat } from './magic.ts';
import { rowReader } from './rows.ts';
import type { Source } from './source.ts';
import { bomLength, recordStart } from './bom.ts';

/** The maximum number of bytes that are read to peek at the start of a source. */
const LONGEST = 1024 * 1024;

const PIECE = 64 * 1024;

const LF = 0x0a;

/** The cells of the first record; empty if it is too long or not text. */
export async function firstRow(
  source: Source,
  dialect: Pick<Csv, 'delimiter' | 'quote'>,
): Promise<readonly string[]> {
  const read = await rowReader(dialect);
  const row = await lookFor(source, (bytes) => read(bytes, 1)?.[0]);
  return row ?? [];
}

/**
 * The first record, if it is a line without quotes, so that it is the same for every reader. undefined: it has quotes, is too long,
 * or is not text.
 */
export function firstPlainRecord(source: Source, quote: string | undefined): Promise<Uint8Array | undefined> {
  return lookFor(source, (bytes) => {
    const start = recordStart(bytes);
    if (start === bytes.length) return undefined;
    const end = bytes.indexOf(LF, start);
    const record = bytes.subarray(start, end < 0 ? bytes.length : end + 1);
    return quote !== undefined && record.includes(quote) ? undefined : record;
  });
}

/** The first line; empty if it is too long or not text. */
export async function firstLine(source: Source): Promise<string> {
  const line = await lookFor(source, (bytes) => {
    const [first] = bytes
      .subarray(bomLength(bytes) ?? 0)
      .toString()
      .split('\n', 1);
    return first;
  });
  return line ?? '';
}

/** Calls `find` with more and more complete lines until it returns a result. */
async function lookFor<T>(source: Source, find: (lines: Buffer) => T | undefined): Promise<T | undefined> {
  const piece = new Uint8Array(PIECE);
  let bytes = Buffer.alloc(0);
  while (bytes.length < LONGEST) {
    const count = await source.read(piece);
    const last = count === 0;
    bytes = Buffer.concat([bytes, piece.subarray(0, count)]);
    if ((detectFormat(bytes, last) ?? 'none') !== 'none' || bytes.includes(0)) return undefined;
    const lines = last ? bytes : bytes.subarray(0, bytes.lastIndexOf('\n') + 1);
    const found = lines.length > 0 ? find(lines) : undefined;
    if (found !== undefined || last) return found;
  }
  return undefined;
}
