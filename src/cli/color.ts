import type { ChalkInstance } from 'chalk';
import type { ColorChoice } from './options.ts';
import type { StreamName, Streams } from './streams.ts';

/** Colours for one stream: none unless the choice, the environment or a terminal asks for them. Without a message chalk is not loaded. */
export async function chalkFor(
  stream: StreamName,
  choice: ColorChoice,
  streams: Streams,
): Promise<ChalkInstance> {
  const { Chalk } = await import('chalk');
  return new Chalk({ level: (await isColored(stream, choice, streams)) ? 1 : 0 });
}

/** FORCE_COLOR is stronger than NO_COLOR, as in Node.js; an empty NO_COLOR says nothing (no-color.org). */
async function isColored(
  stream: StreamName,
  choice: ColorChoice,
  { env, isTerminal }: Streams,
): Promise<boolean> {
  if (choice !== 'auto') return choice === 'always';
  const { FORCE_COLOR, NO_COLOR, TERM } = env;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return !NO_COLOR && TERM !== 'dumb' && (await isTerminal(stream));
}
