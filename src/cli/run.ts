import { convert } from '../convert/run.ts';
import { compressionOf } from '../job/fileName.ts';
import type { Job } from '../job/job.ts';
import { LogitError } from '../message/error.ts';
import type { RunStats } from '../message/runStats.ts';
import { usageError } from '../message/usageError.ts';
import { fileSink } from '../output/file.ts';
import { publish } from '../output/publish.ts';
import type { Sink } from '../output/sink.ts';
import type { Analysis, Findings } from './analysis.ts';
import { Exit, EXIT_OF } from './exit.ts';
import { failure } from './failure.ts';
import type { Inspection } from './inspection.ts';
import { earlyWarnings, finalMessages, type Message } from './messages.ts';
import { openSources } from './openSources.ts';
import type { Options } from './options.ts';
import { isPrinted, refuseOverlap, targetsOf, type Targets } from './overlap.ts';
import { printMessages } from './printMessage.ts';
import type { Progress } from './progress.ts';
import { standardOutput } from './screen.ts';
import { handleSignals, ignoresHangup } from './signals.ts';
import { laterHeaders, sourcesFor } from './sources.ts';
import type { Streams } from './streams.ts';
import { limitThreads } from './threads.ts';

/**
 * Runs a job: converts, checks, scores or fits. Returns the exit code.
 * @throws any error that is not in the data
 */
export async function run(
  compiled: Job,
  options: Options,
  args: readonly string[],
  streams: Streams,
): Promise<number> {
  limitThreads(compiled);
  const named = sourcesFor(compiled, args, streams);
  const targets = targetsOf(options);
  refuseOverlap(compiled, targets, args, streams);
  const progress = await progressFor(compiled, options, args, streams);
  let sink: Sink | undefined;
  let inspection: Inspection | undefined;
  // A signal may arrive before these exist.
  const abandon = (): void => {
    progress?.clear();
    sink?.abandon();
    inspection?.abandon();
  };
  const release = handleSignals({
    cleanUp: (options.output ?? options.report ?? progress) === undefined ? undefined : abandon,
    outlivesTerminal: !isSoonDone(compiled, args) && ignoresHangup(streams.env),
  });
  let early: Message[] = [];
  let stats: RunStats | undefined;
  // If the report cannot be written, messages are printed, but results are not published.
  const end = async (
    exit: number,
    messages: readonly Message[],
    results: readonly Sink[],
    findings?: Findings['json'],
  ): Promise<number> => {
    try {
      // If a fit fails, no report is written, since it could be mistaken for a model.
      const hasReport = findings !== undefined || compiled.task !== 'fit';
      const report = hasReport
        ? await inspection?.end(exit, [...early, ...messages], { stats, findings })
        : undefined;
      await publish(report ? [...results, report] : results);
    } finally {
      await printMessages(messages, options, streams);
    }
    return exit;
  };
  try {
    sink = await sinkFor(options, targets, streams);
    const { job, sources } = await openSources(compiled, named, options, args, streams);
    if (options.summary || options.report !== undefined) {
      const { createInspection } = await import('./inspection.ts');
      inspection = await createInspection(job, options, args, targets, streams);
    }
    await refuseBinaryToTerminal(job, targets, streams);
    const analysis = await analysisOf(job, options, args, streams);
    early = [...earlyWarnings(job, options.eps?.text), ...(analysis?.notes ?? [])];
    await printMessages(early, options, streams);
    stats = await convert(job, sources, sink, {
      watch: progress?.watch,
      sumUp: analysis ? undefined : inspection?.sumUp,
      visitor: analysis?.visitor,
      later: args.length > 1 ? () => laterHeaders(job, args) : undefined,
    });
    progress?.clear();
    const files = Math.max(1, args.length);
    const messages =
      analysis?.messages?.(stats, files) ?? finalMessages(job, stats, options.strict ?? false, files);
    if (!stats.hasContent && !isPrinted(targets) && !hasFailed(messages)) {
      const { emptyInput } = await import('./emptyInput.ts');
      messages.push(...emptyInput(options.output!, args));
    }
    const findings = analysis && !hasFailed(messages) ? await findingsOf(analysis, messages) : undefined;
    if (findings) await sink.write(Buffer.from(findings.text));
    const failed = hasFailed(messages);
    if (options.plot) await (await import('./plot.ts')).plot(job, args, options, streams);
    return await end(failed ? Exit.data : Exit.converted, messages, failed ? [] : [sink], findings?.json);
  } catch (error) {
    progress?.clear();
    if (!(error instanceof LogitError) || EXIT_OF[error.detail.kind] !== Exit.data) throw error;
    const { withArguments } = await import('./namedFile.ts');
    return await end(Exit.data, [failure(withArguments(error, args))], []);
  } finally {
    progress?.clear();
    abandon();
    release();
  }
}

/** Whether the conversion takes less time than to find out whether the command must outlive its terminal. */
function isSoonDone({ input }: Job, args: readonly string[]): boolean {
  return input.kind === 'arguments' && args.join('').length <= FEW;
}

/** In characters: the results of so many fit into any pipe. */
const FEW = 1000;

async function analysisOf(
  job: Job,
  options: Options,
  args: readonly string[],
  streams: Streams,
): Promise<Analysis | undefined> {
  if (job.task === 'fit') return (await import('./fit.ts')).fitting(job, options, args, streams);
  if (job.task === 'score') return new (await import('./score.ts')).Comparison(job, options, streams);
  return undefined;
}

/** The findings; undefined if the data have none: then the last of the messages is the reason. */
async function findingsOf(analysis: Analysis, messages: Message[]): Promise<Findings | undefined> {
  try {
    return await analysis.finish();
  } catch (error) {
    if (!(error instanceof LogitError) || EXIT_OF[error.detail.kind] !== Exit.data) throw error;
    messages.push(failure(error));
    return undefined;
  }
}

function hasFailed(messages: readonly Message[]): boolean {
  return messages.some(({ level }) => level === 'error');
}

async function refuseBinaryToTerminal(
  { format }: Job,
  targets: Targets,
  { isTerminal }: Streams,
): Promise<void> {
  if (format === 'npy' && isPrinted(targets) && (await isTerminal('stdout'))) {
    throw usageError(
      'refusing to write a binary array to the terminal',
      'use -o FILE.npy, or -f lines to see the values',
    );
  }
}

async function sinkFor({ output = '-' }: Options, targets: Targets, streams: Streams): Promise<Sink> {
  const open = async (): Promise<Sink> =>
    isPrinted(targets) ? standardOutput(streams) : fileSink(output, targets.results);
  const format = compressionOf(output);
  if (format === undefined) return open();
  const { compressor } = await import('../output/compressed.ts');
  const compress = compressor(format);
  return compress(await open());
}

async function progressFor(
  job: Job,
  options: Options,
  args: readonly string[],
  streams: Streams,
): Promise<Progress | undefined> {
  if (!(options.progress ?? (await showsByDefault(job, options, streams)))) return undefined;
  const { progressOf } = await import('./progress.ts');
  return progressOf(job, args, options.progress === undefined, streams);
}

/** Whether progress is shown by default: arguments take no time, and results on a terminal show the progress themselves. */
async function showsByDefault(job: Job, { quiet }: Options, { isTerminal }: Streams): Promise<boolean> {
  if (quiet || job.input.kind === 'arguments') return false;
  return (await isTerminal('stderr')) && !(await isTerminal('stdout'));
}
