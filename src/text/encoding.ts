/** Text and bytes, with only what every JavaScript engine offers. */

export function utf8Bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

let decoder: InstanceType<typeof TextDecoder> | undefined;

/** What is not UTF-8 becomes U+FFFD. A byte order mark stays. */
export function utf8Text(bytes: Uint8Array): string {
  decoder ??= new TextDecoder('utf-8', { ignoreBOM: true });
  return decoder.decode(bytes);
}

/** The bytes of a text of which each character is one. */
export function latin1Bytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** How many arguments a call may have everywhere. */
const MAX_PIECE = 8192;

/** A character for each byte, of the same number. (What the engines call latin1 is windows-1252.) */
export function latin1Text(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += MAX_PIECE)
    text += String.fromCharCode(...bytes.subarray(at, at + MAX_PIECE));
  return text;
}

/** All parts in one array. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
