import type { Blocks } from '../convert/extras.ts';
import { convert } from '../convert/run.ts';
import { describeInStream } from '../message/describe.ts';
import type { Job } from '../job/job.ts';
import { LogitError } from '../message/error.ts';
import type { RunStats } from '../message/runStats.ts';
import type { Sink } from '../output/sink.ts';
import { Feed } from './feed.ts';
import { jobOf, type CsvOptions } from './options.ts';

/** Streams come in smaller pieces than files, and many may be open. */
const BLOCKS: Blocks = { input: 64 * 1024, output: 128 * 1024 };

/** What takes the results, whatever kind of stream it is. */
export interface Outlet {
  /** Copies the bytes, and resolves when it takes more; rejects if nobody reads them. */
  deliver(bytes: Uint8Array): Promise<void>;
  /** All is delivered. */
  finished(): void;
  /** What was right is delivered, and nothing follows. */
  failed(error: unknown): void;
}

/** The command's CSV conversion between two ends of a stream. It takes memory from the first bytes on. */
export class Conversion {
  readonly #job: Job;
  readonly #onTally: ((stats: RunStats) => void) | undefined;
  readonly #outlet: Outlet;
  readonly #feed = new Feed();
  #hasBegun = false;

  /**
   * @param taker the function whose options they are
   * @throws RangeError if an option is out of its range, TypeError if there is no such option
   */
  constructor(taker: string, options: CsvOptions, outlet: Outlet) {
    this.#job = jobOf(taker, options);
    this.#onTally = options.onEnd;
    this.#outlet = outlet;
  }

  /** Resolves when the bytes are taken; until then they may not change. Rejects when it fails, or is stopped. */
  write(bytes: Uint8Array): Promise<void> {
    this.#begin();
    return this.#feed.push(bytes);
  }

  /** All is written. */
  end(): void {
    this.#begin();
    this.#feed.end();
  }

  /** Nobody writes or reads any more. */
  stop(error: unknown): void {
    this.#feed.stop(error);
  }

  #begin(): void {
    if (this.#hasBegun) return;
    this.#hasBegun = true;
    void this.#run();
  }

  async #run(): Promise<void> {
    const sink: Sink = {
      write: (bytes) => this.#outlet.deliver(bytes),
      finish: () => Promise.resolve(),
      abandon() {},
    };
    try {
      const stats = await convert(this.#job, [this.#feed], sink, { blocks: BLOCKS });
      this.#onTally?.(stats);
      this.#outlet.finished();
    } catch (error) {
      const failure =
        error instanceof LogitError ? new LogitError(error.detail, describeInStream(error.detail)) : error;
      this.#feed.stop(failure);
      this.#outlet.failed(failure);
    }
  }
}
