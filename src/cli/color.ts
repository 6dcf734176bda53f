import type { ColorChoice } from './options.ts';
import type { StreamName, Streams } from './streams.ts';

type Style = (text: string) => string;

/** The styles of messages and reports; each returns the text, styled for a terminal or unchanged. */
export type Paint = Readonly<Record<'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan', Style>>;

const plain: Style = (text) => text;
const PLAIN: Paint = { bold: plain, dim: plain, red: plain, green: plain, yellow: plain, cyan: plain };

/**
 * The styles for one stream. They change nothing unless the option, the environment or a terminal asks for colour; only then chalk
 * is loaded.
 */
export async function paintFor(stream: StreamName, choice: ColorChoice, streams: Streams): Promise<Paint> {
  if (!(await isColored(stream, choice, streams))) return PLAIN;
  const { Chalk } = await import('chalk');
  return new Chalk({ level: 1 });
}

/** FORCE_COLOR overrides NO_COLOR, as in Node.js; an empty NO_COLOR is ignored (no-color.org). */
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
