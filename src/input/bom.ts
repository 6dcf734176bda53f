/** What may precede the first number or record of a file. */

const LF = 0x0a;
const CR = 0x0d;
const BOM = [0xef, 0xbb, 0xbf];

/** How long the UTF-8 byte order mark at the start of `bytes` is: 3, or 0; undefined: there are too few bytes to tell. */
export function bomLength(bytes: Uint8Array): number | undefined {
  if (BOM.some((byte, i) => i < bytes.length && bytes[i] !== byte)) return 0;
  return bytes.length < BOM.length ? undefined : BOM.length;
}

/**
 * Where the first record starts: after a byte order mark and blank lines.
 * @param from the bytes before it are known to be a mark and blank lines
 * @param last false: a CR at the end may begin the ending of a blank line, or the record, and is not passed over
 */
export function recordStart(bytes: Uint8Array, from = bomLength(bytes) ?? 0, last = true): number {
  let at = from;
  for (;;) {
    if (bytes[at] === LF) at++;
    else if (bytes[at] === CR && bytes[at + 1] === LF) at += 2;
    else return bytes[at] === CR && at + 1 === bytes.length && last ? at + 1 : at;
  }
}

/** How long the record is without its line ending. */
export function contentEnd(record: Uint8Array): number {
  const end = record.at(-1) === LF ? record.length - 1 : record.length;
  return end > 0 && record[end - 1] === CR ? end - 1 : end;
}
