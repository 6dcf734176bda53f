import { readFileSync, readdirSync, readlinkSync } from 'node:fs';

/** On Linux, a directory with a link for each descriptor of the process to its file. */
const DESCRIPTORS = '/proc/self/fd';
const FLAGS = '/proc/self/fdinfo';

/** The part of a descriptor's flags that says what it is open for, and what a path alone has. */
const ACCESS = 0o3;
const READ = 0;
const WRITE = 1;
const PATH_ONLY = 0o10_000_000;
const CLOSE_ON_EXEC = 0o2_000_000;

const LAST_STANDARD = 2;

/**
 * Whether Node.js opened a descriptor for itself. It would read data that is written there as its own messages, and may crash. Its
 * descriptors are pipes with both ends in this process, which are not inherited, and objects that are not files (epoll, eventfd,
 * io_uring). An inherited pipe has one end in another process. Without /proc the answer is always no.
 */
export function isOfNode(descriptor: number): boolean {
  if (descriptor <= LAST_STANDARD) return false;
  const opened = openedOn(descriptor);
  if (opened === undefined) return false;
  if (opened.startsWith('anon_inode:')) return true;
  if (descriptor === channel()) return true;
  if (!opened.startsWith('pipe:') || !isEnd(descriptor)) return false;
  const access = flagsOf(descriptor)! & ACCESS;
  return all().some(
    (other) => openedOn(other) === opened && isEnd(other) && (flagsOf(other)! & ACCESS) === WRITE - access,
  );
}

/** Whether a descriptor is open for writing, as far as the system shows it. */
export function isOpenForWriting(descriptor: number): boolean {
  const flags = flagsOf(descriptor);
  return flags === undefined || ((flags & PATH_ONLY) === 0 && (flags & ACCESS) !== READ);
}

/** One end of a pipe that is not handed on: open for one thing only. */
function isEnd(descriptor: number): boolean {
  const flags = flagsOf(descriptor);
  return flags !== undefined && (flags & CLOSE_ON_EXEC) !== 0 && (flags & ACCESS) <= WRITE;
}

/** The descriptor of the channel to the parent of a process that `fork()` started; undefined: none. */
function channel(): number | undefined {
  return (process.channel as { readonly fd?: number } | undefined)?.fd;
}

function openedOn(descriptor: number): string | undefined {
  return orUndefined(() => readlinkSync(`${DESCRIPTORS}/${descriptor}`, 'latin1'));
}

function flagsOf(descriptor: number): number | undefined {
  return infoOf(descriptor, 'flags', 8);
}

/** The number of the mount of a descriptor; undefined: unknown. */
export function mountOf(descriptor: number): number | undefined {
  return infoOf(descriptor, 'mnt_id', 10);
}

function infoOf(descriptor: number, name: string, base: number): number | undefined {
  return orUndefined(() => {
    const lines = readFileSync(`${FLAGS}/${descriptor}`, 'latin1').split('\n');
    const digits = lines.find((line) => line.startsWith(`${name}:`))?.slice(name.length + 1);
    return digits === undefined ? undefined : Number.parseInt(digits, base);
  });
}

function all(): number[] {
  return orUndefined(() => readdirSync(DESCRIPTORS).map(Number)) ?? [];
}

function orUndefined<T>(look: () => T | undefined): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
