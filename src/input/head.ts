/** The first bytes of a source, kept when the kernel has no use for them any more: however they come, they are the same. */
export class Head {
  readonly #bytes: Uint8Array;
  #length = 0;

  constructor(size: number) {
    this.#bytes = new Uint8Array(size);
  }

  /** Another source begins. */
  clear(): void {
    this.#length = 0;
  }

  /** What was read next. */
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
