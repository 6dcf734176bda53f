import type { Kernel } from '../engine/kernel.ts';
import type { Sink } from '../output/sink.ts';

/** Shorter output waits for the current write and is joined with more, since a separate write would cost more. */
const SMALL = 256 * 1024;

/**
 * Write-behind: while one half of the kernel's output is being written, the kernel fills the other. There is one write
 * at a time, so nothing is reordered.
 */
export class Output {
  readonly #kernel: Kernel;
  readonly #sink: Sink;
  #half = 0;
  #writing: Promise<void> = Promise.resolve();
  #isWriting = false;
  /** True: the waiting output is written as soon as the current write ends. */
  #isDue = false;
  /** How many bytes were passed to the sink so far. */
  bytesWritten = 0;
  /** The last byte passed to the sink. */
  lastByte: number | undefined;

  constructor(kernel: Kernel, sink: Sink) {
    this.#kernel = kernel;
    this.#sink = sink;
  }

  /** Waits for the current write, then starts to write the waiting output. Returns false if no output is waiting. */
  async flush(): Promise<boolean> {
    this.#isDue = false;
    await this.#writing;
    return this.#writeHalf();
  }

  /**
   * The same, but during a write little output does not wait: it is written after the current write, together with the output that is
   * added until then. False: there was no output, or it is written later.
   */
  async pass(): Promise<boolean> {
    if (!this.#isWriting || this.#waiting >= SMALL) return this.flush();
    this.#isDue = true;
    return false;
  }

  /** Writes bytes after all output of the kernel so far. */
  async write(bytes: Uint8Array): Promise<void> {
    await this.flush();
    await this.#writing;
    if (bytes.length > 0) this.#start(bytes);
    await this.settle();
  }

  /** Waits until all output is written, and starts over with the first half. */
  async settle(): Promise<void> {
    await this.flush();
    await this.#writing;
    this.#half = 0;
    this.#kernel.useOutput(0);
  }

  /** How many bytes of output the kernel has made that were not passed to the sink. */
  get #waiting(): number {
    return this.#kernel.outputAt.value - this.#kernel.outputStart.value;
  }

  #writeHalf(): boolean {
    const kernel = this.#kernel;
    this.#isDue = false;
    if (this.#waiting === 0) return false;
    const bytes = new Uint8Array(kernel.memory.buffer, kernel.outputStart.value, this.#waiting);
    // The halves are exchanged first: if the write throws at once, the same bytes are not written again.
    this.#half = 1 - this.#half;
    kernel.useOutput(this.#half);
    this.#start(bytes);
    return true;
  }

  /** Must not be called during a write. */
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
    // A failure, also of the write that follows, is reported at the next await; until then it must not count as unhandled.
    this.#writing.catch(() => {});
  }
}
