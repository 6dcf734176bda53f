import { turn } from '../engine/turn.ts';
import type { Source } from '../input/source.ts';
import { ReaderGone } from '../output/sink.ts';

/** How many bytes are read before other tasks get a turn of the event loop. */
const TURN = 64 * 1024;

const EMPTY = new Uint8Array();

/** A source whose bytes are pushed. */
export class Feed implements Source {
  readonly file = undefined;
  #chunk: Uint8Array = EMPTY;
  /** Settles the promise of the current chunk. */
  #taken: ((error?: unknown) => void) | undefined;
  #isEnded = false;
  #isStopped = false;
  #wake = (): void => {};
  #sinceTurn = 0;

  /**
   * Resolves when all bytes were read. Until then they must not change, and no other chunk may be pushed. Rejects if the feed is
   * stopped.
   */
  push(chunk: Uint8Array): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#isStopped) return reject(new ReaderGone());
      if (chunk.length === 0) return resolve();
      this.#chunk = chunk;
      this.#taken = (error) => (error === undefined ? resolve() : reject(error));
      this.#wake();
    });
  }

  /** Ends the source. */
  end(): void {
    this.#isEnded = true;
    this.#wake();
  }

  /** Stops the source: pending and later reads and pushes fail. */
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
