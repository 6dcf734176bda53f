import { fstatSync, statSync, type BigIntStats } from 'node:fs';
import { pathOf } from '../text/byteText.ts';
import { source } from '../message/location.ts';
import type { Job } from '../job/job.ts';
import { usageError } from '../message/usageError.ts';
import { identityOf, inodeOf, targetOf, type Target } from '../output/target.ts';
import type { Options } from './options.ts';
import type { Streams } from './streams.ts';

/** Where a run writes. */
export interface Targets {
  /** How messages name the target of the results. */
  readonly name: string;
  /** undefined: standard output. */
  readonly results: Target | undefined;
  readonly report: Target | undefined;
}

/** @throws LogitError if one of them may not be written */
export function targetsOf({ output = '-', report }: Options): Targets {
  return {
    name: output === '-' ? 'standard output' : output,
    results: output === '-' ? undefined : targetOf(output),
    report: report === undefined ? undefined : targetOf(report),
  };
}

const STANDARD_OUTPUT = 1;

/** Whether the results go to standard output, by whatever name. */
export function isPrinted({ results }: Targets): boolean {
  return results === undefined || ('descriptor' in results && results.descriptor === STANDARD_OUTPUT);
}

/**
 * Refuses a run that would read its own results or overwrite a file it needs: standard output goes to an input file, or the report
 * would replace the input or the results. `--output` may name an input file, because the results only replace it at the end.
 * @throws LogitError of kind usage
 */
export function refuseOverlap(
  { input, task }: Job,
  targets: Targets,
  args: readonly string[],
  { stdin, stdout }: Streams,
): void {
  const { name, results, report } = targets;
  if (input.kind === 'arguments' && report === undefined) return;
  const isWritten = task !== 'check';
  const descriptor =
    results === undefined ? stdout : 'descriptor' in results ? results.descriptor : undefined;
  const printed = isWritten ? fileOf(descriptor) : undefined;
  const reported = report && identityOf(report);
  const files = input.kind === 'arguments' ? [] : args.length > 0 ? args : ['-'];
  for (const file of printed === undefined && reported === undefined ? [] : files) {
    const read = file === '-' ? fileOf(stdin) : fileAt(file);
    if (read === undefined || (read !== printed && read !== reported)) continue;
    const shown = source(file === '-' ? undefined : file);
    throw read === printed
      ? usageError(`${shown}: the input and ${name} are the same file`, 'use -o FILE to replace it safely')
      : usageError(`--report would overwrite the input file ${shown}`);
  }
  if (!report || !isWritten) return;
  const written = results ?? (typeof stdout === 'number' ? { descriptor: stdout } : undefined);
  if (!written || !isSameTarget(written, report)) return;
  throw usageError(
    descriptor === undefined
      ? '--report and --output name the same file'
      : `--report and ${name} go to the same ${printed === undefined ? 'place' : 'file'}`,
  );
}

function isSameTarget(a: Target, b: Target): boolean {
  if ('descriptor' in a && 'descriptor' in b && a.descriptor === b.descriptor) return true;
  const identity = identityOf(a);
  return identity !== undefined && identity === identityOf(b);
}

/** The identity of the file at a path; undefined if it is not a file or does not exist, which is reported when it is opened. */
function fileAt(path: string): string | undefined {
  return fileIdentity(() => statSync(pathOf(path), { bigint: true }));
}

function fileOf(stream: Streams['stdin' | 'stdout'] | undefined): string | undefined {
  return typeof stream === 'number' ? fileIdentity(() => fstatSync(stream, { bigint: true })) : undefined;
}

function fileIdentity(readStatus: () => BigIntStats): string | undefined {
  try {
    const status = readStatus();
    return status.isFile() ? inodeOf(status) : undefined;
  } catch {
    // It does not exist, or it is a Windows console, which has no file status.
    return undefined;
  }
}
