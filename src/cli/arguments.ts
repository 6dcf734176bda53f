import type { Options, ColorChoice } from './options.ts';

/** The values of options that are not given. */
export const DEFAULTS = { base: 0, color: 'auto' } as const;

export interface Parsed {
  readonly options: Options;
  readonly args: readonly string[];
}

/**
 * Reads the arguments. The parser is loaded only if there are options: loading it and setting it up takes a fifteenth of the shortest
 * run.
 * @throws LogitError of kind usage
 */
export async function readArguments(argv: readonly string[]): Promise<Parsed> {
  if (!argv.some((text) => text.startsWith('-'))) return { options: DEFAULTS, args: argv };
  const { parse } = await import('./parser.ts');
  return parse(argv);
}

/** The last value of --color, also if the arguments are not valid. */
export function colorChoice(argv: readonly string[]): ColorChoice {
  const made = /^(?:.*\0)?--(?:color[=\0](auto|always|never)|no-color)(?:\0|$)/s.exec(argv.join('\0'));
  return made ? ((made[1] as ColorChoice | undefined) ?? 'never') : 'auto';
}
