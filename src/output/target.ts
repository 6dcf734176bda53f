import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readlinkSync,
  statfsSync,
  statSync,
  type BigIntStats,
} from 'node:fs';
import { basename, dirname, isAbsolute, sep } from 'node:path';
import { pathOf, textOf } from '../text/byteText.ts';
import { SystemError, systemError } from '../message/systemError.ts';
import { closeDirectory, O_PATH, openDirectory, realPath, within, type Directory } from './directory.ts';
import { isOfNode, isOpenForWriting } from './nodeDescriptors.ts';

/** The target of a path to write to. It is resolved once, so that changed links cannot redirect the output. */
export type Target = Entry | Descriptor;

/** A descriptor that is open in this process. */
interface Descriptor {
  readonly descriptor: number;
}

/** A name in a directory. */
export interface Entry {
  readonly directory: Directory;
  readonly name: string;
  /** The status of the file with this name, which is not a symbolic link; undefined if there is none. */
  readonly status: BigIntStats | undefined;
  /** A descriptor that holds the file, so that its inode number is not reused; undefined if the system does not support it. */
  readonly held: number | undefined;
}

/** The limit of Linux. */
const MAX_LINKS = 40;

/**
 * Resolves symbolic links to the target, which need not exist. A link to an open descriptor (`/dev/stdout` and links to it) is that
 * descriptor: replacing its file would discard what other programs write there.
 * @throws LogitError if the directory does not exist or the target may not be written
 */
export function targetOf(path: string): Target {
  try {
    const target = follow(path, refuseForeignLink);
    return 'descriptor' in target ? usable(target) : target;
  } catch (error) {
    throw systemError('write', path, error);
  }
}

/** Whether a path leads to a descriptor that Node.js opened for itself. */
export function namesNodeDescriptor(path: string): boolean {
  const target = follow(path, () => {});
  closeTarget(target);
  return 'descriptor' in target && isOfNode(target.descriptor);
}

/** The descriptor with one of the usual names, which work on all systems and need no permission. */
function literalDescriptor(path: string): number | undefined {
  const [, name, number] = /^\/(?:dev\/(stdout|stderr)|(?:dev|proc\/self)\/fd\/(\d{1,9}))$/.exec(path) ?? [];
  if (name !== undefined) return name === 'stdout' ? 1 : 2;
  return number === undefined ? undefined : Number(number);
}

/** @throws the error of the system if the descriptor is not open for writing, or Node.js opened it for itself */
function usable(target: Descriptor): Target {
  const { descriptor } = target;
  const isSomething = !fstatSync(descriptor).isDirectory() && !isOfNode(descriptor);
  if (isSomething && isOpenForWriting(descriptor)) return target;
  throw new SystemError('EBADF');
}

/** @param check called with each link in place of the last part of the path, before it is followed */
function follow(path: string, check: (link: Entry) => void): Target {
  const descriptor = literalDescriptor(path);
  if (descriptor !== undefined) return { descriptor };
  let entry = entryAt(path);
  for (let links = 0; links < MAX_LINKS; links++) {
    const opened = openElsewhere(entry);
    if (opened) return opened;
    if (!entry.status?.isSymbolicLink()) return entry;
    check(entry);
    const next = entryAt(targetOfLink(entry));
    closeTarget(entry);
    entry = next;
  }
  throw new SystemError('ELOOP');
}

/** The entry of a path, which may be a link. */
function entryAt(path: string): Entry {
  if (path === '') throw new SystemError('ENOENT');
  const isDirectory = path.endsWith('/') || path.endsWith(sep) || /^\.{0,2}$/.test(basename(path));
  const directory = openDirectory(isDirectory ? path : dirname(path));
  const name = isDirectory ? '.' : basename(path);
  const at = within(directory, name);
  if (directory.descriptor === undefined) {
    const status = lstatSync(at, { bigint: true, throwIfNoEntry: false });
    return { directory, name, status, held: undefined };
  }
  const held = openIfThere(at, constants.O_NOFOLLOW);
  const status = held === undefined ? undefined : fstatSync(held, { bigint: true });
  return { directory, name, status, held };
}

function openIfThere(path: string | Buffer, flags: number): number | undefined {
  try {
    return openSync(path, O_PATH | flags);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The target of a link. A relative one is relative to the directory of the link. */
function targetOfLink({ directory, name }: Entry): string {
  const link = textOf(readlinkSync(within(directory, name), { encoding: 'buffer' }));
  return isAbsolute(link) ? link : `${directory.path}/${link}`;
}

const STICKY_AND_WORLD_WRITABLE = 0o1002n;

/**
 * Refuses the links that Linux does not follow with fs.protected_symlinks: in a directory where everybody may create links, only
 * one's own and those of the owner of the directory are followed.
 */
function refuseForeignLink({ directory, status }: Entry): void {
  const { mode, uid } = directoryStatus(directory);
  const isShared = (mode & STICKY_AND_WORLD_WRITABLE) === STICKY_AND_WORLD_WRITABLE;
  const trusted = [BigInt(process.geteuid?.() ?? 0), uid];
  if (isShared && !trusted.includes(status!.uid)) throw new SystemError('FOREIGN_LINK');
}

export function directoryStatus({ path, descriptor }: Directory): BigIntStats {
  return descriptor === undefined
    ? statSync(pathOf(path), { bigint: true })
    : fstatSync(descriptor, { bigint: true });
}

const PROCFS = 0x9f_a0;

/**
 * The target of an entry in a directory of open descriptors: a descriptor of this process, or a file that another process has open.
 * undefined: it is in another directory.
 */
function openElsewhere(entry: Entry): Target | undefined {
  const { directory, name, held } = entry;
  if (!/^\d{1,9}$/.test(name)) return undefined;
  const path = realPath(directory);
  if (path === '/dev/fd') return { descriptor: Number(name) };
  const [, proc, pid] = /^(.*?)\/(\d+)(?:\/task\/\d+)?\/fd$/s.exec(path) ?? [];
  if (pid === undefined || statfsSync(pathOf(`${directory.path}/.`)).type !== PROCFS) return undefined;
  if (held === undefined) throw new SystemError('EBADF');
  if (readlinkSync(pathOf(`${proc}/self`)) === pid) return { descriptor: Number(name) };
  const opened = openSync(within(directory, name), O_PATH);
  const status = fstatSync(opened, { bigint: true });
  if (!status.isFile()) return { ...entry, status, held: opened };
  const own = [Number(name), 1, 2].find((descriptor) => isSame(statusOf(descriptor), status));
  if (own === undefined) throw new SystemError('OTHER_PROCESS');
  return { descriptor: own };
}

function statusOf(descriptor: number): BigIntStats | undefined {
  try {
    return fstatSync(descriptor, { bigint: true });
  } catch {
    // It is not open, or it is a Windows console, which has no file status.
    return undefined;
  }
}

/** Whether both are the same file, or neither exists. */
export function isSame(a: BigIntStats | undefined, b: BigIntStats | undefined): boolean {
  return a?.dev === b?.dev && a?.ino === b?.ino;
}

/** The identity of a file or pipe, equal for all of its names, also if it does not exist; undefined: a device, which loses nothing. */
export function identityOf(target: Target): string | undefined {
  const status = 'descriptor' in target ? statusOf(target.descriptor) : target.status;
  if (status) return status.isFile() || status.isFIFO() || status.isSocket() ? inodeOf(status) : undefined;
  return 'descriptor' in target ? undefined : `${inodeOf(directoryStatus(target.directory))}/${target.name}`;
}

export function inodeOf({ dev, ino }: BigIntStats): string {
  return `${dev}:${ino}`;
}

export function closeTarget(target: Target): void {
  if ('descriptor' in target) return;
  if (target.held !== undefined) closeSync(target.held);
  closeDirectory(target.directory);
}
