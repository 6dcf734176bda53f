import { latin1Text } from '../core/encoding.ts';
import type { Foreign } from '../core/problem.ts';
import { python } from './signatures.ts';

/** What is known of binary data that has no signature at its start. */

const TAR: Foreign = { name: 'a tar archive', way: { filter: 'tar -xOf -' } };
const NUL_TEXT: Foreign = {
  name: 'binary data',
  way: { filter: "tr -d '\\0'", question: 'text with NUL bytes?' },
};
const BINARY: Foreign = { name: 'binary data', way: undefined };

/** In a tar archive `ustar` is here, after the name of the first file and its NUL. */
const TAR_MAGIC = 257;
const TAR_END = TAR_MAGIC + 5;

/** Of the start of a file so much is examined. */
const BLOCK = 4096;

const LF = 0x0a;

/**
 * Whether a byte is a control character that text does not have. These it may have: white space, the end of file of DOS (SUB),
 * the start of a colour (ESC), and what other programs put between cells (SOH, and the four separators of ASCII).
 */
export function isControl(byte: number): boolean {
  return byte <= 0x08 ? byte !== 0x01 : byte >= 0x0e && byte <= 0x19;
}

/** What the first record of a table is, or the first line of another file, if it is no text. */
export function binaryRecord(record: Uint8Array, marks: string): Foreign | undefined {
  if (record.includes(0)) return NUL_TEXT;
  const { length } = controlsOf(record, marks);
  return length > 1 && 32 * length >= record.length ? BINARY : undefined;
}

/**
 * What a file is, by its first line and by what has come of its first block; undefined: there are too few bytes to tell.
 * @param isHeader false: the first line holds values, and a stray NUL in it may be one of them
 * @param marks the control characters that are meant, such as a delimiter
 */
export function binaryFormat(
  bytes: Uint8Array,
  last: boolean,
  { isHeader, marks }: { readonly isHeader: boolean; readonly marks: string },
): Foreign | 'none' | undefined {
  const lineEnd = bytes.indexOf(LF);
  const line = lineEnd < 0 ? bytes : bytes.subarray(0, lineEnd);
  if (line.includes(0)) {
    if (bytes.length < TAR_END && !last) return undefined;
    if (isTar(bytes)) return TAR;
    if (isHeader) return NUL_TEXT;
  } else if (lineEnd < 0 && !last && bytes.length < BLOCK) return undefined;
  const block = bytes.subarray(0, BLOCK);
  if (!isFull(block, marks)) return 'none';
  return block.includes(0) ? NUL_TEXT : BINARY;
}

/** The same for numbers of which one holds NUL: other programs put it between them, one at a time. */
export function binaryNumbers(bytes: Uint8Array, last: boolean): Foreign | 'none' | undefined {
  if (bytes.length < TAR_END && !last) return undefined;
  if (isTar(bytes)) return TAR;
  const block = bytes.subarray(0, BLOCK);
  if (!latin1Text(block).includes('\0'.repeat(MANY)) && !isFull(block, '\0')) return 'none';
  return { name: 'binary data', way: python('numpy.fromfile("FILE")') };
}

function isTar(bytes: Uint8Array): boolean {
  return latin1Text(bytes.subarray(TAR_MAGIC, TAR_END)) === 'ustar';
}

/** Strays are fewer. */
const MANY = 16;

/** Whether one byte in sixteen is NUL, or one in 32 a control character, of several kinds. */
function isFull(bytes: Uint8Array, marks: string): boolean {
  const controls = controlsOf(bytes, marks);
  const nuls = controls.filter((byte) => byte === 0).length;
  if (nuls >= MANY && 16 * nuls >= bytes.length) return true;
  return controls.length >= MORE && 32 * controls.length >= bytes.length && new Set(controls).size >= KINDS;
}

/** Text that is damaged has rather one kind of them than several; a row with one byte of each value is text. */
const KINDS = 4;
const MORE = 64;

function controlsOf(bytes: Uint8Array, marks: string): Uint8Array {
  return bytes.filter((byte) => isControl(byte) && !marks.includes(String.fromCharCode(byte)));
}
