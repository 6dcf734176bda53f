import { plural } from '../text/plural.ts';

/** `3 of 40 values`; of a single one in all, `1 value`. */
export function ofAll(count: number, all: number): string {
  return count === 1 && all === 1 ? '1 value' : `${count} of ${plural(all, 'value')}`;
}

/** A fault that `count` values share, the first of them, and the fix if one is known. */
export function withFirst(fault: string, count: number, first: string, fix: string | undefined): string {
  if (count === 1) return `${fault}: ${first}${fix === undefined ? '' : ` (${fix})`}`;
  return `${fault} (first: ${first}${fix === undefined ? '' : `; ${fix}`})`;
}
