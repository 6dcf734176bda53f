import { existsSync } from 'node:fs';
import { version } from '../../package.json';
import { looksLikeFile } from '../job/fileName.ts';
import { syntaxOf } from '../job/syntax.ts';
import type { Job } from '../job/job.ts';
import { LogitError } from '../message/error.ts';
import type { Sentence } from '../message/sentence.ts';
import { shellFile, shellWord } from '../message/shell.ts';
import { usageError } from '../message/usageError.ts';
import { ReaderGone } from '../output/sink.ts';
import { colorChoice, readArguments } from './arguments.ts';
import { paintFor } from './color.ts';
import { Exit, EXIT_OF } from './exit.ts';
import { failure } from './failure.ts';
import { compileJob } from './job.ts';
import { openSources } from './openSources.ts';
import type { Options } from './options.ts';
import { refuseOverlap, targetsOf } from './overlap.ts';
import { printMessage } from './printMessage.ts';
import { run } from './run.ts';
import { standardOutput } from './screen.ts';
import { keepDebuggerClosed } from './signals.ts';
import { sourcesFor } from './sources.ts';
import { closeDeadTerminals, processStreams, USUAL_WIDTH, type Streams } from './streams.ts';

export { processStreams };

/** Runs the command with the arguments and streams of the process, and ends the process with its exit code. */
export function start(): void {
  keepDebuggerClosed();
  const streams = processStreams();
  void begin(process.argv.slice(2), streams)
    .catch(withoutSentences(streams))
    .then((code) => {
      closeDeadTerminals();
      // All output is written. Without this call, Node.js would first free its heap, which takes a millisecond.
      process.exit(code);
    });
}

/** Prints an error although dist/later.cjs, which makes messages, cannot be loaded: for example, too many files are open. */
function withoutSentences({ stderr }: Streams): (error: unknown) => number {
  return (error) => {
    const [line] = (error instanceof Error ? error.message : String(error)).split('\n');
    stderr.write(`logit: error: ${line}\n`);
    return Exit.command;
  };
}

/** Recovers arguments that are not valid UTF-8, in which Node.js replaces bytes by U+FFFD, then runs the command. */
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
 * Runs the command and returns its exit code. It reads and writes only the files that the arguments name and `streams`, and never ends
 * the process.
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
    const note = await terminalNote(job, options, args, streams);
    if (note) await printMessage({ level: 'note', code: 'waiting', ...note }, options.color, streams);
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
 * The note before a table is read from a terminal, where the command would otherwise wait without a word; undefined: none.
 * @throws LogitError if numbers would be read, which should be typed as arguments
 */
async function terminalNote(
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

/** The options together with those from the file that `--apply` names. */
async function withAppliedFit(options: Options, args: readonly string[]): Promise<Options> {
  const { apply, help, h, manual, version: isVersion, completion } = options;
  if (apply === undefined || help || h || manual || isVersion || completion !== undefined) return options;
  const { withModel } = await import('./apply.ts');
  return withModel(options, apply, args);
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

async function print(text: string, streams: Streams): Promise<number> {
  await standardOutput(streams).write(Buffer.from(text));
  return Exit.converted;
}
