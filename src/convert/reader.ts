import type { Kernel } from '../engine/kernel.ts';
import { holdsSeparator } from '../input/separator.ts';
import type { Source } from '../input/source.ts';
import type { Diagnostics } from './diagnostics.ts';
import type { Input } from './input.ts';
import type { Output } from './output.ts';

/** A longer number is not scanned again after every read. */
const LONG_NUMBER = 64 * 1024;

const LF = 0x0a;

/** Reads as much of a source into the kernel's input block as the next step needs. The block grows with long records and numbers. */
export class Reader {
  readonly #kernel: Kernel;
  readonly #input: Input;
  readonly #output: Output;
  readonly #diagnostics: Diagnostics;
  readonly #onPiece: () => void;

  /** @param onPiece called after each read */
  constructor(kernel: Kernel, input: Input, output: Output, diagnostics: Diagnostics, onPiece: () => void) {
    this.#kernel = kernel;
    this.#input = input;
    this.#output = output;
    this.#diagnostics = diagnostics;
    this.#onPiece = onPiece;
  }

  /** Reads until `decide` returns a result for the start of a source, or the source ends. */
  async peek<T>(
    source: Source,
    decide: (bytes: Uint8Array, last: boolean) => T | undefined,
  ): Promise<T | undefined> {
    for (;;) {
      const { start, end, last } = this.#input;
      const found = decide(this.#input.bytes(start, end), last);
      if (found !== undefined || last) return found;
      await this.fill(source);
    }
  }

  /** For records: reads at least once, and until there is a line end or the block holds more than `longest` bytes. */
  async fillToLineEnd(source: Source, longest = Infinity): Promise<void> {
    const input = this.#input;
    do await this.fill(source);
    while (!input.last && !input.newest.includes(LF) && input.end - input.start <= longest);
  }

  /** For numbers: reads at least once, and after the start of a long number until a byte that may end it. */
  async fillToSeparator(source: Source): Promise<void> {
    if (this.#input.end - this.#input.start < LONG_NUMBER) return this.fill(source);
    do await this.fill(source);
    while (!this.#input.last && !holdsSeparator(this.#input.newest));
  }

  /** Reads once. */
  async fill(source: Source): Promise<void> {
    const kernel = this.#kernel;
    if (this.#input.isFull) {
      await this.#output.settle();
      if (!kernel.setBlocks(2 * kernel.inputCapacity.value, kernel.outputCapacity.value)) {
        throw this.#diagnostics.recordTooLong(kernel.cursor.value, this.#input.end - kernel.cursor.value);
      }
    }
    await this.#input.fill(source);
    this.#onPiece();
  }
}
