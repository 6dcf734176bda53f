import { valueNameOf } from '../flags.ts';
import type { Entry } from '../options.ts';

/** The kind of value that an option takes: nothing, a column, a file, one of some values, or any text. */
export type Wanted = 'nothing' | 'column' | 'file' | 'values' | 'text';

/** Options whose value is a column. */
const COLUMNS: ReadonlySet<string> = new Set(['column', 'loss', 'fit', 'weight']);

export function wantedBy(entry: Entry): Wanted {
  const { option, values } = entry;
  if (!option.required) return 'nothing';
  if (COLUMNS.has(option.attributeName())) return 'column';
  if (valueNameOf(entry) === 'FILE') return 'file';
  return values.length > 0 ? 'values' : 'text';
}
