import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, isEscaped, pathOf, textOf } from '../../src/text/byteText.ts';

describe('textOf', () => {
  it.each([
    ['ASCII', [0x61, 0x62], 'ab'],
    ['UTF-8', [...Buffer.from('größe 確率 🎲')], 'größe 確率 🎲'],
    ['a byte that never occurs in UTF-8', [0x61, 0xfe, 0x62], 'a\udcfeb'],
    ['a character that is cut off', [0xe2, 0x82], '\udce2\udc82'],
    ['a character in place of which another one starts', [0xe2, 0xc3, 0xa4], '\udce2ä'],
    ['an overlong form', [0xc0, 0xaf], '\udcc0\udcaf'],
    ['a surrogate', [0xed, 0xb3, 0xbe], '\udced\udcb3\udcbe'],
    ['a replacement character that is there', [0xef, 0xbf, 0xbd, 0xff], '\ufffd\udcff'],
    ['a byte order mark', [0xef, 0xbb, 0xbf, 0xff], '\ufeff\udcff'],
  ])('decodes %s', (_, bytes, text) => {
    expect(textOf(Uint8Array.from(bytes))).toBe(text);
    expect([...bytesOf(text)]).toEqual(bytes);
  });

  it('loses nothing: its inverse returns the bytes', () => {
    const byte = fc.oneof(fc.nat(255), fc.constantFrom(0x80, 0xbf, 0xc3, 0xe2, 0xed, 0xef, 0xf0, 0xf4, 0xff));
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 40 }), (bytes) => {
        expect([...bytesOf(textOf(Uint8Array.from(bytes)))]).toEqual(bytes);
      }),
    );
  });

  it('escapes exactly the bytes that Node.js replaces', () => {
    const byte = fc.oneof(
      fc.nat(255),
      fc.constantFrom(0x80, 0x9f, 0xa0, 0xbf, 0xc1, 0xe0, 0xed, 0xf0, 0xf4, 0xf5),
    );
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 12 }), (bytes) => {
        const text = textOf(Uint8Array.from(bytes));
        const isValid = Buffer.from(Buffer.from(bytes).toString('utf8')).equals(Buffer.from(bytes));
        expect(isEscaped(text)).toBe(!isValid);
        // What is left is valid: it survives as it is.
        const rest = text.replace(/[\udc80-\udcff]/gu, '');
        expect(Buffer.from(rest).toString('utf8')).toBe(rest);
      }),
      { numRuns: 2000 },
    );
  });

  it('reads bytes within a larger buffer', () => {
    expect(textOf(Uint8Array.of(0x61, 0xfe, 0x62).subarray(1, 2))).toBe('\udcfe');
  });
});

describe('pathOf', () => {
  it('is the text itself where that is enough', () => {
    expect(pathOf('a/ö')).toBe('a/ö');
    expect(pathOf('a/\udcfe')).toEqual(Uint8Array.of(0x61, 0x2f, 0xfe));
  });

  it.each([
    ['', false],
    ['\u{1f480}', false],
    ['\udcfe', true],
    ['\udc00', false],
  ])('%j is escaped: %s', (text, is) => expect(isEscaped(text)).toBe(is));
});
