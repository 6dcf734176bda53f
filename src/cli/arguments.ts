import type { Options, ColorChoice } from './options.ts';

/** What is meant where nothing is said. */
export const DEFAULTS = { base: 0, color: 'auto' } as const;

export interface Parsed {
  readonly options: Options;
  readonly args: readonly string[];
}

/**
 * Reads the arguments. The parser is loaded if there are options: to load it and to set it up takes a fifteenth of the
 * shortest run.
 * @throws LogitError of kind usage
 */
export async function readArguments(argv: readonly string[]): Promise<Parsed> {
  if (!argv.some((text) => text.startsWith('-'))) return { options: DEFAULTS, args: argv };
  const { parse } = await import('./parser.ts');
  return parse(argv);
}

/** The choice about colour, the last that is made, also where the arguments cannot be read. */
export function colorChoice(argv: readonly string[]): ColorChoice {
  const made = /^(?:.*\0)?--(?:color[=\0](auto|always|never)|no-color)(?:\0|$)/s.exec(argv.join('\0'));
  return made ? ((made[1] as ColorChoice | undefined) ?? 'never') : 'auto';
}
