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

/** A new file that takes a place in a directory when it is complete: that of the file which was found there, or an empty one. */
export class Replacement implements Sink, Placement {
  /** As it was named, for messages. */
  readonly #file: string;
  readonly #entry: Entry;
  readonly #place: string | Buffer;
  readonly #temporary: string | Buffer;
  readonly #descriptor: number;
  /** Another name of what is replaced. */
  #old: string | Buffer | undefined;
  #isOpen = true;
  #isReleased = false;

  /** @throws the system's error if no file can be made in the directory */
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

  /** Some file systems report only here that the device is full. */
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
      // Not every file system has a second name for a file.
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
    // A file that is in its place does not have this name any more.
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

  /** Only the file whose owner and permissions the new one has may be replaced. */
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

/** What a file system says that has no such function. */
const NOT_SUPPORTED: ReadonlySet<string | undefined> = new Set(['EINVAL', 'ENOTSUP', 'ENOSYS']);

/** Waits until all of a file is on the disk. */
function sync(descriptor: number): Promise<void> {
  // Then each write has waited.
  if (hasPermissionModel()) return Promise.resolve();
  return new Promise((resolve, reject) => {
    fsync(descriptor, (error) => {
      if (error && !NOT_SUPPORTED.has(error.code)) reject(error);
      else resolve();
    });
  });
}

/** Waits until the names in a directory are on the disk, where that can be. */
async function syncDirectory({ path }: Directory): Promise<void> {
  let descriptor: number;
  try {
    descriptor = openSync(pathOf(`${path}/.`), constants.O_RDONLY);
  } catch {
    // One that may be written to need not be readable; and Windows opens none.
    return;
  }
  try {
    await sync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** For what cannot be mended: what made the run fail has been reported. */
function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // Nothing more can be done here.
  }
}
