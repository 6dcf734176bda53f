/** The product's loop in this process: a source that gives bytes in pieces, a sink that keeps them. */
import { convert } from '../../src/convert/run.ts';
import type { Job } from '../../src/job/job.ts';
import { LogitError, type ErrorDetail } from '../../src/message/error.ts';
import { operandsSource } from '../../src/input/bytes.ts';
import type { Source } from '../../src/input/source.ts';
import { inPieces, keepingSink } from '../inMemory.ts';
import type { File, Outcome, Trouble } from '../model/outcome.ts';
import type { Case } from './case.ts';

/** What the loop makes of a case. */
export async function convertByProduct({ job, files, reads, waits }: Case): Promise<Outcome> {
  const { sink, written } = keepingSink();
  const end = await convert(job, sourcesOf(job, files, reads, waits), sink).then(
    ({ warnings: _, beside: __, likeProbabilities: ___, ...tally }) => ({ tally, trouble: undefined }),
    (error: unknown) => ({ tally: undefined, trouble: troubleOf(error) }),
  );
  return { output: written().toString('latin1'), ...end };
}

/** The same with nothing but the job and the files: read at once. */
export function convertWhole(job: Job, files: readonly File[]): Promise<Outcome> {
  return convertByProduct({ job, files, reads: [0], waits: false, strict: false, quiet: false });
}

function sourcesOf(job: Job, files: readonly File[], reads: readonly number[], waits: boolean): Source[] {
  if (job.input.kind === 'operands') return [operandsSource(files.map(({ text }) => text))];
  return files.map(({ name, text }) => inPieces(Buffer.from(text, 'latin1'), reads, waits, name));
}

/** What a message says, as the model has it. Any error but a LogitError is a fault of the product. */
function troubleOf(error: unknown): Trouble {
  if (!(error instanceof LogitError))
    return { kind: 'crash', text: error instanceof Error ? error.stack! : String(error) };
  return troubleOfFact(error.detail);
}

export function troubleOfFact(fact: ErrorDetail): Trouble {
  const { kind } = fact;
  if ('place' in fact) {
    const { file, line, column } = fact.place;
    if (fact.kind === 'invalidNumber' || fact.kind === 'rIndex')
      return { kind, file, line, column, text: fact.text };
    return fact.kind === 'shortRow' ? { kind, file, line, column } : { kind, file, line };
  }
  if (fact.kind === 'usage') return { kind, text: fact.text };
  const file = 'file' in fact ? fact.file : undefined;
  if (fact.kind === 'redundantExclusion') return { kind, file, text: fact.text };
  return fact.kind === 'noColumn' || fact.kind === 'duplicateColumn'
    ? { kind, file, text: fact.name }
    : { kind, file };
}
