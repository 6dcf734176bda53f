import { latin1Text, utf8Text } from '../text/encoding.ts';
import type { UnsupportedFormat } from '../message/error.ts';
import { python } from './signatures.ts';

/** What is known of binary data that has no signature at its start. */

const TAR: UnsupportedFormat = { name: 'a tar archive', fix: { filter: 'tar -xOf -' } };
const NUL_TEXT: UnsupportedFormat = {
  name: 'binary data',
  fix: { filter: "tr -d '\\0'", question: 'text with NUL bytes?' },
};
const BINARY: UnsupportedFormat = { name: 'binary data', fix: undefined };

/** In a tar archive `ustar` is here, after the name of the first file and its NUL. */
const TAR_MAGIC = 257;
const TAR_END = TAR_MAGIC + 5;

/** Of the start of a file no more is examined. */
export const BLOCK = 4096;

const LF = 0x0a;

/**
 * Whether a byte is a control character that text does not have. These it may have: white space, the end of file of DOS (SUB),
 * the start of a colour (ESC), and what other programs put between cells (SOH, and the four separators of ASCII).
 */
export function isControl(byte: number): boolean {
  return byte <= 0x08 ? byte !== 0x01 : byte >= 0x0e && byte <= 0x19;
}

/** What the first record of a table, or the first line of another file, is if it is not text. */
export function binaryRecord(record: Uint8Array, marks: string): UnsupportedFormat | undefined {
  if (record.includes(0)) return NUL_TEXT;
  const { length } = controlsOf(record, marks);
  return length > 1 && 32 * length >= record.length ? BINARY : undefined;
}

/**
 * What a file is, by its first line and by the lines up to the first one without control characters, which in text is the
 * next; undefined: there are too few bytes to tell. What is read later changes nothing, however the bytes come.
 * @param isHeader false: the first line holds values, and a stray NUL in it may be one of them
 * @param marks the control characters that are meant, such as a delimiter
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

/** Where the first line ends that has no control characters, a header aside; undefined: it is still to come. */
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
 * What a file is in which something is not a number, by its first block; undefined: text, as far as can be seen. Other programs
 * put NUL between numbers, one at a time.
 */
export function binaryNumbers(block: Uint8Array): UnsupportedFormat | undefined {
  if (isTar(block)) return TAR;
  if (!block.includes(0)) return undefined;
  if (!latin1Text(block).includes('\0'.repeat(MANY)) && !isFullOfControls(block)) return undefined;
  return { name: 'binary data', fix: python('numpy.fromfile("FILE")') };
}

/** Whether a word has bytes that text does not have: control characters, or what is not UTF-8. */
export function isNoText(word: Uint8Array): boolean {
  return word.some(isControl) || utf8Text(word).includes('\ufffd');
}

function isTar(bytes: Uint8Array): boolean {
  return latin1Text(bytes.subarray(TAR_MAGIC, TAR_END)) === 'ustar';
}

/** Strays are fewer. */
const MANY = 16;

/** One byte in sixteen. */
function isFullOfNul(bytes: Uint8Array): boolean {
  const { length } = bytes.filter((byte) => byte === 0);
  return length >= MANY && 16 * length >= bytes.length;
}

/** One byte in 32 is a control character other than NUL, of several kinds. */
function isFullOfControls(bytes: Uint8Array): boolean {
  const controls = controlsOf(bytes, '\0');
  return controls.length >= MANY && 32 * controls.length >= bytes.length && new Set(controls).size >= 4;
}

function controlsOf(bytes: Uint8Array, marks: string): Uint8Array {
  return bytes.filter((byte) => isControl(byte) && !marks.includes(String.fromCharCode(byte)));
}
