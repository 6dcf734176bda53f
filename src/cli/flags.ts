import type { Entry } from './options.ts';

/** An option as it is typed, the short form first. */
export function namesOf({ option: { short, long } }: Entry): string[] {
  return [short, long].filter((name) => name !== undefined);
}

/** The placeholder of its value in the help; undefined if it takes none. */
export function valueNameOf({ option }: Pick<Entry, 'option'>): string | undefined {
  return /<(.*)>/.exec(option.flags)?.[1];
}
