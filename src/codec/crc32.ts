import * as zlib from 'node:zlib';

const POLYNOMIAL = 0xedb88320;

/** CRC-32 (ISO 3309) of bytes after others with the checksum `before`. Node.js has it since 20.15 and 22.2. */
export const crc32: (bytes: Uint8Array, before: number) => number = zlib.crc32 ?? bytewise();

export function bytewise(): (bytes: Uint8Array, before: number) => number {
  const table = Uint32Array.from({ length: 256 }, (_, byte) => {
    let rest = byte;
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ POLYNOMIAL : rest >>> 1;
    return rest;
  });
  return (bytes, before) => {
    let rest = ~before;
    for (const byte of bytes) rest = table[(rest ^ byte) & 0xff]! ^ (rest >>> 8);
    return ~rest >>> 0;
  };
}
