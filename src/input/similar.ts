/** What was probably meant by a text that asks for no column; undefined: unknown. */
import leven from 'leven';
import { glob } from '../core/glob.ts';
import { isOpposite } from '../core/opposite.ts';
import { isWithin, rangeOf } from './range.ts';

/**
 * The nearest name within an edit distance (Levenshtein) of a third of the text's length plus one. To follow the suggestion
 * converts that column, so one with another number in its name, or of the opposite, is none.
 */
export function similarName(text: string, names: readonly string[]): string | undefined {
  const wanted = seen(text);
  const most = Math.min(Math.max(1, Math.floor(wanted.length / 3)) + 1, wanted.length - 1);
  const distance = (name: string): number => {
    const far = leven(wanted, seen(name));
    return far <= most && (isOpposite(text, name) || hasOtherNumber(text, name)) ? Infinity : far;
  };
  return nearest(names, distance, most);
}

/** Whether both names have numbers, and these differ: `p_1` is no misspelling of `p_2`. */
function hasOtherNumber(one: string, other: string): boolean {
  const [a = '', b = ''] = [one, other].map((name) => name.match(/\d+/g)?.map(Number).join(' '));
  return a !== '' && b !== '' && a !== b;
}

/** As people see it, but for case: letters composed, and without what is not seen. */
function seen(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .trim()
    .toLowerCase();
}

/** The same pattern behind another start, with which it matches a name. */
export function similarPattern(pattern: string, names: readonly string[]): string | undefined {
  const [start = ''] = pattern.split(/[*?]/, 1);
  const rest = pattern.slice(start.length);
  const patterns = names
    .map((name) => [name, name.slice(0, start.length) + rest] as const)
    .filter(([name, other]) => glob(other)(name))
    .map(([, other]) => other);
  // A start of a few letters is another one as soon as one of them is.
  const most = start.length < 4 ? 0 : Math.floor(start.length / 3) + 1;
  const wanted = folded(pattern);
  return start === '' ? undefined : nearest(patterns, (other) => leven(wanted, folded(other)), most);
}

/** Without what is easily mistaken: case, and what stands between words. */
function folded(text: string): string {
  return text.toLowerCase().replace(/[-_. ]/g, '_');
}

/** The first of the candidates that are least distant, if it is `most` or less. */
function nearest(
  candidates: readonly string[],
  distance: (candidate: string) => number,
  most: number,
): string | undefined {
  let found: string | undefined;
  let least = most + 1;
  for (const candidate of candidates) {
    const far = distance(candidate);
    if (far < least) [found, least] = [candidate, far];
  }
  return found;
}

/** The part of a range that is there, the right way round. */
export function similarRange(text: string, cells: number): string | undefined {
  const range = text.includes('-') ? rangeOf(text, cells) : undefined;
  if (!range || range.first > cells) return undefined;
  const [low, high] = [range.first, range.last].toSorted((a, b) => a - b) as [number, number];
  const meant = { first: Math.max(low, 1), last: Math.min(high, cells) };
  if (!isWithin(meant, cells)) return undefined;
  return high > cells ? `${meant.first}-` : `${meant.first}-${meant.last}`;
}
