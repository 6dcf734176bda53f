/** What was probably meant by a text that asks for no column; undefined: nobody knows. */
import leven from 'leven';
import { glob } from '../core/glob.ts';
import { isWithin, rangeOf } from './range.ts';

/** A name of which at most a third of the letters are other ones. */
export function similarName(text: string, names: readonly string[]): string | undefined {
  const wanted = text.trim().toLowerCase();
  const distances = names.map((other) => leven(wanted, other.trim().toLowerCase()));
  const least = Math.min(...distances);
  return least <= Math.max(1, Math.floor(wanted.length / 3)) + 1 && least < wanted.length
    ? names[distances.indexOf(least)]
    : undefined;
}

/** The same pattern behind another start, with which it matches a name. */
export function similarPattern(pattern: string, names: readonly string[]): string | undefined {
  const [start = ''] = pattern.split(/[*?]/, 1);
  const rest = pattern.slice(start.length);
  const starts = names
    .map((name) => [name, name.slice(0, start.length)] as const)
    .filter(([name, other]) => glob(other + rest)(name));
  const meant = similarName(
    start,
    starts.map(([, other]) => other),
  );
  return meant === undefined ? undefined : meant + rest;
}

/** The part of a range that is there, the right way round. */
export function similarRange(text: string, cells: number): string | undefined {
  const range = text.includes('-') ? rangeOf(text, cells) : undefined;
  if (!range || range.first > cells) return undefined;
  const [low, high] = [range.first, range.last].toSorted((a, b) => a - b) as [number, number];
  const meant = { first: Math.max(low, 1), last: Math.min(high, cells) };
  if (!isWithin(meant, cells)) return undefined;
  return meant.last === cells ? `${meant.first}-` : `${meant.first}-${meant.last}`;
}
