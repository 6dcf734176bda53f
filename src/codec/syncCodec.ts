import type { Transform } from 'node:stream';

/** A stream of `node:zlib`. */
type Codec = Transform & { readonly bytesWritten: number };

/** A failure of the codec itself, which the data brought about. */
export class CodecError extends Error {
  override readonly name = 'CodecError';
}

/**
 * A stream of `node:zlib`, run by hand: a piece goes in, then all that comes of it is taken out. So nothing piles up, and
 * nothing that came out before a failure is lost with it.
 */
export class SyncCodec {
  /** True: the data has ended; bytes after it have not been consumed. */
  ended = false;
  readonly #codec: Codec;
  #isHungry = true;
  #failure: Error | undefined;
  #wake = (): void => {};

  /** @param codec made with `OPTIONS` */
  constructor(codec: Transform) {
    this.#codec = codec as Codec;
    codec.on('readable', () => this.#wake());
    codec.on('end', () => {
      this.ended = true;
      this.#wake();
    });
    codec.on('error', (error) => {
      this.#failure = new CodecError(error.message);
      this.#wake();
    });
  }

  /** How many of the bytes given have been taken. */
  get taken(): number {
    return this.#codec.bytesWritten;
  }

  /** The output for `bytes`, which must not change in the meantime. Each piece is consumed before the next is produced. */
  async *run(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
    this.#isHungry = false;
    this.#codec.write(bytes, () => {
      this.#isHungry = true;
      this.#wake();
    });
    yield* this.#output();
  }

  /** What remains to come, no more being given. */
  async *end(): AsyncGenerator<Uint8Array> {
    this.#isHungry = false;
    this.#codec.end();
    yield* this.#output();
  }

  close(): void {
    this.#codec.destroy();
  }

  async *#output(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const piece = this.#codec.read() as Uint8Array | null;
      if (piece) yield piece;
      else if (this.#failure) throw this.#failure;
      else if (this.ended || this.#isHungry) return;
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}

/** Codecs make a piece of this size at a time, and none before the one before has been taken. */
export const OPTIONS = { chunkSize: 32 * 1024, readableHighWaterMark: 1, writableHighWaterMark: 1 };
