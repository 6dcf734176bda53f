/** A path into a JSON document: keys, or indices of elements, from the outermost on. */
export type Path = readonly string[];

/** The notation of the empty name. An empty text would probably be a mistake or an unset variable. */
export const EMPTY_NAME = '""';

/**
 * Parses a list of paths: dots separate the parts of a path, commas the paths. A character after a backslash is part of a name, and
 * `""` is the empty name.
 * @returns undefined if a part is missing, or nothing follows a backslash
 */
export function parsePaths(text: string): Path[] | undefined {
  let path = [''];
  const paths = [path];
  for (const [token] of text.matchAll(/\\?./gsu)) {
    if (token === ',') paths.push((path = ['']));
    else if (token === '.') path.push('');
    else if (token === '\\') return undefined;
    else path.push(path.pop()! + token);
  }
  return paths.flat().includes('') ? undefined : paths.map((parts) => parts.map(nameOf));
}

function nameOf(part: string): string {
  return part === EMPTY_NAME ? '' : part.replace(/\\(.)/gsu, '$1');
}

/** The text of a path, which `parsePaths` parses. */
export function spellPath(path: Path): string {
  return path.map(spellName).join('.');
}

function spellName(name: string): string {
  if (name === '') return EMPTY_NAME;
  return name === EMPTY_NAME ? `\\${name}` : name.replace(/[\\.,]/g, '\\$&');
}

/** Longer paths are not listed, since nobody types them. */
const DEEPEST = 64;

/** The paths of all leaves of a document, except for very deep ones. */
export function leafPaths(document: unknown): Path[] {
  const found: Path[] = [];
  const open: (readonly [value: unknown, path: Path])[] = [[document, []]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [value, path] = next;
    if (typeof value !== 'object' || value === null) found.push(path);
    else if (path.length < DEEPEST) {
      const inner = Object.entries(value).map(([name, member]) => [member, [...path, name]] as const);
      for (const one of inner.toReversed()) open.push(one);
    }
  }
  return found;
}

/** A node in the tree of paths so far: the first path through it, whether that path ends here, and the next parts. */
interface Seen {
  readonly path: Path;
  readonly ends: boolean;
  readonly next: Map<string, Seen>;
}

/**
 * The first path of a list that equals, contains or is inside an earlier one, together with that one; undefined if there is none.
 * Each part is visited once.
 */
export function overlap(paths: readonly Path[]): readonly [earlier: Path, later: Path] | undefined {
  const root = new Map<string, Seen>();
  for (const path of paths) {
    let parts = root;
    for (const [i, part] of path.entries()) {
      const ends = i === path.length - 1;
      const seen = parts.get(part);
      if (seen && (seen.ends || ends)) return [seen.path, path];
      const next: Map<string, Seen> = seen?.next ?? new Map<string, Seen>();
      if (!seen) parts.set(part, { path, ends, next });
      parts = next;
    }
  }
  return undefined;
}
