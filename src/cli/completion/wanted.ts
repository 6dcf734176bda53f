import type { Entry } from '../options.ts';

/** What stands behind an option: nothing, a column, a file, one of some values, or what nobody can guess. */
export type Wanted = 'nothing' | 'column' | 'file' | 'values' | 'text';

export function wantedBy({ option, values }: Entry): Wanted {
  if (!option.required) return 'nothing';
  if (option.attributeName() === 'column') return 'column';
  if (option.flags.endsWith('<FILE>')) return 'file';
  return values.length > 0 ? 'values' : 'text';
}

/** An option as it is typed, the short form first. */
export function namesOf({ option: { short, long } }: Entry): string[] {
  return [short, long].filter((name) => name !== undefined);
}
