import type { Kernel } from '../engine/kernel.ts';
import type { Source } from '../input/source.ts';

/** Which part of the block is room before each piece, for what is not yet converted of the piece before it. */
const HEADROOM = 1 / 32;

/**
 * Reads a file ahead, in a thread of Node.js: while the kernel converts one half of the input block, a piece of the file is
 * read into the other. It is for runs that write nothing, which have a processor to spare.
 */
export class ReadAhead {
  readonly #kernel: Kernel;
  readonly #read: (into: Uint8Array) => Promise<number>;
  #half = 1;
  #reading: Promise<number>;

  /** What the input block holds must be in its first half. */
  constructor(kernel: Kernel, read: NonNullable<Source['readLater']>) {
    this.#kernel = kernel;
    this.#read = read;
    this.#reading = this.#start();
  }

  /** The address of the piece that comes next. */
  get start(): number {
    const { inputStart, inputCapacity } = this.#kernel;
    return inputStart.value + (this.#half * inputCapacity.value) / 2 + this.#headroom;
  }

  /** Whether `length` bytes have room before the next piece. */
  hasRoomFor(length: number): boolean {
    return length <= this.#headroom;
  }

  get #headroom(): number {
    return Math.floor(HEADROOM * this.#kernel.inputCapacity.value);
  }

  /** How long the piece is, when it has been read; 0 at the end of the file. */
  length(): Promise<number> {
    return this.#reading;
  }

  /** Reads the piece after it, where the one before it was. */
  next(): void {
    this.#half = 1 - this.#half;
    this.#reading = this.#start();
  }

  #start(): Promise<number> {
    const { memory, inputCapacity } = this.#kernel;
    const reading = this.#read(
      new Uint8Array(memory.buffer, this.start, inputCapacity.value / 2 - this.#headroom),
    );
    // A failure is met when the piece is taken; until then it must not count as unhandled.
    reading.catch(() => {});
    return reading;
  }
}
