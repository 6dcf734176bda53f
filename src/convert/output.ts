import type { Kernel } from '../engine/kernel.ts';
import type { Sink } from '../output/sink.ts';

/** Output shorter than this waits for the current write and is joined with more, since a write of its own costs more. */
const SMALL = 256 * 1024;

/**
 * Write-behind: while one half of the kernel's output is being written, the kernel fills the other. One write is under
 * way at a time, so nothing is reordered.
 */
export class Output {
  readonly #kernel: Kernel;
  readonly #sink: Sink;
  #half = 0;
  #writing: Promise<void> = Promise.resolve();
  #isWriting = false;
  /** True: what the kernel has put out is to follow the write that is under way. */
  #isDue = false;
  /** How many bytes were put out so far, but for what was left waiting. */
  bytesWritten = 0;
  /** The last of them. */
  lastByte: number | undefined;

  constructor(kernel: Kernel, sink: Sink) {
    this.#kernel = kernel;
    this.#sink = sink;
  }

  /** Starts writing what the kernel has put out, when the write before it is done. False: there is nothing. */
  async flush(): Promise<boolean> {
    this.#isDue = false;
    await this.#writing;
    return this.#writeHalf();
  }

  /**
   * The same, but where a write is under way and there is little to write, nobody waits: it is written as soon as can be,
   * with what is put out until then. False: nothing was waited for.
   */
  async pass(): Promise<boolean> {
    if (!this.#isWriting || this.#waiting >= SMALL) return this.flush();
    this.#isDue = true;
    return false;
  }

  /** Writes bytes of the host after all output so far. */
  async write(bytes: Uint8Array): Promise<void> {
    await this.flush();
    await this.#writing;
    if (bytes.length > 0) this.#start(bytes);
    await this.settle();
  }

  /** Waits until everything put out is written, and starts over with the first half. */
  async settle(): Promise<void> {
    await this.flush();
    await this.#writing;
    this.#half = 0;
    this.#kernel.useOutput(0);
  }

  /** How many bytes the kernel has put out that nothing was done about. */
  get #waiting(): number {
    return this.#kernel.outputAt.value - this.#kernel.outputStart.value;
  }

  #writeHalf(): boolean {
    const kernel = this.#kernel;
    this.#isDue = false;
    if (this.#waiting === 0) return false;
    const bytes = new Uint8Array(kernel.memory.buffer, kernel.outputStart.value, this.#waiting);
    // Turned first: where the write throws at once, the same bytes are not tried again.
    this.#half = 1 - this.#half;
    kernel.useOutput(this.#half);
    this.#start(bytes);
    return true;
  }

  /** No write may be under way. */
  #start(bytes: Uint8Array): void {
    this.lastByte = bytes.at(-1);
    this.bytesWritten += bytes.length;
    this.#writing = this.#sink.write(bytes).then(
      () => {
        this.#isWriting = false;
        if (this.#isDue) this.#writeHalf();
      },
      (error: unknown) => {
        this.#isWriting = false;
        throw error;
      },
    );
    this.#isWriting = true;
    // A failure, also of what is due then, is met at the next await; until then it must not count as unhandled.
    this.#writing.catch(() => {});
  }
}
