import { describe, expect, it } from 'vitest';
import { inOneLine, ofAll, printable, withFirst } from '../../src/message/sentence.ts';

describe('a sentence in one line', () => {
  it.each([
    [{ fault: 'no numbers given' }, 'no numbers given'],
    [{ place: 'a.csv:3', fault: '"x" is not a number' }, 'a.csv:3: "x" is not a number'],
    [{ fault: '"a (b" is not a number', fix: 'a column?' }, '"a (b" is not a number (a column?)'],
    [{ fault: '3 rows skipped', first: 'a.csv:5' }, '3 rows skipped (first: a.csv:5)'],
    [
      { place: 'a.csv', fault: '3 of 4 values', first: '2 at line 5', fix: 'use --sigmoid' },
      'a.csv: 3 of 4 values (first: 2 at line 5; use --sigmoid)',
    ],
  ])('%j', (sentence, text) => expect(inOneLine(sentence)).toBe(text));
});

it('control characters are escaped in every part', () => {
  const parts = { place: 'a\n', fault: 'b\r', first: 'c\t', fix: 'd\u001b' };
  expect(printable(parts)).toEqual({ place: 'a\\n', fault: 'b\\r', first: 'c\\t', fix: 'd\\u001b' });
  expect(inOneLine(printable({ fault: '\u0000' }))).toBe('\\u0000');
});

it('a fault of a single value names it, one of several names the first', () => {
  expect(withFirst('outside', 1, '2 at a.csv:5', 'use --sigmoid')).toEqual({
    fault: 'outside: 2 at a.csv:5',
    fix: 'use --sigmoid',
  });
  expect(withFirst('outside', 3, '2 at a.csv:5')).toEqual({ fault: 'outside', first: '2 at a.csv:5' });
});

it('a count names all of its kind, but for one of one', () => {
  expect([ofAll(1, 1), ofAll(1, 2), ofAll(3, 40)]).toEqual(['1 value', '1 of 2 values', '3 of 40 values']);
});
