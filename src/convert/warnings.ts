import type { Warning } from '../message/warning.ts';
import type { Job } from '../job/job.ts';
import { originOf } from '../message/origin.ts';
import type { Ranged } from '../message/rangeHint.ts';
import type { RunStats } from '../message/runStats.ts';
import type { SuspectComma } from '../input/commaHeuristics.ts';

/**
 * The warnings that remain when all is converted: none about a delimiter where there are numbers.
 * @param inRecords found in the header of a table, or in objects of JSON
 * @param comma found in a stream of numbers, on a line counted from 1
 */
export function remainingWarnings(
  { numbers, bad }: Pick<RunStats, 'numbers' | 'bad'>,
  inRecords: readonly Warning[],
  comma: SuspectComma | undefined,
): Warning[] {
  const warnings = inRecords.filter(({ kind }) => kind !== 'delimiter' || (bad > 0 && numbers === 0));
  // Where a number was split, its parts give wrong hints.
  return comma ? [{ kind: 'comma', ...comma }, ...warnings] : warnings;
}

/** Fewer values may all be small by chance. */
const MANY = 10;

/** Log-odds that look like probabilities: the sigmoid of a sigmoid is between 0.5 and 0.74. */
export function sigmoidWarnings({
  numbers,
  likeProbabilities,
}: Pick<RunStats, 'numbers' | 'likeProbabilities'>): Warning[] {
  return likeProbabilities && numbers >= MANY ? [{ kind: 'sigmoidTwice', numbers }] : [];
}

/** Values that --eps made the same as others although they were no probabilities. */
export function clampedWarnings(job: Job, stats: Ranged, columns: number, files: number): Warning[] {
  const { conversion, task } = job;
  const first = stats.firstFar;
  if (conversion.eps === undefined || task === 'check' || !first) return [];
  return [{ kind: 'clamped', stats, first, origin: originOf(job, first.location, columns, files) }];
}
