import { valueNameOf } from '../flags.ts';
import type { Entry } from '../options.ts';

/** What stands behind an option: nothing, a column, a file, one of some values, or what nobody can guess. */
export type Wanted = 'nothing' | 'column' | 'file' | 'values' | 'text';

export function wantedBy(entry: Entry): Wanted {
  const { option, values } = entry;
  if (!option.required) return 'nothing';
  if (option.attributeName() === 'column') return 'column';
  if (valueNameOf(entry) === 'FILE') return 'file';
  return values.length > 0 ? 'values' : 'text';
}
