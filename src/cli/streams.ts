import { isatty } from 'node:tty';
import type { Readable, Writable } from 'node:stream';

/** What the command reads and writes beside files; a number is an open descriptor. */
export interface Streams {
  readonly stdin: number | Readable;
  readonly stdout: number | Writable;
  readonly stderr: { write(text: string): unknown };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Which of them are terminals. */
  readonly terminal: { readonly stdin: boolean; readonly stdout: boolean; readonly stderr: boolean };
}

export function processStreams(): Streams {
  return {
    stdin: 0,
    stdout: 1,
    stderr: process.stderr,
    env: process.env,
    terminal: { stdin: isatty(0), stdout: isatty(1), stderr: isatty(2) },
  };
}
