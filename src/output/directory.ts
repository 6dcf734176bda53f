import { closeSync, constants, openSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { pathOf, textOf } from '../text/byteText.ts';
import { SystemError } from '../message/systemError.ts';

/** Linux: a descriptor that only names a file. No permission on the file is needed. Node.js has no constant for it. */
export const O_PATH = 0o10_000_000;

/**
 * A directory that stays the same while others move files and change links on the way to it. On Linux a descriptor holds
 * it, and its path is that of the descriptor; elsewhere it has only the path it was named by.
 */
export interface Directory {
  readonly path: string;
  /** O_PATH; undefined if it is not held. */
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
  // Without /proc it would be of no use.
  if (statSync(descriptorPath(descriptor), { throwIfNoEntry: false })?.isDirectory()) return descriptor;
  closeSync(descriptor);
  return undefined;
}

/** The permission model of Node.js knows paths only, and by this one nobody is permitted anything. */
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

/** The path of a file in it. */
export function within({ path }: Directory, name: string): string | Buffer {
  return pathOf(`${path}/${name}`);
}

/** Its path without links. */
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
