import type { Warning } from '../message/warning.ts';
import type { Job } from '../job/job.ts';
import { originOf } from '../message/origin.ts';
import type { Ranged } from '../message/rangeHint.ts';
import type { RunStats } from '../message/runStats.ts';

/** The warnings about a table that remain at the end: the one about its delimiter only if it has no numbers. */
export function remainingWarnings(
  inTable: readonly Warning[],
  { numbers, bad }: Pick<RunStats, 'numbers' | 'bad'>,
): Warning[] {
  return inTable.filter(({ kind }) => kind !== 'delimiter' || (bad > 0 && numbers === 0));
}

/** Fewer values may all be in [0, 1] by chance. */
const MANY = 10;

/** Values of another scale that look like probabilities: the sigmoid of a sigmoid is between 0.5 and 0.74. */
export function probabilityWarnings(
  { task, conversion }: Pick<Job, 'task' | 'conversion'>,
  { numbers, likeProbabilities }: Pick<RunStats, 'numbers' | 'likeProbabilities'>,
): Warning[] {
  if (!likeProbabilities || numbers < MANY) return [];
  const { from, to, suffix, model } = conversion;
  if (from === 'percent' || from === 'phred') return [{ kind: 'fractions', from }];
  // What a regression is made of may be any numbers.
  if (task === 'fit' || model !== undefined) return [];
  const isOpposite = to === 'prob' && (task === 'convert' || task === 'check');
  const options = suffix === 'sigmoid' ? '--sigmoid' : isOpposite ? '--from and --to' : `--from ${from}`;
  return [{ kind: 'sigmoidTwice', numbers, options, isOpposite }];
}

/** -9999 in a column of log-probabilities: the OpenAI API returns it for tokens that are not among the likeliest. */
export function markerWarnings(
  { input, conversion }: Pick<Job, 'input' | 'conversion'>,
  { hasMarker }: Pick<RunStats, 'hasMarker'>,
): Warning[] {
  const isTable = input.kind === 'csv' || input.kind === 'json';
  return hasMarker && isTable && conversion.from === 'logprob' ? [{ kind: 'marker' }] : [];
}

/** Values that are far from any probability and that --eps clamped. */
export function clampedWarnings(job: Job, stats: Ranged, columns: number, files: number): Warning[] {
  const { conversion, task } = job;
  const first = stats.firstFar;
  if (conversion.eps === undefined || task === 'check' || !first) return [];
  return [{ kind: 'clamped', stats, first, origin: originOf(job, first.location, columns, files) }];
}
