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

/** Receives the results: the readable end of a stream of any kind. */
export interface Outlet {
  /** Copies the bytes. Resolves when it can take more; rejects if the stream is destroyed. */
  deliver(bytes: Uint8Array): Promise<void>;
  /** Called after the last bytes were delivered. */
  finished(): void;
  /** Called after an error; the results before it were delivered. */
  failed(error: unknown): void;
}

/** The CSV conversion of the command between the two ends of a stream. It allocates memory when the first bytes arrive. */
export class Conversion {
  readonly #job: Job;
  readonly #onEnd: ((stats: RunStats) => void) | undefined;
  readonly #outlet: Outlet;
  readonly #feed = new Feed();
  #hasBegun = false;

  /**
   * @param caller the name of the function that takes the options
   * @throws RangeError if an option is out of range or conflicts with another; TypeError if there is no such option
   */
  constructor(caller: string, options: CsvOptions, outlet: Outlet) {
    this.#job = jobOf(caller, options);
    this.#onEnd = options.onEnd;
    this.#outlet = outlet;
  }

  /** Resolves when the bytes have been read; until then they must not change. Rejects if the conversion fails or is stopped. */
  write(bytes: Uint8Array): Promise<void> {
    this.#begin();
    return this.#feed.push(bytes);
  }

  /** The input has ended. */
  end(): void {
    this.#begin();
    this.#feed.end();
  }

  /** Stops the conversion because the stream was cancelled, aborted or destroyed. */
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
      this.#onEnd?.(stats);
      this.#outlet.finished();
    } catch (error) {
      const failure =
        error instanceof LogitError ? new LogitError(error.detail, describeInStream(error.detail)) : error;
      this.#feed.stop(failure);
      this.#outlet.failed(failure);
    }
  }
}
