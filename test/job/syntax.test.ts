import { describe, expect, it } from 'vitest';
import { SYNTAX_NAMES, SYNTAXES, syntaxAskedFor, syntaxOf, syntaxOfName } from '../../src/job/syntax.ts';

describe('formats of text', () => {
  it.each([
    ['scores.csv', 'csv'],
    ['scores.TAB.gz', 'csv'],
    ['scores.jsonl', 'jsonl'],
    ['scores.ndjson.zst', 'jsonl'],
    ['scores.npy', undefined],
    ['csv', undefined],
  ])('are known by the name of a file: %s', (file, name) => {
    expect(syntaxOfName(file)).toBe(name);
  });

  it('have a usual one of each kind', () => {
    expect(syntaxOf({ kind: 'numbers' }).option).toBeUndefined();
    expect(syntaxOf({ kind: 'csv' }).option).toBeUndefined();
    expect(syntaxOf({ kind: 'json' })).toBe(SYNTAXES.jsonl);
  });

  it('are asked for by their options', () => {
    expect(syntaxAskedFor({})).toBeUndefined();
    for (const name of SYNTAX_NAMES) {
      const { option } = SYNTAXES[name];
      if (option !== undefined) expect(syntaxAskedFor({ [option]: true })).toBe(name);
    }
  });

  it('share no extension', () => {
    const all = SYNTAX_NAMES.flatMap((name) => SYNTAXES[name].extensions);
    expect(new Set(all).size).toBe(all.length);
  });
});
