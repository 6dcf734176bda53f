import { binaryFormat } from '../../input/binary.ts';
import { detectFormat } from '../../input/magic.ts';
import type { Source } from '../../input/source.ts';
import { LogitError, type UnsupportedFormat } from '../../message/error.ts';
import type { Reader } from '../reader.ts';

/** @throws LogitError if a format was found, and not text */
export function refuse(format: UnsupportedFormat | 'none' | undefined, { file, packed }: Source): void {
  if (format === undefined || format === 'none') return;
  throw new LogitError({ kind: 'unsupportedFormat', file, format, packed: packed ?? 'none' });
}

/** Stops at a source whose first bytes are those of a known format. */
export async function refuseForeign(reader: Reader, source: Source): Promise<void> {
  refuse(await reader.peek(source, detectFormat), source);
}

/**
 * Stops at a source that does not begin as text.
 * @param isHeader its first record names columns or fields
 * @param marks the control characters that it is to have
 */
export async function refuseBinary(
  reader: Reader,
  source: Source,
  isHeader: boolean,
  marks: string,
): Promise<void> {
  refuse(await reader.peek(source, (bytes, last) => binaryFormat(bytes, last, { isHeader, marks })), source);
}
