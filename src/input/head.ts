/** Keeps the first bytes of a source, independent of how they are split into reads. */
export class Head {
  readonly #bytes: Uint8Array;
  #length = 0;

  constructor(size: number) {
    this.#bytes = new Uint8Array(size);
  }

  /** Starts over for another source. */
  clear(): void {
    this.#length = 0;
  }

  /** Takes the bytes of the next read. */
  take(piece: Uint8Array): void {
    if (this.isFull) return;
    const part = piece.subarray(0, this.#bytes.length - this.#length);
    this.#bytes.set(part, this.#length);
    this.#length += part.length;
  }

  get isFull(): boolean {
    return this.#length === this.#bytes.length;
  }

  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }
}
