import { latin1Text } from '../text/encoding.ts';
import type { ErrorDetail } from '../message/error.ts';

type Remedy = Extract<ErrorDetail, { kind: 'crLineEndings' }>['remedy'];

/**
 * The remedy for carriage returns within a record.
 * @param delimiter undefined: the record has no cells
 * @param isMixed other lines end with CR and LF
 */
export function remedyForReturns(
  record: Uint8Array,
  delimiter: string | undefined,
  isMixed: boolean,
): Remedy {
  const text = latin1Text(record);
  const lines = text.replace(/\r*\n?$/, '').split('\r');
  // If each is before a delimiter, and they do not separate lines of equal length, cells of a file with CRLF were pasted.
  if (delimiter !== undefined) {
    const lengths = new Set(lines.map((line) => line.split(delimiter).length));
    if (lengths.size > 1 && lines.slice(1).every((line) => line.startsWith(delimiter))) return 'remove';
  }
  return isMixed || text.endsWith('\r\n') ? 'unify' : 'replace';
}
