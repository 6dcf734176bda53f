import { joined, utf8Bytes, utf8Text } from './encoding.ts';

/**
 * Bytes that are mostly UTF-8 as text, and back, without loss: a byte that is not valid UTF-8 becomes the lone surrogate
 * U+DC00 + byte, as in Python (PEP 383, "surrogateescape"). File names and column names are bytes, but comparing, searching and printing
 * requires text.
 */

/** A byte that is not valid UTF-8. With the flag `u`, half of a surrogate pair does not match. */
const ESCAPED = /[\udc80-\udcff]/u;
const FIRST = 0xdc00;

/** The text of bytes; `bytesOf` is its inverse. */
export function textOf(bytes: Uint8Array): string {
  const text = utf8Text(bytes);
  return text.includes(REPLACEMENT) ? escaped(bytes) : text;
}

const REPLACEMENT = '\ufffd';

function escaped(bytes: Uint8Array): string {
  let text = '';
  let start = 0;
  for (let at = 0; at < bytes.length;) {
    const length = characterLength(bytes, at);
    if (length === 0) {
      text += utf8Text(bytes.subarray(start, at)) + String.fromCharCode(FIRST + bytes[at]!);
      start = at + 1;
    }
    at += length || 1;
  }
  return text + utf8Text(bytes.subarray(start));
}

/** The length of the character at `at` in bytes; 0 if it is not valid UTF-8 (Unicode, table 3-7). */
function characterLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  const [from, to] = SECOND[first] ?? [0x80, 0xbf];
  if (!isBetween(bytes[at + 1], from, to)) return 0;
  for (let i = 2; i < length; i++) if (!isBetween(bytes[at + i], 0x80, 0xbf)) return 0;
  return length;
}

/** The range of the second byte after these first bytes: excludes overlong forms, surrogates, and characters beyond U+10FFFF. */
const SECOND: Readonly<Record<number, readonly [number, number]>> = {
  0xe0: [0xa0, 0xbf],
  0xed: [0x80, 0x9f],
  0xf0: [0x90, 0xbf],
  0xf4: [0x80, 0x8f],
};

function isBetween(byte: number | undefined, from: number, to: number): boolean {
  return byte !== undefined && byte >= from && byte <= to;
}

/** The bytes of a text. */
export function bytesOf(text: string): Uint8Array {
  if (!isEscaped(text)) return utf8Bytes(text);
  return joined(Array.from(text, (character) => byteOf(character) ?? utf8Bytes(character)));
}

function byteOf(character: string): Uint8Array | undefined {
  return ESCAPED.test(character) ? Uint8Array.of(character.charCodeAt(0) - FIRST) : undefined;
}

/** Whether the bytes of a text are not valid UTF-8. */
export function isEscaped(text: string): boolean {
  return ESCAPED.test(text);
}

/** A file name for functions of `node:fs`: text, or a Buffer if it is not valid UTF-8. */
export function pathOf(name: string): string | Buffer {
  return isEscaped(name) ? (bytesOf(name) as Buffer) : name;
}
