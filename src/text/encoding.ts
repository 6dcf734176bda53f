/** Text and bytes, with only what every JavaScript engine offers. */

export function utf8Bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

let decoder: InstanceType<typeof TextDecoder> | undefined;

/** Decodes UTF-8. Invalid bytes become U+FFFD; a byte order mark is kept. */
export function utf8Text(bytes: Uint8Array): string {
  decoder ??= new TextDecoder('utf-8', { ignoreBOM: true });
  return decoder.decode(bytes);
}

/** The bytes of a Latin-1 text: one for each character. */
export function latin1Bytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** A number of arguments that a call may have in all engines. */
const MAX_PIECE = 8192;

/** The text with a character for each byte, U+0000 to U+00FF. (`TextDecoder` decodes latin1 as windows-1252.) */
export function latin1Text(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += MAX_PIECE)
    text += String.fromCharCode(...bytes.subarray(at, at + MAX_PIECE));
  return text;
}

/** Concatenates arrays. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
