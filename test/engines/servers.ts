import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Servers in temporary directories on loopback. All that is started here is stopped, and all directories go, whatever happens. */

const running = new Set<ChildProcess>();
const directories = new Set<string>();

/** As whom a server runs: some refuse to run as root. */
export interface User {
  readonly uid: number;
  readonly gid: number;
}

/** The user of a name, if this process may become another one; undefined: it stays as it is. */
export function userNamed(name: string): User | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string): number => Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout);
  const [uid, gid] = [id('-u'), id('-g')];
  return uid > 0 ? { uid, gid } : undefined;
}

export function temporaryDirectory(name: string, owner?: User): string {
  const directory = mkdtempSync(join(tmpdir(), `logit-${name}-`));
  directories.add(directory);
  if (owner) chownSync(directory, owner.uid, owner.gid);
  return directory;
}

/** On Linux the kernel ends the server if this process is killed. */
const GUARD: readonly string[] =
  spawnSync('setpriv', ['--pdeathsig', 'KILL', 'true']).status === 0
    ? ['setpriv', '--pdeathsig', 'KILL']
    : [];

interface Launch {
  readonly user?: User | undefined;
  readonly cwd: string;
  /** Whether it answers. */
  readonly isReady: () => boolean | Promise<boolean>;
}

const PATIENCE = 60_000;

/** Starts a server and waits until it answers. */
export async function launch(command: readonly string[], { user, cwd, isReady }: Launch): Promise<void> {
  const become = user ? ['--reuid', String(user.uid), '--regid', String(user.gid), '--clear-groups'] : [];
  const guard =
    GUARD.length > 0 || !user ? [...GUARD, ...(GUARD.length > 0 ? become : [])] : ['setpriv', ...become];
  const [program, ...args] = [...guard, ...command];
  const child = spawn(program!, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let message = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (message = (message + chunk.toString()).slice(-4000)));
  let problem: string | undefined;
  child.on('error', (error) => (problem = error.message));
  child.on('exit', (code, signal) => (problem ??= `it ended with ${code ?? signal}`));
  for (const start = Date.now(); Date.now() - start < PATIENCE; await wait(100)) {
    if (problem !== undefined) throw new Error(`${command[0]} does not start: ${problem}\n${message}`);
    if (await isReady()) return;
  }
  throw new Error(`${command[0]} does not answer after ${PATIENCE / 1000} s\n${message}`);
}

/** Stops all servers, and waits for their end; then their directories go. */
export async function stopAll(): Promise<void> {
  await Promise.all([...running].map(stop));
  running.clear();
  removeDirectories();
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(late);
}

function removeDirectories(): void {
  for (const directory of directories) rmSync(directory, { recursive: true, force: true });
  directories.clear();
}

/** Runs the script, stops what it started, also on a signal or an error, and ends the process with its exit code. */
export async function supervised(script: () => Promise<number>): Promise<void> {
  for (const [signal, number] of [
    ['SIGINT', 2],
    ['SIGTERM', 15],
    ['SIGHUP', 1],
  ] as const)
    process.once(signal, () => void stopAll().then(() => process.exit(128 + number)));
  process.once('exit', () => {
    for (const child of running) child.kill('SIGKILL');
    removeDirectories();
  });
  let code = 1;
  try {
    code = await script();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  } finally {
    await stopAll();
  }
  process.exit(code);
}
