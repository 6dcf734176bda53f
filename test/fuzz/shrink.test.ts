import { LOGIT, SIGMOID } from '../model/scales.ts';
import { expect, it } from 'vitest';
import { DEFAULT_MISSING, type Csv } from '../../src/job/job.ts';
import type { Case } from './case.ts';
import { shrunk } from './shrink.ts';

const CSV: Csv = {
  kind: 'csv',
  columns: ['p', 'q'],
  delimiter: ';',
  quote: "'",
  header: true,
  isHeaderSure: false,
  isQuoteSure: false,
  append: true,
  after: true,
  as: undefined,
  bad: 'skip',
  missing: ['x'],
};

const LARGE: Case = {
  job: {
    task: 'convert',
    conversion: {
      ...SIGMOID,
      dtype: 'float32',
      base: 2,
      eps: 0.1,
      exact: true,
      inverse: { tolerance: 1 },
    },
    input: CSV,
    format: 'csv',
    digits: { kind: 'fixed', count: 3 },
  },
  files: [
    { name: 'a.csv', text: 'p;q\n' },
    { name: undefined, text: `${'1;2\n'.repeat(500)}"7";8\n${'3;4\n'.repeat(500)}` },
  ],
  reads: [3, 5],
  waits: true,
  strict: true,
  quiet: true,
};

it('reduces a case to the part that makes it fail', async () => {
  const fails = ({ files }: Case): Promise<boolean> =>
    Promise.resolve(files.some(({ text }) => text.includes('"7"')));
  expect(await shrunk(LARGE, fails)).toEqual({
    job: {
      task: 'convert',
      conversion: {
        ...LOGIT,
        dtype: 'float64',
        base: 0,
        eps: undefined,
        exact: false,
        inverse: undefined,
      },
      input: {
        ...CSV,
        columns: ['1'],
        delimiter: ',',
        quote: '"',
        header: false,
        append: false,
        after: false,
        bad: 'keep',
        missing: DEFAULT_MISSING,
      },
      format: 'csv',
      digits: { kind: 'shortest' },
    },
    files: [{ name: undefined, text: '"7"' }],
    reads: [0],
    waits: false,
    strict: false,
    quiet: false,
  });
});

it('keeps an option that matters', async () => {
  const fails = ({ job }: Case): Promise<boolean> =>
    Promise.resolve(job.conversion.dtype === 'float32' && job.input.kind === 'csv' && job.input.append);
  const { job, files } = await shrunk(LARGE, fails);
  expect(job.conversion).toEqual({
    ...LARGE.job.conversion,
    ...LOGIT,
    base: 0,
    eps: undefined,
    exact: false,
    inverse: undefined,
  });
  expect(job.input).toMatchObject({ append: true, header: false, bad: 'keep' });
  expect(files.map(({ text }) => text).join('')).toBe('');
});

it('returns the case itself if nothing simpler fails', async () => {
  expect(await shrunk(LARGE, () => Promise.resolve(false))).toBe(LARGE);
});
