import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { compressionOf } from '../job/fileName.ts';
import { LogitError, type UnsupportedFormat, type NamedFile } from '../message/error.ts';
import { mistyped } from '../message/mistyped.ts';
import { detectFormat } from '../input/magic.ts';

/** Adds to the error for an argument that is not a number what it is as a file name, and the fix if it is probably mistyped. */
export function withArguments(error: LogitError, args: readonly string[]): LogitError {
  const { detail } = error;
  if (detail.kind !== 'invalidNumber' || detail.place.input !== 'arguments') return error;
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

/** The format of a file by its first bytes; undefined for text. */
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
