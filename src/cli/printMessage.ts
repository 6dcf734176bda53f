import { inOneLine, printable } from '../message/sentence.ts';
import { paintFor } from './color.ts';
import type { Message } from './messages.ts';
import type { Options } from './options.ts';
import { endOpenLine } from './screen.ts';
import type { Streams } from './streams.ts';

/** Prints a message to standard error; on a terminal, its fix is on a line of its own. */
export async function printMessage(
  message: Message,
  color: Options['color'],
  streams: Streams,
): Promise<void> {
  await endOpenLine(streams);
  const paint = await paintFor('stderr', color, streams);
  const { level } = message;
  const colored = { error: paint.red, warning: paint.yellow, note: paint.dim }[level];
  const label = colored(`logit: ${level}:`);
  const { fix, ...fault } = printable(message);
  const isApart = fix !== undefined && (await streams.isTerminal('stderr'));
  streams.stderr.write(`${label} ${inOneLine(isApart ? fault : { ...fault, fix })}\n`);
  if (isApart) streams.stderr.write(`  ${paint.cyan('hint:')} ${fix}\n`);
}

/** Prints messages, except for those that only the report contains and those that `--quiet` hides. */
export async function printMessages(
  messages: readonly Message[],
  { quiet, color }: Options,
  streams: Streams,
): Promise<void> {
  for (const message of messages) {
    if (message.isForReport) continue;
    if (message.level === 'error' || message.persists || !quiet) await printMessage(message, color, streams);
  }
}
