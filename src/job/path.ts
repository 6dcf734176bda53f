/** A path into a JSON document: keys, or indices of elements, from the outermost on. */
export type Path = readonly string[];

/** How the empty name is asked for: nothing at all would rather be a slip, or a variable that nobody has set. */
export const EMPTY_NAME = '""';

/**
 * The paths that a text lists: parts with dots between them, paths with commas between them. A backslash makes what
 * follows it a letter of a name, and `""` is the empty name.
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

/** The path as it is asked for. */
export function spellPath(path: Path): string {
  return path.map(spellName).join('.');
}

function spellName(name: string): string {
  if (name === '') return EMPTY_NAME;
  return name === EMPTY_NAME ? `\\${name}` : name.replace(/[\\.,]/g, '\\$&');
}

/** Longer paths are not typed. */
const DEEPEST = 64;

/** The paths of a document to all that holds nothing else, but for what lies very deep. */
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

/** A part of the paths that were seen: the first of them that goes through it, whether that ends here, and what may follow. */
interface Seen {
  readonly path: Path;
  readonly ends: boolean;
  readonly next: Map<string, Seen>;
}

/**
 * The first path of a list that equals, contains or is contained in an earlier one, after that one; undefined if there is none. Each part is
 * visited once.
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
