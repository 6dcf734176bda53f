import type { ColorChoice } from './options.ts';
import type { StreamName, Streams } from './streams.ts';

type Style = (text: string) => string;

/** The styles in use. */
export type Paint = Readonly<Record<'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan', Style>>;

const plain: Style = (text) => text;
const PLAIN: Paint = { bold: plain, dim: plain, red: plain, green: plain, yellow: plain, cyan: plain };

/** Colours for one stream: none unless the choice, the environment or a terminal asks for them. Then chalk is loaded. */
export async function paintFor(stream: StreamName, choice: ColorChoice, streams: Streams): Promise<Paint> {
  if (!(await isColored(stream, choice, streams))) return PLAIN;
  const { Chalk } = await import('chalk');
  return new Chalk({ level: 1 });
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
