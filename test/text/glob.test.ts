import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { glob, isGlob } from '../../src/text/glob.ts';

/** The same by the definition: each `*` is tried with every length. */
function matches(pattern: string, text: string): boolean {
  if (pattern === '') return text === '';
  const [first, rest] = [pattern.charAt(0), pattern.slice(1)];
  if (first === '*')
    return Array.from({ length: text.length + 1 }, (_, i) => text.slice(i)).some((end) => matches(rest, end));
  return text !== '' && (first === '?' || first === text.charAt(0)) && matches(rest, text.slice(1));
}

describe('glob', () => {
  it.each([
    ['p_*', 'p_', true],
    ['p_*', 'p_a', true],
    ['p_*', 'xp_a', false],
    ['*_p', 'a_p', true],
    ['*_p', 'a_pp', false],
    ['*', '', true],
    ['*', 'a\nb', true],
    ['?', '', false],
    ['?', 'ab', false],
    ['p?', 'p1', true],
    ['p??', 'p1', false],
    ['*a*b*', 'xaxbx', true],
    ['*a*b*', 'xbxax', false],
    ['*ab', 'aab', true],
    ['a*a', 'a', false],
    ['', '', true],
    ['', 'a', false],
    ['P*', 'p', false],
    ['gr?ße', 'größe', true],
    ['?', '🎲', true],
    ['p.*', 'pa', false],
    ['[ab]*', 'a', false],
    ['(a+)+$*', '(a+)+$', true],
    ['\\*', '\\x', true],
  ])('%j of %j: %s', (pattern, text, expected) => expect(glob(pattern)(text)).toBe(expected));

  it('follows the definition', () => {
    const characters = (some: string): fc.Arbitrary<string> =>
      fc.array(fc.constantFrom(...some.split('')), { maxLength: 8 }).map((all) => all.join(''));
    fc.assert(
      fc.property(characters('ab*?*'), characters('ab'), (pattern, text) => {
        expect(glob(pattern)(text)).toBe(matches(pattern, text));
      }),
      { numRuns: 2000 },
    );
  });

  it('takes no longer for many stars than for one', () => {
    expect(glob(`${'*a'.repeat(200)}*b`)('a'.repeat(20_000))).toBe(false);
  });
});

describe('isGlob', () => {
  it.each([
    ['p_*', true],
    ['p?', true],
    ['p_a', false],
    ['2-5', false],
    ['!id', false],
  ])('%j: %s', (text, expected) => expect(isGlob(text)).toBe(expected));
});
