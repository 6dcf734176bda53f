import { describe, expect, it } from 'vitest';
import { overlap, parsePaths, spellPath } from '../../src/job/path.ts';

describe('a list of paths', () => {
  it.each([
    ['p', [['p']]],
    ['a.b.c', [['a', 'b', 'c']]],
    ['a,b.c', [['a'], ['b', 'c']]],
    ['l.0.p', [['l', '0', 'p']]],
    ['a\\.b', [['a.b']]],
    ['a\\,b', [['a,b']]],
    ['a\\\\.b', [['a\\', 'b']]],
    ['\\p', [['p']]],
    ['größe.😀, x', [['größe', '😀'], [' x']]],
    ['a\nb', [['a\nb']]],
    ['""', [['']]],
    ['a.""', [['a', '']]],
    [
      '"".a,"".""',
      [
        ['', 'a'],
        ['', ''],
      ],
    ],
    ['\\""', [['""']]],
    ['\\"\\"', [['""']]],
    ['"a","', [['"a"'], ['"']]],
    ['""""', [['""""']]],
  ])('%j', (text, paths) => expect(parsePaths(text)).toEqual(paths));

  it.each(['', '.', ',', '.p', 'p.', 'a..b', 'a,', ',a', 'a,,b', '\\', 'a\\'])('%j is not a path', (text) => {
    expect(parsePaths(text)).toBe(undefined);
  });

  it.each(['a.b\\.c,d', 'a\\,b\\\\', 'l.0', '""', 'a."".b', '\\""', '"', '"""'])(
    '%j is spelled as it was read',
    (text) => {
      expect(parsePaths(text)!.map(spellPath).join()).toBe(text);
    },
  );
});

it.each([
  ['a', 'a', true],
  ['a.b', 'a', true],
  ['a', 'a.b', true],
  ['a.b', 'a.c', false],
  ['a', 'b', false],
  ['a.b.c', 'a.b', true],
])('%s and %s: one within the other is %s', (a, b, expected) => {
  expect(overlap([parsePaths(a)![0]!, parsePaths(b)![0]!]) !== undefined).toBe(expected);
});
