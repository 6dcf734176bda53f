import { closeSync, constants, fsync, linkSync, lstatSync, openSync, renameSync, rmSync } from 'node:fs';
import { pathOf } from '../text/byteText.ts';
import { SystemError, systemError } from '../message/systemError.ts';
import { writeAll } from './descriptor.ts';
import { hasPermissionModel, within, type Directory } from './directory.ts';
import { takeOver } from './permissions.ts';
import { publish } from './publish.ts';
import type { Placement, Sink } from './sink.ts';
import { closeTarget, isSame, type Entry } from './target.ts';
import { openTemporary, temporaryPath } from './temporary.ts';

/** A new file that is renamed when it is complete: it replaces the file that was found under the name, or appears there. */
export class Replacement implements Sink, Placement {
  /** The path as given, for messages. */
  readonly #file: string;
  readonly #entry: Entry;
  readonly #place: string | Buffer;
  readonly #temporary: string | Buffer;
  readonly #descriptor: number;
  /** A second name of the file that is replaced. */
  #old: string | Buffer | undefined;
  #isOpen = true;
  #isReleased = false;

  /** @throws the error of the system if no file can be created in the directory */
  constructor(file: string, entry: Entry) {
    this.#file = file;
    this.#entry = entry;
    this.#place = within(entry.directory, entry.name);
    this.#temporary = temporaryPath(entry.directory);
    this.#descriptor = openTemporary(this.#temporary, entry.status);
  }

  write(bytes: Uint8Array): Promise<void> {
    return writeAll(this.#descriptor, bytes, this.#file);
  }

  rewrite(bytes: Uint8Array): Promise<void> {
    return writeAll(this.#descriptor, bytes, this.#file, 0);
  }

  finish(): Promise<void> {
    return publish([this]);
  }

  /** Waits until the file is on disk. Some file systems report only then that the device is full. */
  async prepare(): Promise<Placement> {
    try {
      if (this.#entry.status && !hasPermissionModel()) takeOver(this.#descriptor, this.#entry.status);
      await sync(this.#descriptor);
      this.#close();
      return this;
    } catch (error) {
      throw this.#problem(error);
    }
  }

  place(): void {
    try {
      this.#refuseOther();
      renameSync(this.#temporary, this.#place);
    } catch (error) {
      throw this.#problem(error);
    }
  }

  keepOld(): void {
    if (!this.#entry.status) return;
    const old = temporaryPath(this.#entry.directory);
    try {
      linkSync(this.#place, old);
      this.#old = old;
    } catch {
      // Not every file system supports hard links.
    }
  }

  takeBack(): void {
    quietly(() => {
      if (!this.#entry.status) rmSync(this.#place, { force: true });
      else if (this.#old !== undefined) renameSync(this.#old, this.#place);
    });
  }

  async settle(): Promise<void> {
    try {
      await syncDirectory(this.#entry.directory);
    } catch (error) {
      throw systemError('write', this.#file, error);
    } finally {
      this.abandon();
    }
  }

  abandon(): void {
    if (this.#isReleased) return;
    this.#isReleased = true;
    quietly(() => this.#close());
    // A file that was renamed does not have this name any more.
    quietly(() => rmSync(this.#temporary, { force: true }));
    const old = this.#old;
    if (old !== undefined) quietly(() => rmSync(old, { force: true }));
    quietly(() => closeTarget(this.#entry));
  }

  #close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    closeSync(this.#descriptor);
  }

  /** Refuses to replace any other file than the one whose owner and permissions were copied. */
  #refuseOther(): void {
    const found = lstatSync(this.#place, { bigint: true, throwIfNoEntry: false });
    if (!found || isSame(found, this.#entry.status)) return;
    throw new SystemError(found.isDirectory() ? 'EISDIR' : 'REPLACED');
  }

  #problem(error: unknown): unknown {
    this.abandon();
    return systemError('write', this.#file, error);
  }
}

/** The errors of file systems that do not support an operation. */
const NOT_SUPPORTED: ReadonlySet<string | undefined> = new Set(['EINVAL', 'ENOTSUP', 'ENOSYS']);

/** Waits until a file is completely on disk. */
function sync(descriptor: number): Promise<void> {
  // Then each write waited for the disk.
  if (hasPermissionModel()) return Promise.resolve();
  return new Promise((resolve, reject) => {
    fsync(descriptor, (error) => {
      if (error && !NOT_SUPPORTED.has(error.code)) reject(error);
      else resolve();
    });
  });
}

/** Waits until the names in a directory are on disk, if the system supports it. */
async function syncDirectory({ path }: Directory): Promise<void> {
  let descriptor: number;
  try {
    descriptor = openSync(pathOf(`${path}/.`), constants.O_RDONLY);
  } catch {
    // A directory may be writable but not readable, and Windows cannot open directories.
    return;
  }
  try {
    await sync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Ignores errors, for cleaning up after a failure that was already reported. */
function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // The failure before this one was reported.
  }
}
