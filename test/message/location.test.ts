import { describe, expect, it } from 'vitest';
import type { Location } from '../../src/message/error.ts';
import { cell, source, where } from '../../src/message/location.ts';

describe('a place in the input', () => {
  it.each<[place: Location, asPlace: string, inText: string]>([
    [{ input: 'arguments', file: undefined, line: 3, column: undefined }, 'argument 3', 'argument 3'],
    [
      { input: 'numbers', file: undefined, line: 1, column: undefined },
      'standard input:1',
      'standard input:1',
    ],
    [{ input: 'array', file: 'p.npy', line: 4, column: undefined }, 'value 4 of p.npy', 'value 4 of p.npy'],
    [{ input: 'csv', file: 'a.csv', line: 12, column: 'p' }, 'a.csv:12: column "p"', 'a.csv:12, column "p"'],
    [{ input: 'json', file: 'a.jsonl', line: 2, column: '""' }, 'a.jsonl:2: field ""', 'a.jsonl:2, field ""'],
  ])('%j', (place, asPlace, inText) => {
    expect(cell(place)).toBe(asPlace);
    expect(where(place)).toBe(inText);
  });

  it('names a file with an empty name', () => expect(source('')).toBe('""'));
});
