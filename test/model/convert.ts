import type { Job } from '../../src/job/job.ts';
import { convertArray, type ArrayJob } from './array.ts';
import { convertCsv, type CsvJob } from './csv.ts';
import { convertLines, type JsonJob } from './lines.ts';
import { convertArguments, convertStream } from './numbers.ts';
import type { File, Outcome } from './outcome.ts';

/** What a run has to do, by the contract. Arguments are files of one argument each. */
export function convertByModel(files: readonly File[], job: Job): Outcome {
  if (job.input.kind === 'json') return convertLines(files, job as JsonJob);
  if (job.input.kind === 'array') return convertArray(files[0]!, job as ArrayJob);
  if (job.input.kind === 'csv') return convertCsv(files, job as CsvJob);
  if (job.input.kind === 'numbers') return convertStream(files[0]!, job);
  return convertArguments(
    files.map(({ text }) => text),
    job,
  );
}
