import { turn } from '../engine/turn.ts';
import type { Source } from '../input/source.ts';
import { ReaderGone } from '../output/sink.ts';

/** So many bytes are read before others have their turn, however fast they are given. */
const TURN = 64 * 1024;

const EMPTY = new Uint8Array();

/** A source that is given its bytes. */
export class Feed implements Source {
  readonly file = undefined;
  #chunk: Uint8Array = EMPTY;
  /** Settles the promise of the chunk. */
  #taken: ((error?: unknown) => void) | undefined;
  #isEnded = false;
  #isStopped = false;
  #wake = (): void => {};
  #sinceTurn = 0;

  /** Resolves when all bytes are taken; until then they may not change, and no others be given. Rejects when it is stopped. */
  push(chunk: Uint8Array): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#isStopped) return reject(new ReaderGone());
      if (chunk.length === 0) return resolve();
      this.#chunk = chunk;
      this.#taken = (error) => (error === undefined ? resolve() : reject(error));
      this.#wake();
    });
  }

  /** Nothing more is given. */
  end(): void {
    this.#isEnded = true;
    this.#wake();
  }

  /** Nothing more is wanted, or to be had. */
  stop(error: unknown): void {
    this.#isStopped = true;
    this.#taken?.(error);
    this.#wake();
  }

  async read(into: Uint8Array): Promise<number> {
    if (this.#sinceTurn >= TURN) {
      this.#sinceTurn = 0;
      await turn();
    }
    while (this.#chunk.length === 0 && !this.#isStopped) {
      if (this.#isEnded) return 0;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    if (this.#isStopped) throw new ReaderGone();
    const piece = this.#chunk.subarray(0, into.length);
    into.set(piece);
    this.#chunk = this.#chunk.subarray(piece.length);
    this.#sinceTurn += piece.length;
    if (this.#chunk.length === 0) this.#taken?.();
    return piece.length;
  }

  close(): void {}
}
