import { DELIMITERS } from '../core/delimiters.ts';

/**
 * The delimiter that a header seems to have in place of the one it was read with; undefined: none.
 * @param names its cells as they were read
 * @param wanted a column that is not among them: the delimiter that brings it out counts first
 */
export function otherDelimiter(
  names: readonly string[],
  delimiter: string,
  wanted?: string,
): string | undefined {
  const header = names.join(delimiter);
  const others = DELIMITERS.filter((other) => other !== delimiter && header.includes(other));
  const found = others.find((other) => wanted !== undefined && cells(header, other).includes(wanted));
  if (found !== undefined || names.length > 1) return found;
  // Names have spaces: they part columns where one of these is wanted, and stand alone.
  const words = header.includes(' ') ? cells(header, ' ') : [];
  if (others.length === 0 && wanted !== undefined && words.includes(wanted) && !words.includes(''))
    return ' ';
  return others[0];
}

/** Cells without spaces and quotes round them. */
function cells(header: string, delimiter: string): string[] {
  return header.split(delimiter).map((cell) => cell.trim().replace(/^(["'])(.*)\1$/s, '$2'));
}
