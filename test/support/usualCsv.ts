import { DEFAULT_MISSING, type Csv } from '../../src/job/job.ts';

/** The input of a job that converts column p of a table, without other options. */
export const USUAL_CSV: Csv = {
  kind: 'csv',
  columns: ['p'],
  delimiter: ',',
  quote: '"',
  header: true,
  isHeaderSure: false,
  isQuoteSure: false,
  append: false,
  after: false,
  as: undefined,
  bad: 'fail',
  missing: DEFAULT_MISSING,
};
