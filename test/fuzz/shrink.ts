import { LOGIT } from '../model/scales.ts';
import { DEFAULT_MISSING, type Csv, type Job } from '../../src/job/job.ts';
import type { Case } from './case.ts';

/** How many simpler cases are tried at most. */
const MAX_TRIALS = 4000;

/** A small case that still fails: simpler ones are tried until none of them does. */
export async function shrunk(
  failing: Case,
  fails: (trial: Case) => Promise<boolean>,
  milliseconds = 60_000,
): Promise<Case> {
  const deadline = performance.now() + milliseconds;
  let best = failing;
  let trials = 0;
  for (let improved = true; improved;) {
    improved = false;
    for (const trial of simpler(best)) {
      if (++trials > MAX_TRIALS || performance.now() > deadline) return best;
      if (!(await fails(trial))) continue;
      best = trial;
      improved = true;
      break;
    }
  }
  return best;
}

/** Cases a little simpler than this one, those that save most first. */
function* simpler(trial: Case): Generator<Case> {
  const { job, files, reads } = trial;
  if (files.length > 1) for (const [i] of files.entries()) yield { ...trial, files: files.toSpliced(i, 1) };
  for (const [i, file] of files.entries()) {
    // The bytes of an array are as many as its shape says.
    if (job.input.kind === 'array') break;
    for (const text of shorter(file.text)) yield { ...trial, files: files.with(i, { ...file, text }) };
  }
  for (const change of simplerJobs(job)) yield { ...trial, job: change };
  if (trial.strict || trial.quiet) yield { ...trial, strict: false, quiet: false };
  if (trial.waits) yield { ...trial, waits: false };
  if (reads.length > 1 || reads[0] !== 0) yield { ...trial, reads: [0] };
  if (reads.length > 1) for (const [i] of reads.entries()) yield { ...trial, reads: reads.toSpliced(i, 1) };
  for (const [i, file] of files.entries()) {
    if (file.text.length > 200 || job.input.kind === 'array') continue;
    for (const text of plainer(file.text)) yield { ...trial, files: files.with(i, { ...file, text }) };
  }
}

/** The text without a piece: halves first, single bytes last, while it is short. */
function* shorter(text: string): Generator<string> {
  for (let length = Math.ceil(text.length / 2); length >= 1; length = Math.floor(length / 2)) {
    if (text.length / length > 600) return;
    for (let at = 0; at < text.length; at += length) yield text.slice(0, at) + text.slice(at + length);
  }
}

/** The text with one byte replaced by one that means less. */
function* plainer(text: string): Generator<string> {
  for (let at = 0; at < text.length; at++) {
    const byte = text.charAt(at);
    const others = /[1-9]/.test(byte) ? ['0', '1', '5'] : /[a-z0\n]/.test(byte) ? [] : ['x', 'a', '\n'];
    for (const other of others) {
      // Digits only go down: two of them must not exchange for ever.
      if (other < byte || /\D/.test(byte)) yield text.slice(0, at) + other + text.slice(at + 1);
    }
  }
}

function* simplerJobs(job: Job): Generator<Job> {
  const { conversion, input, digits } = job;
  if (conversion.from !== 'prob' || conversion.to !== 'logit')
    yield { ...job, conversion: { ...conversion, ...LOGIT } };
  const plain = {
    dtype: 'float64',
    base: 0,
    eps: undefined,
    exact: false,
    inverse: undefined,
  } as const;
  for (const [name, value] of Object.entries(plain)) {
    if (conversion[name as keyof typeof plain] !== value)
      yield { ...job, conversion: { ...conversion, [name]: value } };
  }
  if (digits.kind !== 'shortest') yield { ...job, digits: { kind: 'shortest' } };
  if (input.kind === 'json') {
    if (input.append) yield { ...job, input: { ...input, append: false } };
    if (input.bad !== 'keep') yield { ...job, input: { ...input, bad: 'keep' } };
    for (const [i] of input.fields.entries())
      if (input.fields.length > 1)
        yield { ...job, input: { ...input, fields: input.fields.toSpliced(i, 1) } };
  }
  if (input.kind !== 'csv') return;
  const usual = {
    as: undefined,
    after: false,
    append: false,
    bad: 'keep',
    missing: DEFAULT_MISSING,
    isHeaderSure: false,
    header: false,
    delimiter: ',',
    quote: '"',
  } as const;
  for (const [name, value] of Object.entries(usual)) {
    const given = input[name as keyof typeof usual];
    if (given === value || contradicts(name, input)) continue;
    if (input.delimiter === value || input.quote === value) continue;
    yield { ...job, input: { ...input, [name]: value } };
  }
  if (input.columns.length > 1) {
    for (const [i] of input.columns.entries())
      yield { ...job, input: { ...input, columns: input.columns.toSpliced(i, 1) } };
  }
  if (input.columns[0] !== '1') yield { ...job, input: { ...input, columns: ['1'] } };
  if (job.format !== 'csv') yield { ...job, format: 'csv' };
}

/** Options that another one needs. */
function contradicts(name: string, { as, after, columns, isHeaderSure }: Csv): boolean {
  if (name === 'append') return as !== undefined || after;
  return (
    name === 'header' && (isHeaderSure || as !== undefined || columns.some((column) => /[*?]/.test(column)))
  );
}
