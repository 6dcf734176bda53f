import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { pathOf } from '../text/byteText.ts';
import type { LaterHeader } from '../convert/extras.ts';
import { LogitError } from '../message/error.ts';
import { systemError } from '../message/systemError.ts';
import { shellFile, shellWord } from '../message/shell.ts';
import { isNumeral } from '../text/numeral.ts';
import { similarFile } from './similarFile.ts';
import { argumentSource } from '../input/bytes.ts';
import { decompressed } from '../input/autoDecompress.ts';
import { descriptorSource, fileSource } from '../input/file.ts';
import { firstPlainRecord } from '../input/peek.ts';
import { readableSource } from '../input/readable.ts';
import { openArray, type Opened } from '../input/npy.ts';
import { namesNodeDescriptor } from '../output/target.ts';
import type { Source } from '../input/source.ts';
import type { Job } from '../job/job.ts';
import type { Streams } from './streams.ts';

/** The array file that is read instead of standard input. */
function namedArray(input: Job['input']): string | undefined {
  return input.kind === 'numbers' ? input.file : undefined;
}

/**
 * Opens a stream of numbers, and detects whether it is text or an array.
 * @throws LogitError if it cannot be read, or has the name of an array but is not one
 */
export async function openNumbers(job: Job, streams: Streams): Promise<Opened> {
  const file = namedArray(job.input);
  if (file !== undefined) check(file);
  const opened = await openArray(await open(file ?? '-', streams));
  if (file === undefined || opened.array) return opened;
  throw new LogitError({ kind: 'array', file, fault: 'none' });
}

/** The sources of a run. All files are checked before the first one is opened, so that a wrong name is an error at once. */
export function sourcesFor(
  { input }: Job,
  args: readonly string[],
  streams: Streams,
): Iterable<Source> | AsyncIterable<Source> {
  if (input.kind === 'arguments') return [argumentSource(args)];
  const files = input.kind !== 'numbers' && args.length > 0 ? args : ['-'];
  const [column, ...more] = 'columns' in input ? input.columns : [];
  const isOneOfEach = files.length === 1 && more.length === 0;
  for (const file of files) if (file !== '-') check(file, isOneOfEach ? column : undefined);
  return openAll(files, streams);
}

/**
 * The headers of files after the first one, if the file can be read twice. Headers with quotes, and files that cannot be read now,
 * are skipped: they are checked in their turn.
 */
export async function* laterHeaders({ input }: Job, args: readonly string[]): AsyncGenerator<LaterHeader> {
  if (input.kind !== 'csv') return;
  for (const file of args.slice(1)) {
    if (file === '-' || !statSync(pathOf(file), { throwIfNoEntry: false })?.isFile()) continue;
    const source = decompressed(await fileSource(file));
    try {
      const record = await firstPlainRecord(source, input.quote);
      if (record) yield { file, record };
    } finally {
      source.close();
    }
  }
}

async function* openAll(files: readonly string[], streams: Streams): AsyncGenerator<Source> {
  for (const file of files) yield await open(file, streams);
}

async function open(file: string, { stdin }: Streams): Promise<Source> {
  if (file !== '-') return decompressed(await fileSource(file));
  return decompressed(typeof stdin === 'number' ? await descriptorSource(stdin) : readableSource(stdin));
}

/**
 * @param column the text of the column, if it may have been exchanged with the file
 * @throws LogitError if the file cannot be read
 */
function check(file: string, column?: string): void {
  try {
    const path = pathOf(file);
    const status = statSync(path);
    if (status.isDirectory()) throw new LogitError({ kind: 'system', action: 'read', file, code: 'EISDIR' });
    accessSync(path, constants.R_OK);
    if (!status.isFile() && namesNodeDescriptor(file))
      throw new LogitError({ kind: 'system', action: 'read', file, code: 'EBADF' });
  } catch (error) {
    if (column !== undefined && isMissing(error) && existsSync(pathOf(column))) {
      const fix = `the column comes first: logit -c ${shellWord(file)} ${shellFile(column)}`;
      throw new LogitError({ kind: 'system', action: 'open', file, code: 'ENOENT', fix });
    }
    const fix = isMissing(error) ? fileMeant(file) : undefined;
    if (fix === undefined) throw systemError('open', file, error);
    throw new LogitError({ kind: 'system', action: 'open', file, code: 'ENOENT', fix });
  }
}

function fileMeant(file: string): string | undefined {
  if (/^https?:\/\//i.test(file)) return `curl -sSL ${shellWord(file)} | logit ...`;
  if (isNumeral(file)) return 'numbers as arguments are converted without -c';
  const similar = similarFile(file);
  return similar === undefined ? undefined : `did you mean ${shellFile(similar)}?`;
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}
