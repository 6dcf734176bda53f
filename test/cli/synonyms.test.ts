import { describe, expect, it } from 'vitest';
import { optionGroups } from '../../src/cli/options.ts';
import { SHORT_SYNONYMS, SYNONYMS } from '../../src/cli/synonyms.ts';

const options = optionGroups().flatMap(({ entries }) => entries.map(({ option }) => option));
const names = new Set(options.flatMap(({ short, long }) => [short, long]));

describe('the words of other programs', () => {
  it('are all different', () => {
    const words = SYNONYMS.flatMap(([, some]) => some.split(' '));
    const duplicates = words.filter((word, i) => words.indexOf(word) < i);
    expect(duplicates).toEqual([]);
  });

  it('are not among the options', () => {
    const words = SYNONYMS.flatMap(([, some]) => some.split(' '));
    expect(words.filter((word) => names.has(`--${word}`))).toEqual([]);
    expect(Object.keys(SHORT_SYNONYMS).filter((letter) => names.has(`-${letter}`))).toEqual([]);
  });

  it('lead to options that exist', () => {
    const fixes = [...SYNONYMS.map(([fix]) => fix), ...Object.values(SHORT_SYNONYMS)];
    const flags = fixes.flatMap((fix) => fix.match(/(?<![\w-])--?[a-z][\w-]*/gi) ?? []);
    // Options of other programs in commands of theirs.
    const theirs = new Set(['-n', '-f', '-t']);
    expect(flags.filter((flag) => !names.has(flag) && !theirs.has(flag))).toEqual([]);
  });
});
