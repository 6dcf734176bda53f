import { describe, expect, it } from 'vitest';
import { displayWidth, fitted } from '../../src/text/displayWidth.ts';

describe('the width of a text on a terminal', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['日本語', 6],
    ['한국어', 6],
    ['ｆｕｌｌ', 8],
    ['ﾊﾝｶｸ', 4],
    ['👍', 2],
    ['👍🏽', 2],
    ['🇩🇪', 2],
    ['cafe\u0301', 4],
    ['نص', 2],
    ['Ω…█⣿', 4],
  ])('of %j is %d', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe('a text too wide', () => {
  it.each([
    ['abcdef', 6, 'abcdef'],
    ['abcdefg', 6, 'abc...'],
    ['日本語', 6, '日本語'],
    ['日本語テ', 7, '日本...'],
    ['日本語テ', 6, '日...'],
    ['e\u0301e\u0301e\u0301e\u0301', 4, 'e\u0301e\u0301e\u0301e\u0301'],
    ['e\u0301e\u0301e\u0301e\u0301e\u0301', 4, 'e\u0301...'],
    ['👍🏽👍🏽👍🏽', 5, '👍🏽...'],
  ])('%j in %d columns is %j', (text, width, expected) => {
    expect(fitted(text, width)).toBe(expected);
    expect(displayWidth(fitted(text, width))).toBeLessThanOrEqual(width);
  });
});
