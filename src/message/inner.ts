import { leafPaths, parsePaths, spellPath } from '../job/path.ts';
import { isNumeral } from '../text/numeral.ts';

/** What is in the value of a field that is not a number: paths to all that holds nothing else, as they are asked for. */
export interface Inner {
  readonly what: 'an object' | 'an array';
  readonly fields: readonly string[];
  /** The first that holds a number. */
  readonly meant: string | undefined;
}

/** Looks into the JSON of a field; undefined: it is neither an object nor an array, or more than is kept of a text. */
export function innerOf(text: string, column: string): Inner | undefined {
  const what = text.startsWith('{') ? 'an object' : text.startsWith('[') ? 'an array' : undefined;
  const [path] = parsePaths(column) ?? [];
  if (what === undefined || !path) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    const leaves = leafPaths(value).filter((leaf) => leaf.length > 0);
    const meant = leaves.find((leaf) => holdsNumber(value, leaf));
    const asked = (leaf: readonly string[]): string => spellPath([...path, ...leaf]);
    return { what, fields: leaves.map(asked), meant: meant && asked(meant) };
  } catch {
    return undefined;
  }
}

function holdsNumber(value: unknown, path: readonly string[]): boolean {
  const leaf = path.reduce<unknown>((outer, name) => (outer as Record<string, unknown>)[name], value);
  return typeof leaf === 'number' || (typeof leaf === 'string' && isNumeral(leaf));
}
