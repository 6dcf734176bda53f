import { spawnSync } from 'node:child_process';

/** The first line that a program says to these arguments; undefined: it is not installed, or fails. */
export function versionOf(program: string, args: readonly string[]): string | undefined {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  return status === 0 ? (stdout || stderr).split('\n')[0] : undefined;
}
