import { fstatSync, statSync, type BigIntStats } from 'node:fs';
import { basename, dirname } from 'node:path';
import { source } from '../core/describe.ts';
import type { Job } from '../core/job.ts';
import { Problem } from '../core/problem.ts';
import { descriptorOf, followed } from '../output/file.ts';
import type { Options } from './options.ts';
import type { Streams } from './streams.ts';

/**
 * Refuses what would read its own results, or lose a file: standard output that goes to a file which is read, and a report
 * in the place of the input or the results. `--output` may name the input, for it is renamed at the end.
 * @throws Problem of kind usage
 */
export function refuseOverlap(
  { input, format }: Job,
  { output = '-', report }: Options,
  operands: readonly string[],
  { stdin, stdout }: Streams,
): void {
  const files = input.kind === 'operands' ? [] : operands.length > 0 ? operands : ['-'];
  if (files.length === 0 && report === undefined) return;
  const descriptor = output === '-' ? stdout : descriptorOf(output);
  const written = output === '-' ? 'standard output' : output;
  const isPrinted = descriptor !== undefined && format !== 'none';
  const printed = isPrinted ? ofDescriptor(descriptor) : undefined;
  const reported = report === undefined ? undefined : ofPath(report);
  if (printed === undefined && reported === undefined) return;
  for (const file of files) {
    const [read, said] =
      file === '-' ? [ofDescriptor(stdin), source(undefined)] : [ofPath(file), source(file)];
    if (read === undefined) continue;
    if (read === printed)
      refuse(`${said}: ${written} goes to the same file (-o FILE writes it when all is read)`);
    if (read === reported) refuse(`--report: it would replace what is read: ${said} is the same file`);
  }
  if (reported === undefined) return;
  if (reported === printed) refuse(`--report and ${written} go to the same file`);
  if (output !== '-' && reported === ofPath(output)) refuse('--report and --output name the same file');
}

function refuse(text: string): never {
  throw new Problem({ kind: 'usage', text });
}

/** Equal for two names of one file, whether it is there or not; undefined: no file that anything could be lost in. */
function ofPath(path: string): string | undefined {
  try {
    const status = statSync(path, { bigint: true, throwIfNoEntry: false });
    if (status) return ofStatus(status);
    const target = followed(path);
    const folder = statSync(dirname(target), { bigint: true });
    return `${folder.dev}:${folder.ino}/${basename(target)}`;
  } catch {
    // It is told where the file is opened.
    return undefined;
  }
}

function ofDescriptor(stream: Streams['stdin' | 'stdout']): string | undefined {
  if (typeof stream !== 'number') return undefined;
  try {
    return ofStatus(fstatSync(stream, { bigint: true }));
  } catch {
    // A console of Windows has no file status.
    return undefined;
  }
}

function ofStatus(status: BigIntStats): string | undefined {
  return status.isFile() ? `${status.dev}:${status.ino}` : undefined;
}
