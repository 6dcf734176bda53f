import { closeSync, constants, openSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { pathOf, textOf } from '../text/byteText.ts';
import { SystemError } from '../message/systemError.ts';

/** Linux: opens a descriptor that only identifies a file, which requires no permission on the file. Node.js has no constant for it. */
export const O_PATH = 0o10_000_000;

/**
 * A directory that stays the same if other programs move files or change links in its path. On Linux, a descriptor holds the
 * directory, and the path is that of the descriptor. On other systems it is only the original path.
 */
export interface Directory {
  readonly path: string;
  /** Opened with O_PATH; undefined if no descriptor holds the directory. */
  readonly descriptor: number | undefined;
}

/** @throws the system's error if there is no such directory */
export function openDirectory(path: string): Directory {
  const descriptor = hold(path);
  if (descriptor !== undefined) return { path: descriptorPath(descriptor), descriptor };
  if (!statSync(pathOf(path)).isDirectory()) throw new SystemError('ENOTDIR');
  return { path, descriptor: undefined };
}

function hold(path: string): number | undefined {
  if (!canHold()) return undefined;
  const descriptor = openSync(pathOf(path), O_PATH | constants.O_DIRECTORY);
  // Without /proc the descriptor has no path.
  if (statSync(descriptorPath(descriptor), { throwIfNoEntry: false })?.isDirectory()) return descriptor;
  closeSync(descriptor);
  return undefined;
}

/** Whether the path of a descriptor can be used: the permission model of Node.js would deny it, since it permits only original paths. */
function canHold(): boolean {
  return process.platform === 'linux' && !hasPermissionModel();
}

/** Whether Node.js restricts what the process may do. Functions that take a descriptor are disabled then. */
export function hasPermissionModel(): boolean {
  return (process as { readonly permission?: unknown }).permission !== undefined;
}

export function descriptorPath(descriptor: number): string {
  return `/proc/self/fd/${descriptor}`;
}

/** The path of a file in a directory. */
export function within({ path }: Directory, name: string): string | Buffer {
  return pathOf(`${path}/${name}`);
}

/** The path of a directory without symbolic links. */
export function realPath({ path, descriptor }: Directory): string {
  return textOf(
    descriptor === undefined
      ? realpathSync(pathOf(path), { encoding: 'buffer' })
      : readlinkSync(path, { encoding: 'buffer' }),
  );
}

export function closeDirectory({ descriptor }: Directory): void {
  if (descriptor !== undefined) closeSync(descriptor);
}
