import leven from 'leven';

/** Words for opposites: a slip of the finger does not make one out of the other. */
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

/** Whether two names that look similar say the opposite of each other, so that one is not a misspelling of the other. */
export function isOpposite(one: string, other: string): boolean {
  const [a, b] = [inWords(one), inWords(other)];
  if (negates(a, b) || negates(b, a)) return true;
  const [left, right] = [wordsOf(a), wordsOf(b)];
  return OPPOSITES.some(([yes, no]) => (left.has(yes) && right.has(no)) || (left.has(no) && right.has(yes)));
}

/** Whether a negation is what sets one name apart: without it, it is nearer to the other. */
function negates(negated: string, plain: string): boolean {
  const far = leven(negated, plain);
  return [...negated.matchAll(negations())].some(
    ({ 0: { length }, index }) =>
      leven(negated.slice(0, index) + negated.slice(index + length), plain) <= far - length,
  );
}

/** At the start of a word, what turns the rest of it into its opposite. Made when it is asked for: classes of Unicode take time. */
function negations(): RegExp {
  return /(?<![\p{L}\p{M}])(?:non?|not|un|in|im|dis|anti|without)[-_. ]?(?=\p{L})/gu;
}

/** In lower case; what camel case joins is set apart. */
function inWords(name: string): string {
  return name.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, '_').toLowerCase();
}

function wordsOf(name: string): Set<string> {
  return new Set(name.match(/[\p{L}\p{M}]+/gu));
}
