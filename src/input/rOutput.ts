import { latin1Text } from '../text/encoding.ts';
/** How many bytes are inspected: an index of R is shorter. */
const LONGEST = 64;

/**
 * The index that R prints before values, if a stream starts with it: `[1]` before a vector, `[,1]` above a matrix, `[[1]]` above a
 * part of a list. `none`: there is no index; undefined: there are too few bytes.
 *
 * Python and NumPy print `[1]`, `[1 2]` and `[[1]]` too, but nothing after the bracket on the same line.
 */
export function indexOfR(
  bytes: Uint8Array,
  last: boolean,
): { readonly index: string; readonly line: number } | 'none' | undefined {
  const text = latin1Text(bytes.subarray(0, 4 * LONGEST));
  const [before] = /^(?:\s|#[^\r\n]*[\r\n])*/.exec(text)!;
  if (before.length === text.length || text[before.length] === '#')
    return last || text.length === 4 * LONGEST ? 'none' : undefined;
  const shown = text.slice(before.length, before.length + LONGEST);
  const line = before.split('\n').length;
  const [index] = /^\[(?:[1-9]\d*\](?= +[^\s[\](),#])|,1\])/.exec(shown) ?? [];
  if (index !== undefined) return { index, line };
  const [, part] = /^(\[\[[1-9]\d*\]\])\r?\n\[1\] +[^\s[\](),#]/.exec(shown) ?? [];
  if (part !== undefined) return { index: part, line };
  const mayGoOn = /^\[[\d[\], ]*\r?$|^\[\[[1-9]\d*\]\]\r?\n[\d[\] ]*$/.test(shown);
  return mayGoOn && shown.length < LONGEST && !last ? undefined : 'none';
}
