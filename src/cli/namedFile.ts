import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { compressionOf } from '../core/fileName.ts';
import { Problem, type Foreign, type NamedFile } from '../core/problem.ts';
import { foreignFormat } from '../input/foreign.ts';

/** An operand that is not a number may be the name of a file: the same problem, with what that is. */
export function withNamedFile(problem: Problem): Problem {
  const { fact } = problem;
  if (fact.kind !== 'notNumber' || fact.place.input !== 'operands') return problem;
  return new Problem({ ...fact, named: fileNamed(fact.text) });
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
function formatOf(name: string): Foreign | undefined {
  const bytes = new Uint8Array(4096);
  const descriptor = openSync(name, 'r');
  try {
    const format = foreignFormat(bytes.subarray(0, readSync(descriptor, bytes)), true);
    return format === 'none' ? undefined : format;
  } finally {
    closeSync(descriptor);
  }
}
