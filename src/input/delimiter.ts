import { DELIMITERS } from '../message/delimiters.ts';

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
  // These are in names, too: they part columns where one of these is wanted, and none is empty.
  const parts = (mark: string): boolean => {
    const words = header.includes(mark) ? cells(header, mark) : [];
    return wanted !== undefined && words.includes(wanted) && !words.includes('');
  };
  return others[0] ?? IN_NAMES.find(parts);
}

/** Delimiters that are found in names more often than between them. */
const IN_NAMES = [' ', ':', '^', '~'];

/** Cells without spaces and quotes round them. */
function cells(header: string, delimiter: string): string[] {
  return header.split(delimiter).map((cell) => cell.trim().replace(/^(["'])(.*)\1$/s, '$2'));
}
