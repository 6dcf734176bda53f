import type { Job } from '../job/job.ts';
import type { RunStats } from '../message/runStats.ts';
import type { Summary } from '../engine/summary.ts';
import { fileSink } from '../output/file.ts';
import { reportPieces } from '../output/report.ts';
import { ReaderGone, type Sink } from '../output/sink.ts';
import { summaryText } from '../output/summary.ts';
import type { Options } from './options.ts';
import { version } from '../../package.json';
import type { Findings } from './analysis.ts';
import type { Targets } from './overlap.ts';
import { paintFor } from './color.ts';
import { glyphsFor } from './glyphs.ts';
import type { Message } from './messages.ts';
import { endOpenLine } from './screen.ts';
import { USUAL_WIDTH, type Streams } from './streams.ts';

/** The results of a run: its statistics, unless an error stopped it, and its findings. */
export interface Seen {
  readonly stats: RunStats | undefined;
  readonly findings: Findings['json'] | undefined;
}

/** Prints the summary and writes the report of a run. */
export interface Inspection {
  /** Receives the statistics of each column. */
  readonly sumUp: (summaries: Iterable<Summary>) => void;
  /**
   * Called after a run that succeeded, or failed because of its data.
   * @returns the report, to be published together with the results; undefined if none was asked for, or its reader has closed the pipe
   */
  end(exit: number, messages: readonly Message[], seen: Seen): Promise<Sink | undefined>;
  /** Removes an unfinished report; does nothing when it is finished. */
  abandon(): void;
}

/** Opens the report, so that a path that cannot be written is an error before the run. */
export async function createInspection(
  job: Job,
  options: Options,
  args: readonly string[],
  targets: Targets,
  streams: Streams,
): Promise<Inspection> {
  const report = options.report === undefined ? undefined : await fileSink(options.report, targets.report);
  let summaries: Iterable<Summary> = [];
  return {
    sumUp(seen) {
      summaries = seen;
    },
    async end(exit, messages, { stats, findings }) {
      // If an error stopped the run before its first value, there is nothing to show.
      const isEmpty = !stats && [...summaries].every(({ count }) => count === 0);
      if (options.summary && !isEmpty) await print(summaries, job.conversion.base, options, streams);
      const files = args.length > 0 ? args : ['-'];
      const ending = {
        version,
        exit,
        messages,
        stats,
        files: job.input.kind === 'arguments' ? [] : files,
      };
      if (!report) return undefined;
      try {
        for (const piece of reportPieces(job, ending, summaries, findings))
          await report.write(Buffer.from(piece));
        return report;
      } catch (error) {
        if (error instanceof ReaderGone) return undefined;
        throw error;
      }
    },
    abandon() {
      report?.abandon();
    },
  };
}

async function print(
  summaries: Iterable<Summary>,
  base: number,
  { color }: Options,
  streams: Streams,
): Promise<void> {
  await endOpenLine(streams);
  const paint = await paintFor('stderr', color, streams);
  const width = (await streams.width('stderr')) ?? USUAL_WIDTH;
  const glyphs = glyphsFor(streams.env);
  const style = { glyphs, title: paint.bold, label: paint.dim, before: paint.cyan, after: paint.green };
  let gap = '';
  for (const summary of summaries) {
    streams.stderr.write(gap + summaryText(summary, base, width, style));
    gap = '\n';
  }
}
