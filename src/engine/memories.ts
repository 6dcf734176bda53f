/**
 * Memories of kernels that are done, for the kernels that follow. An engine takes ten gigabytes of addresses for each one,
 * and collects garbage for each few of them that are made.
 */
const unused: WebAssembly.Memory[] = [];

/** More than this is not kept: so many conversions that end and begin in turn are rare. */
const MAX_KEPT = 16;

/** One that has grown beyond is not kept. */
const LARGEST = 2 * 1024 * 1024;

/** In pages of 64 KiB: what a kernel needs for one column and the blocks of a stream. */
const PAGES = 11;

/** Another memory cannot be allocated. */
export class NoRoom extends RangeError {
  override readonly name = 'NoRoom';

  constructor(cause: unknown) {
    super('cannot allocate WebAssembly memory', { cause });
  }
}

/**
 * A memory that is all zero, as a kernel needs it.
 * @throws NoRoom
 */
export function takeMemory(): WebAssembly.Memory {
  const memory = unused.pop();
  if (memory === undefined) return newMemory();
  new Uint8Array(memory.buffer).fill(0);
  return memory;
}

/** Nobody may use it any more, nor a view of it. */
export function giveBackMemory(memory: WebAssembly.Memory): void {
  if (unused.length < MAX_KEPT && memory.buffer.byteLength <= LARGEST) unused.push(memory);
}

function newMemory(): WebAssembly.Memory {
  try {
    return new WebAssembly.Memory({ initial: PAGES });
  } catch (error) {
    throw error instanceof RangeError ? new NoRoom(error) : error;
  }
}
