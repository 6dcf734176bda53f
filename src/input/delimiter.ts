import { DELIMITERS } from '../message/delimiters.ts';

/**
 * The delimiter that a header probably has instead of the one in use; undefined: none.
 * @param names the cells of the header, split by the delimiter in use
 * @param wanted a column that is not among them: a delimiter that separates it takes precedence
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
  // These occur in names too. They count only if they separate the wanted column, and no cell is empty.
  const parts = (mark: string): boolean => {
    const words = header.includes(mark) ? cells(header, mark) : [];
    return wanted !== undefined && words.includes(wanted) && !words.includes('');
  };
  return others[0] ?? IN_NAMES.find(parts);
}

/** Characters that occur in names more often than between them. */
const IN_NAMES = [' ', ':', '^', '~'];

/** The cells without surrounding spaces and quotes. */
function cells(header: string, delimiter: string): string[] {
  return header.split(delimiter).map((cell) => cell.trim().replace(/^(["'])(.*)\1$/s, '$2'));
}
