import leven from 'leven';

/** Pairs of opposites, which are not misspellings of each other. */
const OPPOSITES: readonly (readonly [string, string])[] = [
  ['yes', 'no'],
  ['true', 'false'],
  ['pos', 'neg'],
  ['positive', 'negative'],
  ['min', 'max'],
  ['low', 'high'],
  ['lower', 'upper'],
  ['up', 'down'],
  ['before', 'after'],
  ['male', 'female'],
  ['spam', 'ham'],
];

/** Whether two similar names have opposite meanings, so that neither is a misspelling of the other. */
export function isOpposite(one: string, other: string): boolean {
  const [a, b] = [inWords(one), inWords(other)];
  if (negates(a, b) || negates(b, a)) return true;
  const [left, right] = [wordsOf(a), wordsOf(b)];
  return OPPOSITES.some(([yes, no]) => (left.has(yes) && right.has(no)) || (left.has(no) && right.has(yes)));
}

/** Whether a name is a negation of the other: without the negation, it is more similar. */
function negates(negated: string, plain: string): boolean {
  const far = leven(negated, plain);
  return [...negated.matchAll(negations())].some(
    ({ 0: { length }, index }) =>
      leven(negated.slice(0, index) + negated.slice(index + length), plain) <= far - length,
  );
}

/** Matches negating prefixes of words. A function, because compiling the Unicode classes takes time. */
function negations(): RegExp {
  return /(?<![\p{L}\p{M}])(?:non?|not|un|in|im|dis|anti|without)[-_. ]?(?=\p{L})/gu;
}

/** The name in lower case, with the words of camel case separated. */
function inWords(name: string): string {
  return name.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, '_').toLowerCase();
}

function wordsOf(name: string): Set<string> {
  return new Set(name.match(/[\p{L}\p{M}]+/gu));
}
