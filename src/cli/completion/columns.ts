import { readdirSync, statSync } from 'node:fs';
import { syntaxAskedFor, SYNTAXES, syntaxOfName } from '../../job/syntax.ts';
import { leafPaths, spellPath } from '../../job/path.ts';
import { escapeControls, truncate } from '../../text/escape.ts';
import type { Job } from '../../job/job.ts';
import { decompressed } from '../../input/autoDecompress.ts';
import { fileSource } from '../../input/file.ts';
import { firstLine, firstRow } from '../../input/peek.ts';
import { compileJob } from '../job.ts';
import type { Options } from '../options.ts';
import { parse } from '../parser.ts';

/** A line that is being typed. */
export interface Line {
  /** The words without quotes; the first is the command. */
  readonly words: readonly string[];
  /** The index of the word at the cursor, which ends there. */
  readonly at: number;
  /** The file that standard input is redirected from. */
  readonly stdin: string | undefined;
}

/** The completions of the value at the cursor. */
export interface Candidate {
  readonly value: string;
  readonly note?: string;
}

export interface Candidates {
  /** The value so far. */
  readonly typed: string;
  readonly found: readonly Candidate[];
}

/** Marks the cursor while the line is parsed, to find the option whose value is there. It is a noncharacter of Unicode. */
const CURSOR = '\uffff';

/**
 * The columns of the first file on the line that complete the value of `--column` at the cursor; if there is no file yet, columns
 * of the only table in the directory.
 * @throws LogitError if the line or the file cannot be read
 */
export async function candidates(
  { words, at, stdin }: Line,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Candidates> {
  const { options, args } = parse(words.with(at, words[at]! + CURSOR).slice(1));
  const values = [...(options.column ?? []), options.fit ?? '', options.loss ?? '', options.weight ?? ''];
  const typed = values.find((text) => text.endsWith(CURSOR))?.slice(0, -1) ?? '';
  const files = args.length > 0 ? args : stdin === undefined ? onlyTable() : [stdin];
  const file = files[0]?.replace(/^~(?=\/)/, () => env['HOME'] ?? '~');
  // Opening anything but a file might block.
  if (file === undefined || !statSync(file).isFile()) return { typed, found: [] };
  const { input } = compileJob(reading(options), files);
  const found = await (input.kind === 'json' ? fields(file, typed) : columns(file, input, typed));
  return { typed, found };
}

/** The only file with columns or fields in the working directory, if there is exactly one. */
function onlyTable(): string[] {
  const tables = readdirSync('.').filter((name) => syntaxOfName(name) !== undefined);
  return tables.length === 1 ? tables : [];
}

/** The options about how a file is read. Others may be incomplete or contradict each other while a line is typed. */
function reading(options: Options): Options {
  const { header, delimiter, quote } = options;
  const syntax = syntaxAskedFor(options);
  return {
    base: 0,
    color: 'auto',
    column: ['1'],
    ...(header !== undefined && { header }),
    ...(delimiter !== undefined && { delimiter }),
    ...(quote !== undefined && { quote }),
    ...(syntax && { [SYNTAXES[syntax].option!]: true }),
  };
}

async function columns(file: string, input: Job['input'], typed: string): Promise<Candidate[]> {
  if (input.kind !== 'csv') return [];
  const cells = await opened(file, (source) => firstRow(source, input));
  const head = typed.slice(0, typed.lastIndexOf(',') + 1);
  const start = typed.startsWith('!', head.length) ? `${head}!` : head;
  const names = new Map<string, number>();
  for (const cell of input.header ? cells : []) names.set(cell, (names.get(cell) ?? 0) + 1);
  return cells.flatMap((cell, i) => {
    const number = String(i + 1);
    if (names.get(cell) === 1 && isSafe(cell)) {
      // A name that contains a comma cannot be in a list.
      return cell.includes(',') ? { value: cell } : { value: start + cell };
    }
    if (names.has(number)) return [];
    return { value: start + number, note: escapeControls(truncate(cell)) };
  });
}

/** Whether a name can be selected, typed and shown unchanged. */
function isSafe(name: string): boolean {
  return name !== '' && escapeControls(name) === name;
}

/** The paths of values in the first line that are not objects. */
async function fields(file: string, typed: string): Promise<Candidate[]> {
  const object: unknown = JSON.parse(await opened(file, firstLine));
  const [head] = /^(?:[^\\]|\\.)*,/s.exec(typed) ?? [''];
  const names = leafPaths(object).filter((path) => path.every(isSafe));
  return names.map((path) => ({ value: head + spellPath(path) }));
}

async function opened<T>(
  file: string,
  use: (source: Awaited<ReturnType<typeof fileSource>>) => Promise<T>,
): Promise<T> {
  const source = decompressed(await fileSource(file));
  try {
    return await use(source);
  } finally {
    source.close();
  }
}
