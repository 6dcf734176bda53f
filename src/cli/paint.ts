import { Chalk, type ChalkInstance } from 'chalk';
import type { ColorChoice } from './options.ts';
import type { Streams } from './streams.ts';

/** Colours for one stream: none unless the choice, the environment or a terminal asks for them. */
export function paintFor(stream: 'stdout' | 'stderr', choice: ColorChoice, streams: Streams): ChalkInstance {
  return new Chalk({ level: isColored(stream, choice, streams) ? 1 : 0 });
}

/** FORCE_COLOR is stronger than NO_COLOR, as in Node.js; an empty NO_COLOR says nothing (no-color.org). */
function isColored(stream: 'stdout' | 'stderr', choice: ColorChoice, { env, terminal }: Streams): boolean {
  if (choice !== 'auto') return choice === 'always';
  const { FORCE_COLOR, NO_COLOR, TERM } = env;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return !NO_COLOR && terminal[stream] && TERM !== 'dumb';
}
