import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joined, latin1Bytes, latin1Text, utf8Bytes, utf8Text } from '../../src/text/encoding.ts';

const bytes = fc.uint8Array({ maxLength: 40 });
const codePoint = fc.oneof(fc.nat(0x7f), fc.nat(0xffff), fc.nat(0x10ffff));
const anyText = fc.array(codePoint).map((points) => String.fromCodePoint(...points));

describe('text and bytes', () => {
  it('are the same as in Node.js', () => {
    fc.assert(
      fc.property(bytes, anyText, (some, text) => {
        expect(utf8Text(some)).toBe(Buffer.from(some).toString('utf8'));
        expect([...utf8Bytes(text)]).toEqual([...Buffer.from(text, 'utf8')]);
        expect(latin1Text(some)).toBe(Buffer.from(some).toString('latin1'));
        expect([...latin1Bytes(latin1Text(some))]).toEqual([...some]);
      }),
    );
  });

  it('of UTF-8 keep a byte order mark, and nothing from one call to the next', () => {
    expect(utf8Text(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61, 0xe2, 0x82))).toBe('\ufeffa\ufffd');
    expect(utf8Text(Uint8Array.of(0xac))).toBe('\ufffd');
  });

  it('of Latin-1 may be long', () => {
    const long = Uint8Array.from({ length: 100_000 }, (_, i) => i & 255);
    expect(latin1Text(long)).toBe(Buffer.from(long).toString('latin1'));
  });

  it('are joined in order', () => {
    fc.assert(
      fc.property(fc.array(bytes), (parts) => {
        expect([...joined(parts)]).toEqual(parts.flatMap((part) => [...part]));
      }),
    );
  });
});
