import { binaryFormat } from '../../input/binary.ts';
import { detectFormat } from '../../input/magic.ts';
import type { Source } from '../../input/source.ts';
import { LogitError, type UnsupportedFormat } from '../../message/error.ts';
import type { Reader } from '../reader.ts';

/** @throws LogitError if a format other than text was detected */
export function refuse(format: UnsupportedFormat | 'none' | undefined, { file, packed }: Source): void {
  if (format === undefined || format === 'none') return;
  throw new LogitError({ kind: 'unsupportedFormat', file, format, packed: packed ?? 'none' });
}

/** @throws LogitError if a source begins with the signature of a known format */
export async function refuseForeign(reader: Reader, source: Source): Promise<void> {
  refuse(await reader.peek(source, detectFormat), source);
}

/**
 * @param isHeader whether the first record names columns or fields
 * @param marks control characters that count as text
 * @throws LogitError if a source does not begin with text
 */
export async function refuseBinary(
  reader: Reader,
  source: Source,
  isHeader: boolean,
  marks: string,
): Promise<void> {
  refuse(await reader.peek(source, (bytes, last) => binaryFormat(bytes, last, { isHeader, marks })), source);
}
