/** The built command as a process of its own, fed through a pipe in pieces. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Ended {
  /** As Latin-1 text. */
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** How long a case may take: beyond that it hangs. */
const PATIENCE = 120_000;

/** As deep below the root is the directory of the bundle that `npm run fuzz` makes. */
const COMMAND = fileURLToPath(new URL('../../bin/logit.cjs', import.meta.url));

const ENVIRONMENT = { PATH: process.env.PATH, HOME: process.env.HOME, LANG: 'C.UTF-8' };

/** Runs the command in `directory`; each piece of standard input is a write of its own. */
export function runCommand(
  args: readonly string[],
  directory: string,
  stdin: Iterable<Uint8Array>,
): Promise<Ended> {
  const child = spawn(process.execPath, [COMMAND, ...args], {
    cwd: directory,
    env: ENVIRONMENT,
    timeout: PATIENCE,
    killSignal: 'SIGKILL',
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  // A command that stops early does not read the rest.
  child.stdin.on('error', () => {});
  void feed(child.stdin, stdin);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      resolve({
        stdout: Buffer.concat(out).toString('latin1'),
        stderr: Buffer.concat(err).toString('utf8'),
        code,
        signal,
      });
    });
  });
}

async function feed(stream: NodeJS.WritableStream, pieces: Iterable<Uint8Array>): Promise<void> {
  for (const piece of pieces) {
    if (piece.length === 0) continue;
    await new Promise((resolve) => {
      stream.write(piece, resolve);
    });
  }
  stream.end();
}
