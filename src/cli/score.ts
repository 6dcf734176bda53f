import { ofAll, withFirst } from '../message/first.ts';
import { Scorer } from '../convert/score.ts';
import type { Job } from '../job/job.ts';
import { domainText, SCALES } from '../job/scale.ts';
import { isFree } from './scales.ts';
import { where } from '../message/describe.ts';
import type { Occurrence, RunStats } from '../message/runStats.ts';
import { lossJson } from '../output/lossJson.ts';
import { lossText, type LossReport } from '../output/lossReport.ts';
import { plural } from '../text/plural.ts';
import type { Analysis, Findings } from './analysis.ts';
import { chalkFor } from './color.ts';
import { glyphsFor } from './glyphs.ts';
import { formatOutOfRange, hintFor, placeOf, warningMessages, type Message } from './messages.ts';
import type { Options } from './options.ts';
import { scoringOf } from './scoring.ts';
import type { Streams } from './streams.ts';

/** A run that scores: what takes its rows, and what there is to say of them in the end. */
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
    const named = [2, 10].includes(base) ? ` (--from ${from}${base} if their base is ${base}, too)` : '';
    const text = `--base ${base} is the unit of the loss; the values are read as natural ${SCALES[from].title}${named}`;
    return [{ level: 'note', code: 'unitOfLoss', text }];
  }

  async finish(): Promise<Findings> {
    const { base, color } = this.#options;
    const paint = await chalkFor('stdout', color, this.#streams);
    const text = lossText(this.#report, await this.#streams.width('stdout'), {
      glyphs: glyphsFor(this.#streams.env),
      title: (part) => paint.bold(part),
      label: (part) => paint.dim(part),
      better: (part) => paint.green(part),
      worse: (part) => paint.yellow(part),
      bar: (part) => paint.cyan(part),
    });
    return { text, json: { base: base === 0 ? 'e' : base, loss: lossJson(this.#report) } };
  }

  messages(stats: RunStats, files: number): Message[] {
    const { strict = false } = this.#options;
    const { count, weight } = this.visitor.result;
    // Labels and weights are not values.
    const seen: RunStats = { ...stats, numbers: count + this.visitor.result.outside };
    const messages = warningMessages(
      { warnings: seen.warnings.filter(({ kind }) => kind !== 'sigmoidTwice') },
      strict,
    );
    if (seen.warnings.some(({ kind }) => kind === 'sigmoidTwice'))
      messages.push(this.#likeProbabilities(count));
    if (stats.firstBad) messages.push(this.#bad(seen, stats.firstBad));
    if (stats.firstOutside) messages.push(this.#outside(seen, stats.firstOutside, files));
    if (count === 0 || weight === 0) messages.push(this.#nothing(count));
    else messages.push(...this.#infinite(), ...this.#oneClass());
    // Log-odds are read with --from here.
    return messages.map((message) => ({
      ...message,
      text: message.text.replaceAll('--sigmoid', '--from logit'),
    }));
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

  #likeProbabilities(count: number): Message {
    const { from } = this.#job.conversion;
    const text = `none of ${count} values is outside [0, 1] (probabilities? then without --from ${from})`;
    return { level: 'warning', code: 'sigmoidTwice', text };
  }

  #bad({ bad, skipped }: RunStats, { location }: Occurrence): Message {
    const { input } = this.#job;
    const isJson = input.kind === 'json';
    const what = `${isJson ? 'field' : 'cell'} without a number or label`;
    const rows = plural(skipped, isJson ? 'line' : 'row');
    const fault =
      skipped > 0
        ? `${rows} with ${bad === 1 ? `a ${what}` : `${bad} ${what.replace(' ', 's ')}`} skipped`
        : `${bad} ${bad === 1 ? what : what.replace(' ', 's ')} left out with ${bad === 1 ? 'its row' : 'their rows'}`;
    return {
      level: 'warning',
      code: 'invalidCells',
      location,
      text: withFirst(fault, bad, where(location), undefined),
    };
  }

  #outside(stats: RunStats, first: Occurrence, files: number): Message {
    const { strict = false } = this.#options;
    const { from, base, dtype } = this.#job.conversion;
    const fault = `${ofAll(stats.outside, stats.numbers)} outside ${domainText(from, base)} left out`;
    const shown = `${formatOutOfRange(first, dtype)} at ${where(first.location)}`;
    const fix =
      hintFor(stats, first.location, this.#job, files) ??
      (strict ? '--eps clamps such values' : '--strict makes this an error');
    return {
      level: strict ? 'error' : 'warning',
      code: 'outOfDomain',
      text: withFirst(fault, stats.outside, shown, fix),
      ...placeOf(first),
    };
  }

  #nothing(count: number): Message {
    const { strict = false } = this.#options;
    const { missing, outside } = this.visitor.result;
    const reason =
      count > 0
        ? 'all weights are 0'
        : `${missing} missing${outside > 0 ? `, ${outside} outside the range` : ''}`;
    return {
      level: strict ? 'error' : 'warning',
      code: 'noValues',
      text: `no rows to compare: ${reason}`,
      persists: true,
    };
  }

  #infinite(): Message[] {
    const { logLoss, firstInfinite } = this.visitor.result;
    const { infinite } = logLoss;
    if (infinite === 0 || !firstInfinite) return [];
    const rows = `${plural(infinite, 'row')} ${infinite === 1 ? 'has' : 'have'} an infinite loss, as p is 0 or 1 and the label the other one`;
    const text = `${rows} (${infinite === 1 ? 'at' : 'first:'} ${where(firstInfinite)}; --eps 1e-7 clamps p, --max-loss 100 bounds each logarithm)`;
    return [{ level: 'warning', code: 'infiniteLoss', text, persists: true, location: firstInfinite }];
  }

  #oneClass(): Message[] {
    const { baseRate } = this.visitor.result;
    if (baseRate !== 0 && baseRate !== 1) return [];
    const { positive } = this.#options;
    const fix =
      positive === undefined
        ? ''
        : baseRate === 0
          ? ` (no label is ${JSON.stringify(positive)})`
          : ` (${JSON.stringify(positive)})`;
    return [
      {
        level: 'warning',
        code: 'oneClass',
        text: `all labels with weight are ${baseRate}${fix}: with one class the loss says little`,
        persists: true,
      },
    ];
  }
}
