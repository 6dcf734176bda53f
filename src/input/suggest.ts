/** Suggests the column that was probably meant by a selector of no column. */
import leven from 'leven';
import { glob } from '../text/glob.ts';
import { isOpposite } from '../text/opposite.ts';
import { isWithin, rangeOf } from './range.ts';

/** Longer names are not compared: they are not typed, and normalizing a header of megabytes could take hours. */
const LONGEST = 256;

/** The maximum number of pairs of characters that are compared. */
const MAX_PAIRS = 50_000_000;

/**
 * The most similar name, within a Levenshtein distance of a third of the length of the text plus one. Names with another number, or
 * with the opposite meaning, are not suggested: following the suggestion converts the column.
 */
export function similarName(text: string, names: readonly string[]): string | undefined {
  if (text.length > LONGEST) return undefined;
  const wanted = seen(text);
  const max = Math.min(Math.max(1, Math.floor(wanted.length / 3)) + 1, wanted.length - 1);
  const isMeant = (name: string): boolean => !isOpposite(text, name) && !hasOtherNumber(text, name);
  // NumPy writes a # before the header.
  return nearest(wanted, names, (name) => seen(name.replace(/^ *#/, '')), max, isMeant);
}

/** Whether both names have numbers, and these differ: `p_1` is not a misspelling of `p_2`. */
function hasOtherNumber(one: string, other: string): boolean {
  const [a = '', b = ''] = [one, other].map((name) => name.match(/\d+/g)?.map(Number).join(' '));
  return a !== '' && b !== '' && a !== b;
}

/** The visible text in lower case: composed letters, without invisible characters and surrounding space or quotes. */
function seen(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu, '')
    .trim()
    .replace(/^(["'])(.*)\1$/s, '$2')
    .trim()
    .toLowerCase();
}

/** The pattern with another prefix, so that it matches a name. */
export function similarPattern(pattern: string, names: readonly string[]): string | undefined {
  const [start = ''] = pattern.split(/[*?]/, 1);
  if (start === '' || pattern.length > LONGEST) return undefined;
  const rest = pattern.slice(start.length);
  const matches = glob(rest);
  const patterns = names
    .filter((name) => name.length <= LONGEST && matches(name.slice(start.length)))
    .map((name) => name.slice(0, start.length) + rest);
  // In a short prefix, one other letter makes another prefix.
  const max = start.length < 4 ? 0 : Math.floor(start.length / 3) + 1;
  return nearest(folded(pattern), patterns, folded, max);
}

/** The text in lower case and without separators between words, which are easily mistaken. */
function folded(text: string): string {
  return text.toLowerCase().replace(/[-_. ]/g, '_');
}

/**
 * The first of the nearest candidates, if their distance is at most `max`.
 * @param fold returns the text of a candidate to compare with `wanted`
 */
function nearest(
  wanted: string,
  candidates: readonly string[],
  fold: (candidate: string) => string,
  max: number,
  isMeant: (candidate: string) => boolean = () => true,
): string | undefined {
  let found: string | undefined;
  let min = max + 1;
  let pairs = 0;
  for (const candidate of candidates) {
    if (candidate.length > LONGEST) continue;
    pairs += (wanted.length + 1) * (candidate.length + 1);
    if (pairs > MAX_PAIRS) break;
    const far = leven(wanted, fold(candidate), { maxDistance: min });
    if (far < min && isMeant(candidate)) [found, min] = [candidate, far];
  }
  return found;
}

/** The part of a range that exists, in ascending order. */
export function similarRange(text: string, cells: number): string | undefined {
  const range = text.includes('-') ? rangeOf(text, cells) : undefined;
  if (!range || range.first > cells) return undefined;
  const [low, high] = [range.first, range.last].toSorted((a, b) => a - b) as [number, number];
  const meant = { first: Math.max(low, 1), last: Math.min(high, cells) };
  if (!isWithin(meant, cells)) return undefined;
  return high > cells ? `${meant.first}-` : `${meant.first}-${meant.last}`;
}

/** The columns that a text names with something else than commas between them, `p;y`, or the range `2:4`, as -c takes them. */
export function similarList(text: string, names: readonly string[]): string | undefined {
  if (text.length > LONGEST) return undefined;
  const parts = text.trim().split(/\s*[;:|+&]\s*|\s+/);
  const known = new Set(names);
  if (parts.length < 2) return undefined;
  if (parts.every((part) => known.has(part) && !part.includes(','))) return parts.join(',');
  return /^\d+:\d+$/.test(text) ? similarRange(parts.join('-'), names.length) : undefined;
}
