import { existsSync } from 'node:fs';
import { version } from '../../package.json';
import { convert } from '../convert/run.ts';
import { compressionOf, looksLikeFile } from '../job/fileName.ts';
import { syntaxOf } from '../job/syntax.ts';
import type { Job } from '../job/job.ts';
import { NoRoom } from '../engine/memories.ts';
import type { RunStats } from '../message/runStats.ts';
import { errorSentence } from '../message/describe.ts';
import { LogitError } from '../message/error.ts';
import { inOneLine, printable, type Sentence } from '../message/sentence.ts';
import { shellFile, shellWord } from '../message/shell.ts';
import { usageError } from '../message/usageError.ts';
import type { Source } from '../input/source.ts';
import { fileSink } from '../output/file.ts';
import { publish } from '../output/publish.ts';
import { ReaderGone, type Sink } from '../output/sink.ts';
import { Exit, EXIT_OF } from './exit.ts';
import type { Analysis, Findings } from './analysis.ts';
import { compileJob } from './job.ts';
import { colorChoice, readArguments } from './arguments.ts';
import type { Options } from './options.ts';
import { isPrinted, refuseOverlap, targetsOf, type Targets } from './overlap.ts';
import { paintFor } from './color.ts';
import type { Inspection } from './inspection.ts';
import type { Progress } from './progress.ts';
import { earlyWarnings, finalMessages, type Message } from './messages.ts';
import { endOpenLine, standardOutput } from './screen.ts';
import { handleSignals, ignoresHangup, keepDebuggerClosed } from './signals.ts';
import { laterHeaders, openNumbers, sourcesFor } from './sources.ts';
import { limitThreads } from './threads.ts';
import { closeDeadTerminals, processStreams, USUAL_WIDTH, type Streams } from './streams.ts';

export { processStreams };

/** The command as a program: what its process was given in, its exit code out. */
export function start(): void {
  keepDebuggerClosed();
  const streams = processStreams();
  void begin(process.argv.slice(2), streams)
    .catch(withoutSentences(streams))
    .then((code) => {
      closeDeadTerminals();
      // All is written. Returning would have Node.js take its heap apart first, which takes a millisecond.
      process.exit(code);
    });
}

/** What has all sentences cannot be loaded, as when no more files can be opened. */
function withoutSentences({ stderr }: Streams): (error: unknown) => number {
  return (error) => {
    const [line] = (error instanceof Error ? error.message : String(error)).split('\n');
    stderr.write(`logit: error: ${line}\n`);
    return Exit.command;
  };
}

/** In place of bytes that are not valid UTF-8, Node.js gives U+FFFD. */
async function begin(argv: readonly string[], streams: Streams): Promise<number> {
  const lossy = argv.find((text) => text.includes('\ufffd'));
  if (lossy === undefined) return main(argv, streams);
  const { losslessArguments } = await import('./commandLine.ts');
  const lossless = losslessArguments(argv);
  if (lossless) return main(lossless, streams);
  const fault = `the argument "${lossy}" is not valid UTF-8 and cannot be recovered`;
  await printMessage(failure(usageError(fault, 'use a UTF-8 name')), colorChoice(argv), streams);
  return Exit.command;
}

/**
 * The command: arguments in, exit code out. All it reads and writes in addition to the named files is in `streams`; it never
 * ends the process.
 */
export async function main(argv: readonly string[], streams: Streams): Promise<number> {
  try {
    const { options: typed, args } = await readArguments(argv);
    const options = await withAppliedFit(typed, args);
    if (options.h || options.help) return await printHelp(options, streams);
    if (options.manual) return await printManual(streams);
    if (options.completion !== undefined) {
      const { completionText } = await import('./completion/completion.ts');
      return await print(await completionText(options.completion, args, streams), streams);
    }
    if (options.version) return await print(`${version}\n`, streams);
    if (options.sql !== undefined) {
      const { sqlText } = await import('./sql.ts');
      return await print(sqlText(options, options.sql, args), streams);
    }
    const job = compileJob(options, args);
    const waiting = await atTerminal(job, options, args, streams);
    if (waiting) await printMessage({ level: 'note', code: 'waiting', ...waiting }, options.color, streams);
    if (options.preview !== undefined) return await runPreview(job, options.preview, options, args, streams);
    return await run(job, options, args, streams);
  } catch (error) {
    if (error instanceof ReaderGone) return Exit.converted;
    await printMessage(failure(error), colorChoice(argv), streams);
    return error instanceof LogitError ? EXIT_OF[error.detail.kind] : Exit.command;
  }
}

async function printHelp({ help, color }: Options, streams: Streams): Promise<number> {
  const { helpText, summaryText } = await import('./help.ts');
  const paint = await paintFor('stdout', color, streams);
  const style = { title: paint.bold, term: paint.cyan };
  const width = (await streams.width('stdout')) ?? USUAL_WIDTH;
  return print((help ? helpText : summaryText)(width, style), streams);
}

async function printManual(streams: Streams): Promise<number> {
  const { manualText, page } = await import('./manual.ts');
  const text = manualText((await streams.width('stdout')) ?? USUAL_WIDTH);
  if ((await streams.isTerminal('stdout')) && page(text, streams)) return Exit.converted;
  return print(text, streams);
}

/**
 * What to say before a table is read from a terminal, which otherwise waits in silence; undefined: nothing.
 * @throws LogitError if it would be numbers, which are typed as arguments
 */
async function atTerminal(
  { input }: Job,
  { column = [], quiet }: Options,
  args: readonly string[],
  { isTerminal }: Streams,
): Promise<Sentence | undefined> {
  const readsNumbers = input.kind === 'numbers' && input.file === undefined;
  const table = (input.kind === 'csv' || input.kind === 'json') && args.length === 0 ? input : undefined;
  if (!(readsNumbers || table) || !(await isTerminal('stdin'))) return undefined;
  if (!table) throw usageError('no numbers given', 'logit 0.2 0.8, or pipe them in; see logit --help');
  if (quiet) return undefined;
  const isFile = column.length === 1 && looksLikeFile(column[0]!) && existsSync(column[0]!);
  const columns = column.map((text) => `-c ${shellWord(text)}`).join(' ');
  return {
    fault: `reading ${syntaxOf(table).title} from the terminal`,
    fix: `to read a file: logit ${isFile ? `-c COLUMN ${shellFile(column[0]!)}` : `${columns} FILE`}`,
  };
}

async function run(
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
  // A signal may come as soon as there is something to clean up.
  let inspection: Inspection | undefined;
  const abandon = (): void => {
    progress?.clear();
    sink?.abandon();
    inspection?.abandon();
  };
  const release = handleSignals({
    cleanUp: (options.output ?? options.report ?? progress) === undefined ? undefined : abandon,
    outlivesTerminal: !isSoonDone(compiled, args) && ignoresHangup(streams.env),
  });
  const printMessages = async (messages: readonly Message[]): Promise<void> => {
    for (const message of messages) {
      if (message.isForReport) continue;
      if (message.level === 'error' || message.persists || !options.quiet)
        await printMessage(message, options.color, streams);
    }
  };
  let early: Message[] = [];
  let stats: RunStats | undefined;
  // Messages are printed even if the report cannot be written; then the results are not published either.
  const end = async (
    exit: number,
    messages: readonly Message[],
    results: readonly Sink[],
    findings?: Findings['json'],
  ): Promise<number> => {
    try {
      // Without a result for all rows, nothing is written that could be mistaken for one.
      const hasReport = findings !== undefined || compiled.task !== 'fit';
      const report = hasReport
        ? await inspection?.end(exit, [...early, ...messages], { stats, findings })
        : undefined;
      await publish(report ? [...results, report] : results);
    } finally {
      await printMessages(messages);
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
    await printMessages(early);
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

/** What `--apply` names says more about the options. */
async function withAppliedFit(options: Options, args: readonly string[]): Promise<Options> {
  const { apply, help, h, manual, version: isVersion, completion } = options;
  if (apply === undefined || help || h || manual || isVersion || completion !== undefined) return options;
  const { withModel } = await import('./apply.ts');
  return withModel(options, apply, args);
}

/** Few arguments are converted sooner than it is found out whether the command is to outlive its terminal. */
function isSoonDone({ input }: Job, args: readonly string[]): boolean {
  return input.kind === 'arguments' && args.join('').length <= FEW;
}

/** In characters: the results fit into any pipe. */
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

/** undefined: the data have none, and the last of the messages says why. */
async function findingsOf(analysis: Analysis, messages: Message[]): Promise<Findings | undefined> {
  try {
    return await analysis.finish();
  } catch (error) {
    if (!(error instanceof LogitError) || EXIT_OF[error.detail.kind] !== Exit.data) throw error;
    messages.push(failure(error));
    return undefined;
  }
}

/** What stopped a run, as a message. */
function failure(error: unknown): Message {
  if (!(error instanceof LogitError)) return { level: 'error', code: 'failure', ...surprise(error) };
  const { detail } = error;
  return {
    level: 'error',
    code: detail.kind,
    ...errorSentence(detail),
    location: 'place' in detail ? detail.place : undefined,
    value: 'place' in detail && 'text' in detail ? detail.text : undefined,
  };
}

/** An error that is not one of the data or the command. */
function surprise(error: unknown): Sentence {
  if (!(error instanceof Error)) return { fault: String(error) };
  // Engines reserve gigabytes of addresses for a memory, of which a limit on addresses knows nothing.
  const fix = 'with ulimit -v, set NODE_OPTIONS=--disable-wasm-trap-handler';
  return { fault: error.message, fix: error instanceof NoRoom ? fix : undefined };
}

function hasFailed(messages: readonly Message[]): boolean {
  return messages.some(({ level }) => level === 'error');
}

async function runPreview(
  compiled: Job,
  count: number,
  options: Options,
  args: readonly string[],
  streams: Streams,
): Promise<number> {
  const { preview } = await import('./preview.ts');
  const named = sourcesFor(compiled, args, streams);
  refuseOverlap(compiled, targetsOf(options), args, streams);
  const { job, sources } = await openSources(compiled, named, options, args, streams);
  await preview(job, count, sources, options, streams);
  return Exit.converted;
}

type Sources = ReturnType<typeof sourcesFor>;

async function openSources(
  job: Job,
  sources: Sources,
  options: Options,
  args: readonly string[],
  streams: Streams,
): Promise<{ job: Job; sources: Sources }> {
  return job.input.kind === 'numbers' ? await detectArray(job, options, args, streams) : { job, sources };
}

/** Numbers may be text, or an array, whose header then says more about the job. */
async function detectArray(
  job: Job,
  options: Options,
  args: readonly string[],
  streams: Streams,
): Promise<{ job: Job; sources: Source[] }> {
  const { array, source } = await openNumbers(job, streams);
  try {
    return { job: array ? compileJob(options, args, array) : job, sources: [source] };
  } catch (error) {
    source.close();
    throw error;
  }
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

async function print(text: string, streams: Streams): Promise<number> {
  await standardOutput(streams).write(Buffer.from(text));
  return Exit.converted;
}

async function progressFor(
  job: Job,
  options: Options,
  args: readonly string[],
  streams: Streams,
): Promise<Progress | undefined> {
  if (!(options.progress ?? (await showsByItself(job, options, streams)))) return undefined;
  const { progressOf } = await import('./progress.ts');
  return progressOf(job, args, options.progress === undefined, streams);
}

/** Arguments are soon done; what goes to a terminal is its own progress. */
async function showsByItself(job: Job, { quiet }: Options, { isTerminal }: Streams): Promise<boolean> {
  if (quiet || job.input.kind === 'arguments') return false;
  return (await isTerminal('stderr')) && !(await isTerminal('stdout'));
}

async function printMessage(message: Message, color: Options['color'], streams: Streams): Promise<void> {
  await endOpenLine(streams);
  const paint = await paintFor('stderr', color, streams);
  const { level } = message;
  const colored = { error: paint.red, warning: paint.yellow, note: paint.dim }[level];
  const label = colored(`logit: ${level}:`);
  const { fix, ...fault } = printable(message);
  const isApart = fix !== undefined && (await streams.isTerminal('stderr'));
  streams.stderr.write(`${label} ${inOneLine(isApart ? fault : { ...fault, fix })}\n`);
  if (isApart) streams.stderr.write(`  ${paint.cyan('hint:')} ${fix}\n`);
}
