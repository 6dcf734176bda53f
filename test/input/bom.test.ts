import { describe, expect, it } from 'vitest';
import { bomLength, recordStart } from '../../src/input/bom.ts';

describe('bomLength', () => {
  it.each([
    [[], undefined],
    [[0xef], undefined],
    [[0xef, 0xbb], undefined],
    [[0xef, 0xbb, 0xbf], 3],
    [[0xef, 0xbb, 0xbf, 0x30], 3],
    [[0x30], 0],
    [[0xef, 0x30], 0],
  ])('of %j is %s', (bytes, length) => expect(bomLength(Uint8Array.from(bytes))).toBe(length));
});

describe('recordStart', () => {
  it.each([
    ['a,b\n', 0],
    ['\n\r\n\na', 4],
    ['\ufeffa', 3],
    ['\ufeff\r\na', 5],
    ['\ra', 0],
    ['\r', 1],
    ['', 0],
  ])('of %j is %i', (text, start) => expect(recordStart(Buffer.from(text))).toBe(start));

  it.each([
    ['\n\r', 0, 1],
    ['\n\r', 1, 1],
    ['\n\r\n\ra', 1, 3],
    ['\n\n', 2, 2],
  ])('of %j, read before up to %i, is %i while more may come', (text, from, start) =>
    expect(recordStart(Buffer.from(text), from, false)).toBe(start),
  );
});
