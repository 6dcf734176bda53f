import { configureScore, takeSums, type Scoring } from '../engine/score.ts';
import type { Kernel } from '../engine/kernel.ts';
import type { Job } from '../job/job.ts';
import { resultOf, type Result } from '../score/result.ts';
import { mergeSums, noSums, type Sums } from '../score/sums.ts';
import type { Seen, Visitor } from './gather.ts';

/** The result of a run that scores. */
export interface Score extends Result, Seen {}

/** Scores the rows of a run. The kernel sums over each file, and the sums of all files are merged. */
export class Scorer implements Visitor {
  readonly #conversion: Job['conversion'];
  readonly #scoring: Scoring;
  readonly #hasWeights: boolean;
  #sums: Sums;
  #score: Score | undefined;

  constructor({ conversion, input }: Job, scoring: Scoring) {
    this.#conversion = conversion;
    this.#scoring = scoring;
    this.#hasWeights = 'target' in input && input.target?.weight !== undefined;
    this.#sums = noSums(scoring.bins);
  }

  start(kernel: Kernel): void {
    const { from, base } = this.#conversion;
    configureScore(kernel, from, base, this.#scoring);
  }

  endFile(kernel: Kernel): void {
    this.#sums = mergeSums(this.#sums, takeSums(kernel, this.#scoring.bins, this.#hasWeights));
  }

  end(seen: Seen): void {
    this.#score = { ...resultOf(this.#sums, this.#scoring.loss), ...seen };
  }

  /** The score of all rows; call it after `end`. */
  get result(): Score {
    return this.#score!;
  }
}
