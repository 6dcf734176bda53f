import { closeSync, constants, fstatSync, openSync, statSync, writeSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';

/** The standard streams and the environment of the command; a number is an open descriptor. */
export interface Streams {
  readonly stdin: number | Readable;
  readonly stdout: number | Writable;
  readonly stderr: { write(text: string): unknown };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether a stream is a terminal. */
  readonly isTerminal: (stream: StreamName) => Promise<boolean>;
  /** The width of a terminal in columns; undefined if it is unknown or the stream is not a terminal. */
  readonly width: (stream: 'stdout' | 'stderr') => Promise<number | undefined>;
}

/** The width of a terminal if it is unknown. */
export const USUAL_WIDTH = 80;

export type StreamName = keyof typeof DESCRIPTORS;

const DESCRIPTORS = { stdin: 0, stdout: 1, stderr: 2 };

export function processStreams(): Streams {
  return {
    stdin: DESCRIPTORS.stdin,
    stdout: DESCRIPTORS.stdout,
    stderr: { write: writeMessage },
    env: process.env,
    isTerminal: (stream) => isTerminal(DESCRIPTORS[stream]),
    width: async (stream) =>
      (await isTerminal(DESCRIPTORS[stream])) ? process[stream].columns || undefined : undefined,
  };
}

/** Writes a message. If that fails, the run continues, and the exit code stays the same. */
function writeMessage(text: string): void {
  try {
    writeSync(DESCRIPTORS.stderr, text);
  } catch {
    // It cannot be reported anywhere else.
  }
}

/** Loading `node:tty` takes milliseconds, so files, pipes and /dev/null are distinguished without it. */
async function isTerminal(descriptor: number): Promise<boolean> {
  if (!mayBeTerminal(descriptor)) return false;
  const { isatty } = await import('node:tty');
  return isatty(descriptor);
}

function mayBeTerminal(descriptor: number): boolean {
  try {
    const status = fstatSync(descriptor);
    return status.isCharacterDevice() && status.rdev !== statSync('/dev/null').rdev;
  } catch {
    // A Windows console has no file status.
    return true;
  }
}

/**
 * For the end of the process: closes standard streams whose terminal is gone. Node.js restores the state of terminals at exit, and
 * aborts with a stack trace if that fails (nodejs/node#51519), but skips closed streams.
 */
export function closeDeadTerminals(): void {
  for (const descriptor of Object.values(DESCRIPTORS)) {
    try {
      // A terminal that is gone cannot be opened again. (It cannot be written either, but a write might stop a background job.)
      if (mayBeTerminal(descriptor)) closeSync(openSync(`/dev/fd/${descriptor}`, ANY_WAY));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EIO') closeSync(descriptor);
    }
  }
}

/** Opening neither waits, nor makes the terminal the controlling one. */
const ANY_WAY = constants.O_RDONLY | constants.O_NOCTTY | constants.O_NONBLOCK;
