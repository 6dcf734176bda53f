import type { Kernel } from '../engine/kernel.ts';
import type { Source } from '../input/source.ts';

/** The room before each piece, as a part of the block. It takes the bytes of the piece before that are not converted yet. */
const HEADROOM = 1 / 32;

/**
 * Reads a file ahead in a thread of Node.js: while the kernel converts one half of the input block, the next piece of the file is
 * read into the other half. This is for runs that write nothing, since those leave a processor free.
 */
export class ReadAhead {
  readonly #kernel: Kernel;
  readonly #read: (into: Uint8Array) => Promise<number>;
  #half = 1;
  #reading: Promise<number>;

  /** Starts to read into the second half of the input block; the bytes it holds must be in the first half. */
  constructor(kernel: Kernel, read: NonNullable<Source['readLater']>) {
    this.#kernel = kernel;
    this.#read = read;
    this.#reading = this.#start();
  }

  /** The address of the next piece. */
  get start(): number {
    const { inputStart, inputCapacity } = this.#kernel;
    return inputStart.value + (this.#half * inputCapacity.value) / 2 + this.#headroom;
  }

  /** Whether `length` bytes fit before the next piece. */
  hasRoomFor(length: number): boolean {
    return length <= this.#headroom;
  }

  get #headroom(): number {
    return Math.floor(HEADROOM * this.#kernel.inputCapacity.value);
  }

  /** The length of the next piece when it has been read; 0 at the end of the file. */
  length(): Promise<number> {
    return this.#reading;
  }

  /** Takes the next piece, and starts to read the one after it into the other half. */
  next(): void {
    this.#half = 1 - this.#half;
    this.#reading = this.#start();
  }

  #start(): Promise<number> {
    const { memory, inputCapacity } = this.#kernel;
    const reading = this.#read(
      new Uint8Array(memory.buffer, this.start, inputCapacity.value / 2 - this.#headroom),
    );
    // A failure is reported when the piece is taken; until then it must not count as unhandled.
    reading.catch(() => {});
    return reading;
  }
}
