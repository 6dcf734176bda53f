import { spawn, spawnSync } from 'node:child_process';
import { chownSync, readdirSync } from 'node:fs';
import { environment, finished, program, type Directory, type Outcome } from '../../support/command.ts';

const NOBODY = 65_534;

const isRoot = process.getuid?.() === 0;

/** Root may do everything, so it has to be somebody else to whom a permission matters. */
const BECOME_NOBODY = ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'];

const prefix = isRoot ? BECOME_NOBODY : [];

/** Whether there is somebody without privileges who can run the built command. */
export const hasUnprivileged: boolean =
  process.platform !== 'win32' && spawnSync('env', [...prefix, ...program(), '0.5']).status === 0;

/** Runs the built command as another user, with options of setpriv that say which. Only root can. */
export function runAs(
  user: readonly string[],
  args: readonly string[],
  directory: Directory,
): Promise<Outcome> {
  const child = spawn('env', ['setpriv', ...user, ...program(), ...args], {
    cwd: directory.path,
    env: environment(),
  });
  child.stdin.end();
  return finished(child);
}

/** Runs the built command, as somebody to whom permissions matter, in a directory and with files of their own. */
export function runUnprivileged(
  args: readonly string[],
  directory: Directory,
  executable?: string,
): Promise<Outcome> {
  if (isRoot) {
    for (const path of [directory.path, ...readdirSync(directory.path).map((name) => directory.at(name))]) {
      chownSync(path, NOBODY, NOBODY);
    }
  }
  const child = spawn('env', [...prefix, ...program(executable), ...args], {
    cwd: directory.path,
    env: environment(),
  });
  child.stdin.end();
  return finished(child);
}
