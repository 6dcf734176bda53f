/** Text in encodings that logit does not read. */

export function utf16(text: string, order: 'LE' | 'BE'): Buffer {
  const bytes = Buffer.from(text, 'utf16le');
  return order === 'LE' ? bytes : bytes.swap16();
}

export function utf32(text: string, order: 'LE' | 'BE'): Buffer {
  const codes = Uint32Array.from(text, (character) => character.codePointAt(0)!);
  const bytes = Buffer.alloc(4 * codes.length);
  codes.forEach((code, i) =>
    order === 'LE' ? bytes.writeUInt32LE(code, 4 * i) : bytes.writeUInt32BE(code, 4 * i),
  );
  return bytes;
}
