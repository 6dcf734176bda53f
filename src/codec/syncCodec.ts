import type { Transform } from 'node:stream';

/** A stream of `node:zlib`. */
type Codec = Transform & { readonly bytesWritten: number };

/** An error of the codec, caused by the data. */
export class CodecError extends Error {
  override readonly name = 'CodecError';
}

/**
 * Runs a stream of `node:zlib` step by step: a piece is written, then all of its output is read. So nothing accumulates, and output
 * before an error is not lost.
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

  /** How many of the written bytes were consumed. */
  get taken(): number {
    return this.#codec.bytesWritten;
  }

  /** The output for `bytes`, which must not change until then. Each piece must be used before the next is requested. */
  async *run(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
    this.#isHungry = false;
    this.#codec.write(bytes, () => {
      this.#isHungry = true;
      this.#wake();
    });
    yield* this.#output();
  }

  /** The rest of the output, at the end of the input. */
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

/** Options that let a codec produce one piece of output at a time. */
export const OPTIONS = { chunkSize: 32 * 1024, readableHighWaterMark: 1, writableHighWaterMark: 1 };
