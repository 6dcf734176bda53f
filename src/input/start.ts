/** What may stand before the first number or record of a file. */

const LF = 0x0a;
const CR = 0x0d;
const BOM = [0xef, 0xbb, 0xbf];

/** How long the UTF-8 byte order mark at the start of `bytes` is: 3, or 0; undefined: there are too few bytes to tell. */
export function bomLength(bytes: Uint8Array): number | undefined {
  if (BOM.some((byte, i) => i < bytes.length && bytes[i] !== byte)) return 0;
  return bytes.length < BOM.length ? undefined : BOM.length;
}

/** Where the first record starts: behind a byte order mark and blank lines. */
export function recordStart(bytes: Uint8Array): number {
  let at = bomLength(bytes) ?? 0;
  while (bytes[at] === LF || (bytes[at] === CR && (at + 1 === bytes.length || bytes[at + 1] === LF))) {
    at += bytes[at] === CR && at + 1 < bytes.length ? 2 : 1;
  }
  return at;
}
