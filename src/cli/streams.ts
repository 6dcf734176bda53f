import { closeSync, constants, fstatSync, openSync, statSync, writeSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';

/** What the command reads and writes in addition to files; a number is an open descriptor. */
export interface Streams {
  readonly stdin: number | Readable;
  readonly stdout: number | Writable;
  readonly stderr: { write(text: string): unknown };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether one of them is a terminal. */
  readonly isTerminal: (stream: StreamName) => Promise<boolean>;
  /** How many columns a terminal has; undefined if unknown, or it is not a terminal. */
  readonly width: (stream: 'stdout' | 'stderr') => Promise<number | undefined>;
}

/** Columns of a terminal that does not say how many it has. */
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

/** A message that nobody can read changes nothing: neither what is converted nor the exit code. */
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
    // A console of Windows has no file status.
    return true;
  }
}

/**
 * For the end of the process: closes standard streams whose terminal is gone. Node.js sets terminals back as it found them,
 * and aborts with a stack trace where that fails (nodejs/node#51519); what is closed it leaves alone.
 */
export function closeDeadTerminals(): void {
  for (const descriptor of Object.values(DESCRIPTORS)) {
    try {
      // A terminal that is gone cannot be opened again. (Nor written to, but that might stop a job in the background.)
      if (mayBeTerminal(descriptor)) closeSync(openSync(`/dev/fd/${descriptor}`, ANY_WAY));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EIO') closeSync(descriptor);
    }
  }
}

/** So that opening neither waits nor takes a terminal over. */
const ANY_WAY = constants.O_RDONLY | constants.O_NOCTTY | constants.O_NONBLOCK;
