import { accessSync, constants, statSync } from 'node:fs';
import { Problem, systemProblem } from '../core/problem.ts';
import { operandsSource } from '../input/bytes.ts';
import { decompressed } from '../input/decompressed.ts';
import { descriptorSource, fileSource } from '../input/file.ts';
import { readableSource } from '../input/readable.ts';
import type { Source } from '../input/source.ts';
import type { Job } from '../core/job.ts';
import type { Streams } from './streams.ts';

/** The sources of a run. Files are looked at before the first one is opened, so that a wrong name costs nothing. */
export function sourcesFor(
  { input }: Job,
  operands: readonly string[],
  streams: Streams,
): Iterable<Source> | AsyncIterable<Source> {
  if (input.kind === 'operands') return [operandsSource(operands)];
  const files = input.kind === 'csv' && operands.length > 0 ? operands : ['-'];
  for (const file of files) if (file !== '-') check(file);
  return open(files, streams);
}

async function* open(files: readonly string[], { stdin }: Streams): AsyncGenerator<Source> {
  for (const file of files) {
    if (file !== '-') yield decompressed(await fileSource(file));
    else
      yield decompressed(typeof stdin === 'number' ? await descriptorSource(stdin) : readableSource(stdin));
  }
}

function check(file: string): void {
  try {
    if (statSync(file).isDirectory())
      throw new Problem({ kind: 'system', action: 'read', file, code: 'EISDIR' });
    accessSync(file, constants.R_OK);
  } catch (error) {
    throw systemProblem('open', file, error);
  }
}
