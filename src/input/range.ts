/** 1-based numbers of columns, both ends included. */
interface Range {
  readonly first: number;
  readonly last: number;
}

/**
 * What `3`, `2-5` and `2-` ask for in a table of so many columns, whether these are there or not; undefined: the text is
 * nothing of the kind.
 */
export function rangeOf(text: string, cells: number): Range | undefined {
  const [, first, dash, last] = /^(\d+)(-(\d*))?$/.exec(text) ?? [];
  if (first === undefined) return undefined;
  if (dash === undefined) return { first: Number(first), last: Number(first) };
  return { first: Number(first), last: last ? Number(last) : cells };
}

/** Whether there are such columns. */
export function isWithin({ first, last }: Range, cells: number): boolean {
  return first >= 1 && first <= last && last <= cells;
}
