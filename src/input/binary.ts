import { latin1Text, utf8Text } from '../text/encoding.ts';
import type { UnsupportedFormat } from '../message/error.ts';
import { python } from './signatures.ts';

/** Detects binary data without a signature at its start. */

const TAR: UnsupportedFormat = { name: 'a tar archive', fix: { filter: 'tar -xOf -' } };
const NUL_TEXT: UnsupportedFormat = {
  name: 'binary data',
  fix: { filter: "tr -d '\\0'", question: 'text with NUL bytes?' },
};
const BINARY: UnsupportedFormat = { name: 'binary data', fix: undefined };

/** The offset of `ustar` in a tar archive, after the name of the first file. */
const TAR_MAGIC = 257;
const TAR_END = TAR_MAGIC + 5;

/** How many bytes at the start of a file are examined. */
export const BLOCK = 4096;

const LF = 0x0a;

/**
 * Whether a byte is a control character that does not occur in text. Text may contain white space, the DOS end-of-file character
 * (SUB), the start of a colour (ESC), and delimiters of other programs (SOH, and the four separators of ASCII).
 */
export function isControl(byte: number): boolean {
  return byte <= 0x08 ? byte !== 0x01 : byte >= 0x0e && byte <= 0x19;
}

/** The format of the first record of a table, or of the first line of another file; undefined: it is text. */
export function binaryRecord(record: Uint8Array, marks: string): UnsupportedFormat | undefined {
  if (record.includes(0)) return NUL_TEXT;
  const { length } = controlsOf(record, marks);
  return length > 1 && 32 * length >= record.length ? BINARY : undefined;
}

/**
 * The format of a file, by its first line and the lines up to the first one without control characters, which in text is the next;
 * undefined: there are too few bytes. The result does not depend on how the bytes are split into reads.
 * @param isHeader false: the first line contains values, and a stray NUL in it may be part of one
 * @param marks control characters that count as text, such as a delimiter
 */
export function binaryFormat(
  bytes: Uint8Array,
  last: boolean,
  { isHeader, marks }: { readonly isHeader: boolean; readonly marks: string },
): UnsupportedFormat | 'none' | undefined {
  const lineEnd = bytes.indexOf(LF);
  const line = lineEnd < 0 ? bytes : bytes.subarray(0, lineEnd);
  if (line.includes(0)) {
    if (bytes.length < TAR_END && !last) return undefined;
    if (isTar(bytes)) return TAR;
    if (isHeader) return NUL_TEXT;
  }
  const block = bytes.subarray(0, BLOCK);
  const end = cleanEnd(block, last || bytes.length >= BLOCK, isHeader, marks);
  if (end === undefined) return undefined;
  return isFullOfNul(block.subarray(0, end)) ? NUL_TEXT : 'none';
}

/** The end of the first line after a header that has no control characters; undefined: it was not read yet. */
function cleanEnd(bytes: Uint8Array, isAll: boolean, isHeader: boolean, marks: string): number | undefined {
  let start = isHeader ? bytes.indexOf(LF) + 1 : 0;
  if (isHeader && start === 0) return isAll ? bytes.length : undefined;
  for (;;) {
    const end = bytes.indexOf(LF, start);
    if (end < 0) return isAll ? bytes.length : undefined;
    if (end > start && controlsOf(bytes.subarray(start, end), marks).length === 0) return end;
    start = end + 1;
  }
}

/**
 * The format of a file with text that is not a number, by its first block; undefined: probably text. Some programs write a single
 * NUL between numbers.
 */
export function binaryNumbers(block: Uint8Array): UnsupportedFormat | undefined {
  if (isTar(block)) return TAR;
  if (!block.includes(0)) return undefined;
  if (!latin1Text(block).includes('\0'.repeat(MANY)) && !isFullOfControls(block)) return undefined;
  return { name: 'binary data', fix: python('numpy.fromfile("FILE")') };
}

/** Whether a word contains bytes that do not occur in text: control characters or invalid UTF-8. */
export function isNoText(word: Uint8Array): boolean {
  return word.some(isControl) || utf8Text(word).includes('\ufffd');
}

function isTar(bytes: Uint8Array): boolean {
  return latin1Text(bytes.subarray(TAR_MAGIC, TAR_END)) === 'ustar';
}

/** Fewer control characters may be stray ones. */
const MANY = 16;

/** Whether at least one byte in sixteen is NUL. */
function isFullOfNul(bytes: Uint8Array): boolean {
  const { length } = bytes.filter((byte) => byte === 0);
  return length >= MANY && 16 * length >= bytes.length;
}

/** Whether at least one byte in 32 is a control character other than NUL, and there are several kinds. */
function isFullOfControls(bytes: Uint8Array): boolean {
  const controls = controlsOf(bytes, '\0');
  return controls.length >= MANY && 32 * controls.length >= bytes.length && new Set(controls).size >= 4;
}

function controlsOf(bytes: Uint8Array, marks: string): Uint8Array {
  return bytes.filter((byte) => isControl(byte) && !marks.includes(String.fromCharCode(byte)));
}
