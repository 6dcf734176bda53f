/** A range of 1-based column numbers, including both ends. */
interface Range {
  readonly first: number;
  readonly last: number;
}

/**
 * The range that `3`, `2-5` or `2-` selects in a table with this many columns, also if they do not exist; undefined: the text is
 * not a range.
 */
export function rangeOf(text: string, cells: number): Range | undefined {
  const [, first, dash, last] = /^(\d+)(-(\d*))?$/.exec(text) ?? [];
  if (first === undefined) return undefined;
  if (dash === undefined) return { first: Number(first), last: Number(first) };
  return { first: Number(first), last: last ? Number(last) : cells };
}

/** Whether all columns of a range exist. */
export function isWithin({ first, last }: Range, cells: number): boolean {
  return first >= 1 && first <= last && last <= cells;
}
