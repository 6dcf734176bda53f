import type { Doubt } from '../core/doubt.ts';
import type { Job } from '../core/job.ts';
import { originOf } from '../core/origin.ts';
import type { Ranged } from '../core/rangeHint.ts';
import type { Tally } from '../core/tally.ts';
import type { SuspectComma } from '../input/commas.ts';

/**
 * What remains to be doubted when all is converted: nothing about a delimiter where there are numbers.
 * @param inRecords found in the header of a table, or in objects of JSON
 * @param comma found in a stream of numbers, on a line counted from 1
 */
export function remainingDoubts(
  { numbers, bad }: Pick<Tally, 'numbers' | 'bad'>,
  inRecords: readonly Doubt[],
  comma: SuspectComma | undefined,
): Doubt[] {
  const doubts = inRecords.filter(({ kind }) => kind !== 'delimiter' || (bad > 0 && numbers === 0));
  // Where a number was split, its parts give wrong hints.
  return comma ? [{ kind: 'comma', ...comma }, ...doubts] : doubts;
}

/** Fewer values may all be small by chance. */
const MANY = 10;

/** Log-odds that look like probabilities: the sigmoid of a sigmoid is between 0.5 and 0.74. */
export function sigmoidDoubts({
  numbers,
  likeProbabilities,
}: Pick<Tally, 'numbers' | 'likeProbabilities'>): Doubt[] {
  return likeProbabilities && numbers >= MANY ? [{ kind: 'sigmoidTwice', numbers }] : [];
}

/** Values that --eps made the same as others although they were no probabilities. */
export function clampedDoubts(
  job: Job,
  {
    numbers,
    missing,
    outside,
    outsideLeast,
    outsideMost,
    firstOutside,
    far,
    farLeast,
    farMost,
    firstFar,
    beside,
  }: Ranged,
  columns: number,
  files: number,
): Doubt[] {
  const { conversion, format } = job;
  if (conversion.eps === undefined || format === 'none' || !firstFar) return [];
  const ranged = {
    numbers,
    missing,
    outside,
    outsideLeast,
    outsideMost,
    firstOutside,
    far,
    farLeast,
    farMost,
    firstFar,
    beside,
  };
  return [
    { kind: 'clamped', ...ranged, first: firstFar, origin: originOf(job, firstFar.place, columns, files) },
  ];
}
