import { accessSync, closeSync, constants, fstatSync, open } from 'node:fs';
import { SystemError, systemError } from '../message/systemError.ts';
import { descriptorSink } from './descriptor.ts';
import { descriptorPath, within } from './directory.ts';
import { mountOf } from './nodeDescriptors.ts';
import { Replacement } from './replacement.ts';
import type { Sink } from './sink.ts';
import { directoryStatus, isSame, targetOf, type Entry, type Target } from './target.ts';

/**
 * A sink for the file at `path`, which appears whole or not at all: it is written under another name in the same directory
 * and renamed at the end, so that it may also be the input. A file that is there keeps its permissions and, where the system
 * allows it, its owner; one that may not be written to is refused, although its directory would allow a new one in its
 * place. A symbolic link keeps pointing at it, a device or a pipe is written to as it is, and a name of an open descriptor
 * (`/dev/stdout`) means that descriptor.
 * @param target what the path was found to name
 * @throws LogitError if it cannot be opened
 */
export async function fileSink(path: string, target: Target = targetOf(path)): Promise<Sink> {
  if ('descriptor' in target) return descriptorSink(target.descriptor, path);
  try {
    if (target.status && !target.status.isFile()) return descriptorSink(await openDevice(target), path);
    refuseIrreplaceable(target);
    return new Replacement(path, target);
  } catch (error) {
    throw systemError('write', path, error);
  }
}

/** Opening a pipe without a reader blocks; signals are handled while waiting. */
async function openDevice({ directory, name, status, held }: Entry): Promise<number> {
  if (status!.isDirectory()) throw new SystemError('EISDIR');
  const path = held === undefined ? within(directory, name) : descriptorPath(held);
  const descriptor = await new Promise<number>((resolve, reject) => {
    open(path, constants.O_WRONLY, (error, opened) => (error ? reject(error) : resolve(opened)));
  });
  if (isSame(fstatSync(descriptor, { bigint: true }), status)) return descriptor;
  closeSync(descriptor);
  throw new SystemError('REPLACED');
}

/** What the system would refuse when all is done is refused before. */
function refuseIrreplaceable({ directory, name, status, held }: Entry): void {
  if (!status) return;
  accessSync(held === undefined ? within(directory, name) : descriptorPath(held), constants.W_OK);
  if (held === undefined) return;
  if (mountOf(held) !== mountOf(directory.descriptor!)) throw new SystemError('MOUNT_POINT');
  const { uid, mode } = directoryStatus(directory);
  const mayRename = [0n, uid, status.uid].includes(BigInt(process.geteuid!()));
  if ((mode & STICKY) !== 0n && !mayRename) throw new SystemError('EPERM');
}

const STICKY = 0o1000n;
