import { Scorer } from '../convert/score.ts';
import type { Job } from '../job/job.ts';
import { LOSS_WEIGHTS, lossSentence, type LossWarning } from '../message/lossWarning.ts';
import type { RunStats } from '../message/runStats.ts';
import { lossJson } from '../output/lossJson.ts';
import { lossText, type LossReport } from '../output/lossReport.ts';
import { isFree } from '../job/scale.ts';
import type { Analysis, Findings } from './analysis.ts';
import { paintFor } from './color.ts';
import { glyphsFor } from './glyphs.ts';
import { finalMessages, weighed, type Message } from './messages.ts';
import type { Options } from './options.ts';
import { scoringOf } from './scoring.ts';
import { USUAL_WIDTH, type Streams } from './streams.ts';

/** The analysis of a run that scores. */
export class Comparison implements Analysis {
  readonly visitor: Scorer;
  readonly #job: Job;
  readonly #options: Options;

  readonly #streams: Streams;

  constructor(job: Job, options: Options, streams: Streams) {
    this.#job = job;
    this.#options = options;
    this.#streams = streams;
    this.visitor = new Scorer(job, scoringOf(options));
  }

  get notes(): Message[] {
    const { from } = this.#job.conversion;
    const { base } = this.#options;
    if (base === 0 || !isFree(from)) return [];
    return [this.#message({ kind: 'unitOfLoss', base, from, isNamed: [2, 10].includes(base) })];
  }

  async finish(): Promise<Findings> {
    const { base, color } = this.#options;
    const paint = await paintFor('stdout', color, this.#streams);
    const text = lossText(this.#report, (await this.#streams.width('stdout')) ?? USUAL_WIDTH, {
      glyphs: glyphsFor(this.#streams.env),
      title: paint.bold,
      label: paint.dim,
      better: paint.green,
      worse: paint.yellow,
      bar: paint.cyan,
    });
    return { text, json: { base: base === 0 ? 'e' : base, loss: lossJson(this.#report) } };
  }

  messages(stats: RunStats, files: number): Message[] {
    const { count, outside } = this.visitor.result;
    // Labels and weights are not values.
    const seen: RunStats = {
      ...stats,
      numbers: count + outside,
      warnings: stats.warnings.map((warning) =>
        warning.kind === 'sigmoidTwice' ? { ...warning, numbers: count } : warning,
      ),
    };
    return [
      ...finalMessages(this.#job, seen, this.#options.strict ?? false, files),
      ...this.#warnings.map((warning) => this.#message(warning)),
    ];
  }

  get #warnings(): LossWarning[] {
    const { count, weight, missing, outside, logLoss, firstInfinite, baseRate } = this.visitor.result;
    if (count === 0 || weight === 0) return [{ kind: 'noValues', unweighted: count, missing, outside }];
    const { infinite: rows } = logLoss;
    const { positive, weight: weightColumn } = this.#options;
    return [
      ...this.#otherWay,
      ...(firstInfinite ? [{ kind: 'infiniteLoss', rows, location: firstInfinite } as const] : []),
      ...(baseRate === 0 || baseRate === 1
        ? [{ kind: 'oneClass', label: baseRate, positive, isWeighted: weightColumn !== undefined } as const]
        : []),
    ];
  }

  /** Predictions of the other label. */
  get #otherWay(): LossWarning[] {
    const { count, accuracy = 1, baseRate = 0 } = this.visitor.result;
    const rarer = Math.min(baseRate, 1 - baseRate);
    const { from } = this.#job.conversion;
    return isBelow(accuracy, rarer, count) ? [{ kind: 'otherWay', accuracy, rarer, from }] : [];
  }

  #message(warning: LossWarning): Message {
    return {
      ...weighed(warning.kind, LOSS_WEIGHTS[warning.kind], this.#options.strict ?? false),
      ...lossSentence(warning),
      location: 'location' in warning ? warning.location : undefined,
    };
  }

  get #report(): LossReport {
    const { visitor } = this;
    const { input } = this.#job;
    const result = visitor.result;
    const [value, label] = result.columns;
    const target = 'target' in input ? input.target : undefined;
    const isByNumber = input.kind === 'csv' && !input.header;
    const named = (name: string): string => (isByNumber ? `column ${name}` : name);
    return {
      ...result,
      column: named(value ?? this.#options.column?.[0] ?? ''),
      label: named(label ?? target?.label ?? ''),
      base: this.#options.base,
      hasWeights: target?.weight !== undefined,
    };
  }
}

/** Whether an accuracy is below a share for more than chance: three standard errors, and not that of a few rows. */
function isBelow(accuracy: number, share: number, rows: number): boolean {
  return rows >= 10 && accuracy + 3 * Math.sqrt((accuracy * (1 - accuracy)) / rows) < share;
}
