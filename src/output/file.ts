import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  lstatSync,
  open,
  openSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  type Stats,
} from 'node:fs';
import { dirname, isAbsolute } from 'node:path';
import { Problem, systemProblem } from '../core/problem.ts';
import { descriptorSink, writeAll } from './descriptor.ts';
import type { Sink } from './sink.ts';

/**
 * A sink for the file at `path`, which appears whole or not at all: it is written beside it under a name of its own and
 * renamed at the end, so that it may also be the input. A file that is there keeps its permissions and, where the system
 * allows it, its owner; one that may not be written to is refused, although its folder would allow a new one in its place.
 * A symbolic link keeps pointing at it, a device or a pipe is written to as it is, and a name of an open descriptor
 * (`/dev/stdout`) means that descriptor.
 * @throws Problem if it cannot be opened
 */
export async function fileSink(path: string): Promise<Sink> {
  try {
    const descriptor = descriptorOf(path);
    if (descriptor !== undefined && isWritable(fstatSync(descriptor)))
      return descriptorSink(descriptor, path);
    const status = statSync(path, { throwIfNoEntry: false });
    if (status && !status.isFile()) return descriptorSink(await openDevice(path), path);
    if (status) accessSync(path, constants.W_OK);
    return replacement(path, status);
  } catch (error) {
    throw systemProblem('write', path, error);
  }
}

function replacement(path: string, status: Stats | undefined): Sink {
  const target = followed(path);
  // Not `join`, here and below: it would take `..` out of the path of a folder that is itself a link.
  const temporary = `${dirname(target)}/.logit-${process.pid}-${Math.random().toString(36).slice(2)}.tmp`;
  // From the start it is open to nobody who may not read what it replaces.
  const descriptor = openBeside(temporary, path, status);
  let isOpen = true;

  function close(): void {
    isOpen = false;
    closeSync(descriptor);
  }

  const sink: Sink = {
    write: (bytes) => writeAll(descriptor, bytes, path),
    rewrite: (bytes) => writeAll(descriptor, bytes, path, 0),
    finish() {
      try {
        if (status) takeOver(descriptor, status);
        close();
        renameSync(temporary, target);
        return Promise.resolve();
      } catch (error) {
        rmSync(temporary, { force: true });
        return Promise.reject(systemProblem('write', path, error));
      }
    },
    abandon() {
      if (!isOpen) return;
      try {
        close();
        rmSync(temporary, { force: true });
      } catch {
        // What made the run fail has been told; this cannot be mended here.
      }
    },
  };
  return sink;
}

function openBeside(temporary: string, path: string, status: Stats | undefined): number {
  try {
    return openSync(temporary, 'wx', status && status.mode & 0o777);
  } catch (error) {
    if (!status || (error as NodeJS.ErrnoException).code !== 'EACCES') throw error;
    throw new Problem({ kind: 'system', action: 'write', file: path, code: 'NEIGHBOUR' });
  }
}

/**
 * Gives a new file the owner and the permissions of another one; set-user-ID and its like do not go with new content. Only
 * where they differ: Node.js refuses it under its permission model.
 */
function takeOver(descriptor: number, { uid, gid, mode }: Stats): void {
  const made = fstatSync(descriptor);
  if (made.uid !== uid || made.gid !== gid) giveTo(descriptor, uid, gid);
  if ((made.mode & 0o777) !== (mode & 0o777)) fchmodSync(descriptor, mode & 0o777);
}

/** Only root may give a file away; its group one may set if one is a member. */
function giveTo(descriptor: number, uid: number, gid: number): void {
  for (const owner of [uid, UNCHANGED]) {
    try {
      fchownSync(descriptor, owner, gid);
      return;
    } catch {
      // Then it is the writer's, as any new file.
    }
  }
}

const UNCHANGED = -1;

/** Where a symbolic link leads in the end, also if nothing is there yet; any other path as it is. */
export function followed(path: string): string {
  if (!lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) return path;
  const link = readlinkSync(path);
  return followed(isAbsolute(link) ? link : `${dirname(path)}/${link}`);
}

/**
 * The descriptor that a path names. To open the file behind it would be to empty it, or to put another one in its place;
 * undefined: it names none.
 */
export function descriptorOf(path: string): number | undefined {
  const [, name, number] = /^\/(?:dev\/(stdout|stderr)|(?:dev|proc\/self)\/fd\/(\d{1,9}))$/.exec(path) ?? [];
  if (name !== undefined) return name === 'stdout' ? 1 : 2;
  return number === undefined ? undefined : Number(number);
}

/** Node.js has descriptors of its own, which are none of these. */
function isWritable(status: Stats): boolean {
  return status.isFile() || status.isFIFO() || status.isSocket() || status.isCharacterDevice();
}

/** A pipe without a reader lets one wait; signals are served meanwhile. */
function openDevice(path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    open(path, 'w', (error, descriptor) => (error ? reject(error) : resolve(descriptor)));
  });
}
