/** The product's loop in this process: a source that gives bytes in pieces, a sink that keeps them. */
import { convert } from '../../src/convert/run.ts';
import type { Job } from '../../src/job/job.ts';
import { LogitError, type ErrorDetail } from '../../src/message/error.ts';
import { argumentSource } from '../../src/input/bytes.ts';
import type { Source } from '../../src/input/source.ts';
import { inPieces, keepingSink, SMALL_BLOCKS } from '../support/inMemory.ts';
import type { File, Outcome, Trouble } from '../model/outcome.ts';
import type { Case } from './case.ts';

/** What the loop makes of a case. */
export async function convertByProduct({ job, files, reads, waits }: Case): Promise<Outcome> {
  const { sink, written } = keepingSink();
  const end = await convert(job, sourcesOf(job, files, reads, waits), sink, { blocks: SMALL_BLOCKS }).then(
    ({ warnings: _, inRange: __, hasMarker: ___, likeProbabilities: ____, ...stats }) => ({
      stats,
      trouble: undefined,
    }),
    (error: unknown) => ({ stats: undefined, trouble: troubleOf(error) }),
  );
  return { output: written().toString('latin1'), ...end };
}

/** The same with nothing but the job and the files: read at once. */
export function convertWhole(job: Job, files: readonly File[]): Promise<Outcome> {
  return convertByProduct({ job, files, reads: [0], waits: false, strict: false, quiet: false });
}

function sourcesOf(job: Job, files: readonly File[], reads: readonly number[], waits: boolean): Source[] {
  if (job.input.kind === 'arguments') return [argumentSource(files.map(({ text }) => text))];
  return files.map(({ name, text }) => inPieces(Buffer.from(text, 'latin1'), reads, waits, name));
}

/** What a message says, as the model has it. Any error but a LogitError is a fault of the product. */
function troubleOf(error: unknown): Trouble {
  if (!(error instanceof LogitError))
    return { kind: 'crash', text: error instanceof Error ? error.stack! : String(error) };
  return troubleOfFact(error.detail);
}

export function troubleOfFact(detail: ErrorDetail): Trouble {
  const { kind } = detail;
  if ('place' in detail) {
    const { file, line, column } = detail.place;
    if (detail.kind === 'invalidNumber' || detail.kind === 'rIndex')
      return { kind, file, line, column, text: detail.text };
    return detail.kind === 'shortRow' ? { kind, file, line, column } : { kind, file, line };
  }
  if (detail.kind === 'usage') return { kind, text: detail.text };
  const file = 'file' in detail ? detail.file : undefined;
  if (detail.kind === 'redundantExclusion') return { kind, file, text: detail.text };
  return detail.kind === 'noColumn' || detail.kind === 'duplicateColumn'
    ? { kind, file, text: detail.name }
    : { kind, file };
}
