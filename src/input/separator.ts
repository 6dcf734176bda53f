/** The bytes that end a number in a stream, as in the kernel: white space, a comma, a bracket, the start of a comment. */
const ENDS_NUMBER = Uint8Array.from({ length: 256 }, (_, byte) =>
  Number('\t\n\v\f\r ,()[]#'.includes(String.fromCharCode(byte))),
);

export function holdsSeparator(bytes: Uint8Array): boolean {
  // `for ... of` would take four times as long.
  for (let i = 0; i < bytes.length; i++) if (ENDS_NUMBER[bytes[i]!] === 1) return true;
  return false;
}
