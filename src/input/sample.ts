import { latin1Text } from '../text/encoding.ts';
const CAPACITY = 4096;
const SPACE = 0x20;

/** The first bytes of a stream, independent of how they are split into reads. */
export class Sample {
  readonly #bytes = new Uint8Array(CAPACITY);
  #length = 0;

  /** Whether the sample is complete. */
  get isFull(): boolean {
    return this.#length === CAPACITY;
  }

  take(bytes: Uint8Array): void {
    const piece = bytes.subarray(0, CAPACITY - this.#length);
    this.#bytes.set(piece, this.#length);
    this.#length += piece.length;
  }

  /** The sample as Latin-1 text. If the stream is longer, the last word, which may be cut, is left out. */
  get text(): string {
    let end = this.#length;
    if (end === CAPACITY) while (end > 0 && this.#bytes[end - 1]! > SPACE) end--;
    return latin1Text(this.#bytes.subarray(0, end));
  }
}
