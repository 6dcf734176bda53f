import { leafPaths, parsePaths, spellPath } from '../job/path.ts';
import { isNumeral } from '../text/numeral.ts';

/** The content of a field that is an object or array: the paths of its leaves, as they are typed. */
export interface Inner {
  readonly what: 'an object' | 'an array';
  readonly fields: readonly string[];
  /** The path of the first number. */
  readonly meant: string | undefined;
}

/** Parses the JSON of a field; undefined: it is neither an object nor an array, or was cut. */
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
