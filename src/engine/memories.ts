/**
 * Memories of released kernels, which are reused. An engine reserves ten gigabytes of addresses for each memory, and collects garbage
 * after every few new ones.
 */
const unused: WebAssembly.Memory[] = [];

/** The maximum number of memories that are kept: more conversions rarely run at the same time. */
const MAX_KEPT = 16;

/** A larger memory is not kept. In bytes. */
const LARGEST = 2 * 1024 * 1024;

/** The initial size, enough for one column and the blocks of a stream. In pages of 64 KiB. */
const PAGES = 11;

/** A new memory cannot be allocated. */
export class NoRoom extends RangeError {
  override readonly name = 'NoRoom';

  constructor(cause: unknown) {
    super('cannot allocate WebAssembly memory', { cause });
  }
}

/**
 * A memory that contains only zeros, as a kernel requires.
 * @throws NoRoom
 */
export function takeMemory(): WebAssembly.Memory {
  const memory = unused.pop();
  if (memory === undefined) return newMemory();
  new Uint8Array(memory.buffer).fill(0);
  return memory;
}

/** Keeps a memory for reuse. Neither it nor a view of it may be used any more. */
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
