import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { compressionOf } from '../job/fileName.ts';
import { LogitError, type UnsupportedFormat, type NamedFile } from '../message/error.ts';
import { mistyped } from '../message/mistyped.ts';
import { detectFormat } from '../input/magic.ts';

/** An argument that is not a number may be the name of a file, or mistyped: the same problem, with what is known of that. */
export function withArguments(problem: LogitError, args: readonly string[]): LogitError {
  const { detail } = problem;
  if (detail.kind !== 'invalidNumber' || detail.place.input !== 'arguments') return problem;
  const meant = mistyped({ args, index: detail.place.line - 1 });
  return new LogitError({ ...detail, named: fileNamed(detail.text), meant });
}

function fileNamed(name: string): NamedFile {
  try {
    const status = statSync(name);
    if (status.isDirectory()) return 'directory';
    return { format: status.isFile() && compressionOf(name) === undefined ? formatOf(name) : undefined };
  } catch {
    return 'none';
  }
}

/** What its first bytes tell, if it is not text. */
function formatOf(name: string): UnsupportedFormat | undefined {
  const bytes = new Uint8Array(4096);
  const descriptor = openSync(name, 'r');
  try {
    const format = detectFormat(bytes.subarray(0, readSync(descriptor, bytes)), true);
    return format === 'none' ? undefined : format;
  } finally {
    closeSync(descriptor);
  }
}
