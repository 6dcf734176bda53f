import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { header, withUsualNan, type ArrayJob } from '../../model/array.ts';
import { convertByModel } from '../../model/convert.ts';
import type { Job } from '../../../src/job/job.ts';
import type { File, Outcome, Trouble } from '../../model/outcome.ts';
import { argumentsOf } from '../arguments.ts';
import type { Case, Finding } from '../case.ts';
import { runCommand, type Ended } from '../command.ts';
import { dice as diceOf } from '../dice.ts';
import { compareTexts, compareValues } from './compare.ts';

/** The most bytes of arguments that a command is given. */
const MAX_ARGUMENTS = 50_000;

/** The built command, through a pipe and files, writes what the model has, and ends as the contract says. */
export async function asCommand(trial: Case): Promise<Finding | undefined> {
  const { job, files } = trial;
  const dice = diceOf(files.reduce((sum, { text }) => sum + text.length, trial.reads[0] ?? 0));
  const directory = mkdtempSync(join(tmpdir(), 'logit-fuzz-'));
  try {
    const named = namesOf(trial);
    if (job.input.kind !== 'arguments') write(directory, trial, named);
    // What is written may be what is read, unless that comes through the pipe.
    const target = dice.once(5)
      ? (named.find((name) => name.endsWith('.csv') && job.input.kind === 'csv') ?? 'out')
      : undefined;
    const before = target === undefined ? undefined : contentOf(directory, target);
    const args = [
      ...(target === undefined ? [] : [`--output=${target}`]),
      ...argumentsOf(trial, named, dice),
    ];
    if (args.join('').length > MAX_ARGUMENTS) return undefined;
    const outcome = convertByModel(files, job);
    // How much has been read by then is a matter of time.
    if (outcome.early) return undefined;
    const ended = await runCommand(args, directory, pipeOf(trial, named));
    // Nothing from standard input replaces no file that has content.
    const isKept = Boolean(before) && named.includes('-') && outcome.stats?.hasContent === false;
    const expected = isKept ? { outcome, code: 1 } : expectationOf(trial, outcome);
    const check = `command ${JSON.stringify(args)}`;
    return (
      compareValues(
        check,
        { code: expected.code, signal: null },
        { code: ended.code, signal: ended.signal, ...crashIn(ended) },
      ) ??
      compareTexts(
        check,
        target === undefined ? expected.outcome.output : '',
        comparable(job, ended.stdout),
      ) ??
      (isKept ? undefined : compareMessages(check, expected, trial, ended)) ??
      compareTarget(check, expected, directory, target, before, job)
    );
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Files as the command is to find them: what has no name comes through the pipe. */
function namesOf({ job, files }: Case): string[] {
  if (job.input.kind === 'arguments') return files.map(({ text }) => text);
  if (job.input.kind === 'numbers') return [];
  if (job.input.kind === 'array') return files[0]!.name === undefined ? [] : ['a.npy'];
  return files.map(({ name }) => name ?? '-');
}

/** What a file holds: an array has its header. */
function textOf(job: Job, { text }: File): string {
  return job.input.kind === 'array'
    ? header(job as ArrayJob, job.input.dtype).toString('latin1') + text
    : text;
}

/** Output as it is compared. */
function comparable(job: Job, text: string): string {
  return job.format === 'npy' && job.input.kind === 'array' && text !== ''
    ? withUsualNan(text, job as ArrayJob)
    : text;
}

function write(directory: string, { job, files }: Case, named: readonly string[]): void {
  for (const [i, name] of named.entries()) {
    if (name !== '-') writeFileSync(join(directory, name), textOf(job, files[i]!), 'latin1');
  }
}

function contentOf(directory: string, name: string): string | undefined {
  return readdirSync(directory).includes(name) ? readFileSync(join(directory, name), 'latin1') : undefined;
}

/** Standard input in pieces. */
function* pipeOf({ job, files, reads }: Case, named: readonly string[]): Generator<Uint8Array> {
  if (job.input.kind === 'arguments') return;
  const isOne = job.input.kind === 'numbers' || (job.input.kind === 'array' && named.length === 0);
  const file = isOne ? files[0] : files[named.indexOf('-')];
  const bytes = Buffer.from(file ? textOf(job, file) : '', 'latin1');
  // A write for each byte of a long input would take all day.
  const sizes = bytes.length > 2000 ? reads.map((size) => (size === 0 ? 0 : Math.max(size, 4096))) : reads;
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const end = Math.min(bytes.length, at + (sizes[turn % sizes.length] || bytes.length));
    yield bytes.subarray(at, end);
    at = end;
  }
}

interface Expected {
  readonly outcome: Outcome;
  readonly code: number;
}

const OF_THE_COMMAND: ReadonlySet<Trouble['kind']> = new Set([
  'unsupportedFormat',
  'redundantExclusion',
  'emptySelection',
  'usage',
  'noColumn',
  'duplicateColumn',
  'headerMismatch',
  'headerIsData',
]);

function expectationOf({ job, strict }: Case, outcome: Outcome): Expected {
  const { trouble, stats } = outcome;
  if (trouble) return { outcome, code: OF_THE_COMMAND.has(trouble.kind) ? 2 : 1 };
  const { failed, outside, long } = stats!;
  const fails =
    failed > 0 || (strict && (outside > 0 || long > 0 || isHeld(job, stats!) || hasUnchecked(stats!)));
  return { outcome, code: fails ? 1 : 0 };
}

/** Whether a gate had no values, or a column or file of it had none. */
function hasUnchecked({
  numbers,
  columnsWithoutNumbers: columns,
  filesWithoutNumbers: files,
}: NonNullable<Outcome['stats']>): boolean {
  return numbers === 0 || columns.length + files.length > 0;
}

/** Whether a value far outside [0, 1] was clamped. */
function isHeld({ conversion }: Case['job'], { far }: NonNullable<Outcome['stats']>): boolean {
  return conversion.eps !== undefined && far > 0;
}

function crashIn({ stderr }: Ended): object {
  return /^\s+at .*:\d+:\d+|Error:|node:internal/m.test(stderr) ? { crash: stderr } : {};
}

/** Warnings that --quiet does not hide: the input was probably meant in another way. */
const PERSISTING =
  /: no values were checked| the comma in "| more cells than the | was read as data |the delimiter\? then | far outside \[[^\]]*\] w/;

/** One line for each thing there is to say, and what stopped the run last. */
function compareMessages(
  check: string,
  { outcome }: Expected,
  trial: Case,
  { stderr }: Ended,
): Finding | undefined {
  const lines = stderr.split('\n');
  const isClean =
    lines.pop() === '' && lines.every((line) => /^logit: (?:error|warning|note): [^\p{Cc}]+$/u.test(line));
  const warnings = lines.filter((line) => line.startsWith('logit: warning: '));
  // Notes about a number that is a name, and about an array, are no more than that.
  const others = lines.filter(
    (line) => !/^logit: (?:warning: |note: (?:.*, which is named |NumPy has no ))/.test(line),
  );
  return compareValues(
    check,
    {
      isClean: true,
      quiet: true,
      messages: messagesFor(outcome, trial),
      warnings: warningsFor(outcome, trial),
    },
    {
      isClean: stderr === '' || isClean || stderr,
      quiet: !trial.quiet || warnings.every((line) => PERSISTING.test(line)),
      messages: others.map((line) =>
        line.split(/: | of | in (?:column|field|file|\d)/)[2]?.replace(/^(\d+) .*/, '$1'),
      ),
      warnings: warnings.filter((line) => /became nan|non-numeric/.test(line)).length,
    },
  );
}

/** What each message but a warning begins with. */
function messagesFor({ trouble, stats }: Outcome, { job, strict, quiet }: Case): string[] {
  if (trouble) {
    const { file = 'standard input', line } = trouble;
    if (trouble.kind === 'usage') return [trouble.text!.split(': ')[0]!];
    if (job.input.kind === 'arguments') return [`argument ${line}`];
    return [line === undefined ? file : `${file}:${line}`];
  }
  const { outside, far, long, failed, numbers, columnsWithoutNumbers, filesWithoutNumbers } = stats!;
  const unchecked =
    numbers === 0 ? 1 : Math.min(1, columnsWithoutNumbers.length) + Math.min(1, filesWithoutNumbers.length);
  return [
    ...(strict && long > 0 ? [String(long)] : []),
    ...(strict && isHeld(job, stats!) ? [String(far)] : []),
    ...(strict ? Array.from({ length: unchecked }, () => 'no values were checked') : []),
    ...(strict && outside > 0 ? [String(outside)] : []),
    ...(job.conversion.inverse && numbers > 0 && (failed > 0 || !quiet)
      ? [`round trip ${failed > 0 ? 'failed' : 'passed'}`]
      : []),
  ];
}

function warningsFor({ stats }: Outcome, { strict, quiet }: Case): number {
  if (!stats || quiet) return 0;
  return (stats.bad > 0 ? 1 : 0) + (stats.outside > 0 && !strict ? 1 : 0);
}

/** The file appears whole if all went well, else it is as it was, and nothing is left next to it. */
function compareTarget(
  check: string,
  { outcome, code }: Expected,
  directory: string,
  target: string | undefined,
  before: string | undefined,
  job: Job,
): Finding | undefined {
  const left = readdirSync(directory).filter((name) => name.endsWith('.tmp'));
  const left0 = compareValues(check, { left: [] }, { left });
  if (left0 || target === undefined) return left0;
  const wanted = code === 0 ? outcome.output : before;
  return compareTexts(
    `${check}, ${target}`,
    wanted ?? 'no file',
    comparable(job, contentOf(directory, target) ?? 'no file'),
  );
}
