import type { Job } from '../../src/job/job.ts';
import type { File } from '../model/outcome.ts';

/** A job, what it is to convert, and how that comes. Kept as JSON. */
export interface Case {
  readonly job: Job;
  /** Of arguments, each is one of these. */
  readonly files: readonly File[];
  /** Sizes of the reads, over and over; 0: as much as fits. */
  readonly reads: readonly number[];
  /** True: every other read is one that waits. */
  readonly waits: boolean;
  /** `--strict` and `--quiet`, which the command knows and the job does not. */
  readonly strict: boolean;
  readonly quiet: boolean;
}

/** What was expected of a case, and what came, each as text. */
export interface Finding {
  readonly check: string;
  readonly expected: string;
  readonly actual: string;
}

/** Looks for one kind of fault. A case that it is not for passes. */
export type Check = (trial: Case) => Finding | undefined | Promise<Finding | undefined>;

/** How much a case holds: what the counts of a run add up. */
export function cellsIn({ job, files }: Case): number {
  const separators = job.input.kind === 'csv' ? [job.input.delimiter, '\n'] : [' ', ',', '\n'];
  return files.reduce((sum, { text }) => sum + count(text, separators), 0);
}

function count(text: string, separators: readonly string[]): number {
  let cells = 0;
  for (let i = 0; i < text.length; i++) if (separators.includes(text.charAt(i))) cells++;
  return cells + (text === '' ? 0 : 1);
}
