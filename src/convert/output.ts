import type { Kernel } from '../core/kernel.ts';
import type { Sink } from '../output/sink.ts';

/**
 * Write-behind: while one half of the kernel's output is being written, the kernel fills the other. One write is under
 * way at a time, so nothing is reordered.
 */
export class Output {
  readonly #kernel: Kernel;
  readonly #sink: Sink;
  #half = 0;
  #writing: Promise<void> = Promise.resolve();
  bytesWritten = 0;
  /** The last byte put out so far. */
  lastByte: number | undefined;

  constructor(kernel: Kernel, sink: Sink) {
    this.#kernel = kernel;
    this.#sink = sink;
  }

  /** Starts writing what the kernel has put out, when the write before it is done. False: there is nothing. */
  async flush(): Promise<boolean> {
    const kernel = this.#kernel;
    const start = kernel.outputStart.value;
    const length = kernel.outputAt.value - start;
    if (length === 0) return false;
    await this.#start(new Uint8Array(kernel.memory.buffer, start, length));
    this.#half = 1 - this.#half;
    kernel.useOutput(this.#half);
    return true;
  }

  /** Writes bytes of the host's own behind everything put out so far. */
  async write(bytes: Uint8Array): Promise<void> {
    await this.flush();
    if (bytes.length > 0) await this.#start(bytes);
    await this.settle();
  }

  /** Waits until everything flushed is written, and starts over with the first half. */
  async settle(): Promise<void> {
    await this.#writing;
    this.#half = 0;
    this.#kernel.useOutput(0);
  }

  async #start(bytes: Uint8Array): Promise<void> {
    await this.#writing;
    this.lastByte = bytes.at(-1);
    this.bytesWritten += bytes.length;
    this.#writing = this.#sink.write(bytes);
    // Its failure is met at the next await; until then it must not count as unhandled.
    this.#writing.catch(() => {});
  }
}
