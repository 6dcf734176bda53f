/** Byte order marks and blank lines before the first number or record of a file. */

const LF = 0x0a;
const CR = 0x0d;
const BOM = [0xef, 0xbb, 0xbf];

/** The length of the UTF-8 byte order mark at the start of `bytes`: 3 or 0; undefined: there are too few bytes. */
export function bomLength(bytes: Uint8Array): number | undefined {
  if (BOM.some((byte, i) => i < bytes.length && bytes[i] !== byte)) return 0;
  return bytes.length < BOM.length ? undefined : BOM.length;
}

/**
 * The offset of the first record, after a byte order mark and blank lines.
 * @param from where to start: bytes before it are known to be a mark and blank lines
 * @param last false: more bytes follow, so a CR at the end, which may begin a line ending or the record, is not skipped
 */
export function recordStart(bytes: Uint8Array, from = bomLength(bytes) ?? 0, last = true): number {
  let at = from;
  for (;;) {
    if (bytes[at] === LF) at++;
    else if (bytes[at] === CR && bytes[at + 1] === LF) at += 2;
    else return bytes[at] === CR && at + 1 === bytes.length && last ? at + 1 : at;
  }
}

/** The length of a record without its line ending. */
export function contentEnd(record: Uint8Array): number {
  const end = record.at(-1) === LF ? record.length - 1 : record.length;
  return end > 0 && record[end - 1] === CR ? end - 1 : end;
}
