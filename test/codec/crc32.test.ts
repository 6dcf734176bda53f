import { expect, test } from 'vitest';
import { bytewise, crc32 } from '../../src/codec/crc32.ts';

test.each([
  ['', 0],
  ['123456789', 0xcbf43926],
  ['The quick brown fox jumps over the lazy dog', 0x414fa339],
])('the checksum of "%s" is the published one, in one piece and in two', (text, sum) => {
  const bytes = Buffer.from(text);
  for (const checksum of [crc32, bytewise()]) {
    expect(checksum(bytes, 0)).toBe(sum);
    expect(checksum(bytes.subarray(4), checksum(bytes.subarray(0, 4), 0))).toBe(sum);
  }
});
