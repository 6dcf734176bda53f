import type { Entry } from './options.ts';

/** An option as it is typed, the short form first. */
export function namesOf({ option: { short, long } }: Entry): string[] {
  return [short, long].filter((name) => name !== undefined);
}

/** What stands for its value in the help; undefined: it takes none. */
export function valueNameOf({ option }: Pick<Entry, 'option'>): string | undefined {
  return /<(.*)>/.exec(option.flags)?.[1];
}
