import { describe, expect, it } from 'vitest';
import { escapeControls, truncate } from '../../src/text/escape.ts';

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

describe('printable', () => {
  it.each([
    ['\n', '\\n'],
    ['\r', '\\r'],
    ['\t', '\\t'],
    ['\u001b[31m', '\\u001b[31m'],
    ['\u009b31m', '\\u009b31m'],
    ['\u2028', '\\u2028'],
    ['\u00a0', '\\u00a0'],
    ['\ud83d', '\\ud83d'],
    ['\udc00x', '\\udc00x'],
    ['a\udcfe', 'a\\xfe'],
    ['\udc80', '\\x80'],
    ['\u{e0041}', '\\u{e0041}'],
    ['p\ufe0f', 'p\\ufe0f'],
    ['\u2764\ufe0f', '\u2764\ufe0f'],
    ['\u845b\u{e0100}', '\u845b\\u{e0100}'],
  ])('%j is %s', (text, shown) => expect(escapeControls(text)).toBe(shown));

  it.each([
    ['C0', range(0, 0x1f)],
    ['DEL and C1', range(0x7f, 0x9f)],
    ['marks of direction', [0x61c, 0x200e, 0x200f, ...range(0x202a, 0x202e), ...range(0x2066, 0x2069)]],
    ['fillers and letters without a shape', [0x34f, 0x115f, 0x1160, 0x17b4, 0x180b, 0x2800, 0x3164, 0xffa0]],
    ['what is not seen', [0xad, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff]],
    ['ends of lines', [0x85, 0x2028, 0x2029]],
    ['half surrogates', range(0xd800, 0xdfff)],
  ])('shows %s as escapes', (_, codes) => {
    for (const code of codes)
      expect(escapeControls(`a${String.fromCharCode(code)}b`)).toMatch(/^a\\[\w{}]+b$/);
  });

  it.each(['prob', 'größe', 'p (%)', '確率', '🎲', 'a\\b', '\ufffd'])('leaves %j alone', (text) =>
    expect(escapeControls(text)).toBe(text),
  );
});

describe('shortened', () => {
  it.each([
    ['x'.repeat(60), 'x'.repeat(60)],
    ['x'.repeat(61), `${'x'.repeat(57)}...`],
    [`${'x'.repeat(56)}🎲${'x'.repeat(9)}`, `${'x'.repeat(56)}...`],
    [`${'x'.repeat(55)}🎲${'x'.repeat(9)}`, `${'x'.repeat(55)}🎲...`],
  ])('%s', (text, short) => expect(truncate(text)).toBe(short));
});
