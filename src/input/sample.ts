import { latin1Text } from '../text/encoding.ts';
const CAPACITY = 4096;
const SPACE = 0x20;

/** The first bytes of a stream, the same however they came. */
export class Sample {
  readonly #bytes = new Uint8Array(CAPACITY);
  #length = 0;

  /** Whether there is no room for more. */
  get isFull(): boolean {
    return this.#length === CAPACITY;
  }

  take(bytes: Uint8Array): void {
    const piece = bytes.subarray(0, CAPACITY - this.#length);
    this.#bytes.set(piece, this.#length);
    this.#length += piece.length;
  }

  /** As Latin-1 text. Of a stream that is longer, without the word that may be cut. */
  get text(): string {
    let end = this.#length;
    if (end === CAPACITY) while (end > 0 && this.#bytes[end - 1]! > SPACE) end--;
    return latin1Text(this.#bytes.subarray(0, end));
  }
}
