import type { CsvJob } from '../../model/csv.ts';
import type { Case } from '../case.ts';

/** The job of a case about CSV that comes out as CSV; undefined: it is another. */
export function csvJobOf({ job }: Case): CsvJob | undefined {
  return job.input.kind === 'csv' && job.format === 'csv' ? (job as CsvJob) : undefined;
}

/** The job with other options of its table. */
export function withInput(job: CsvJob, input: Partial<CsvJob['input']>): CsvJob {
  return { ...job, input: { ...job.input, ...input } };
}

/** The job with other options of its conversion. */
export function withConversion(job: CsvJob, conversion: Partial<CsvJob['conversion']>): CsvJob {
  return { ...job, conversion: { ...job.conversion, ...conversion } };
}
