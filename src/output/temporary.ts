import { closeSync, constants, fstatSync, openSync, rmSync, type BigIntStats } from 'node:fs';
import { SystemError } from '../message/systemError.ts';
import { hasPermissionModel, within, type Directory } from './directory.ts';
import { permissions } from './permissions.ts';

const PRIVATE = 0o600;
/** The permissions of any new file, before the umask is applied. */
const USUAL = 0o666;

const NEW = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL;

/** A path that no other file has. */
export function temporaryPath(directory: Directory): string | Buffer {
  return within(directory, `.logit-${Math.random().toString(36).slice(2, 12)}.tmp`);
}

/**
 * Creates and opens a file that is renamed later. If it replaces another file, until then only its owner may access it.
 * @param status the status of the file that it replaces
 */
export function openTemporary(path: string | Buffer, status: BigIntStats | undefined): number {
  try {
    return hasPermissionModel()
      ? openRestricted(path, status)
      : openSync(path, NEW, status ? PRIVATE : USUAL);
  } catch (error) {
    if (!status || (error as NodeJS.ErrnoException).code !== 'EACCES') throw error;
    throw new SystemError('NEIGHBOUR');
  }
}

/**
 * The permission model of Node.js disables fchmod, fchown and fsync. So the file gets its final permissions when it is created,
 * which depend on the group that the system gives it, and each write waits for the disk.
 */
function openRestricted(path: string | Buffer, status: BigIntStats | undefined): number {
  const flags = NEW | constants.O_DSYNC;
  if (!status) return openSync(path, flags, USUAL);
  const made = openSync(path, flags, PRIVATE);
  const mode = permissions(Number(status.mode), BigInt(fstatSync(made).gid) === status.gid);
  if (mode === PRIVATE) return made;
  closeSync(made);
  rmSync(path);
  const umask = process.umask(0);
  try {
    return openSync(path, flags, mode);
  } finally {
    process.umask(umask);
  }
}
