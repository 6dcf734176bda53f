import fc from 'fast-check';
import { expect, it } from 'vitest';
import { glob } from '../../src/text/glob.ts';
import { NameIndex } from '../../src/input/nameIndex.ts';

const text = (characters: string): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...characters.split('')), { maxLength: 6 }).map((all) => all.join(''));

it('finds the matches of any number of patterns, in the order of the names', () => {
  fc.assert(
    fc.property(
      fc.array(text('abA\u00e9'), { maxLength: 20 }),
      fc.array(text('abA\u00e9*?'), { minLength: 20, maxLength: 40 }),
      (names, patterns) => {
        const index = new NameIndex(names);
        for (const pattern of patterns) {
          const expected = names.flatMap((name, i) => (glob(pattern)(name) ? [i] : []));
          expect([...index.matching(pattern)]).toEqual(expected);
        }
      },
    ),
    { numRuns: 300 },
  );
});

it('finds names by a suffix that is longer than the sorted part', () => {
  const end = 'x'.repeat(100);
  const index = new NameIndex([`a${end}`, `b${end.slice(1)}`, `c${end}`, 'x']);
  for (let i = 0; i < 20; i++) index.matching('*');
  expect([...index.matching(`*${end}`)]).toEqual([0, 2]);
});
