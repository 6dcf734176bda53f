import type { Scoring } from '../engine/score.ts';
import type { Options } from './options.ts';

const DEFAULT_BINS = 10;

/** How rows are scored. Losses have the unit of `--base`. */
export function scoringOf({
  base,
  posWeight = 1,
  maxLoss = Infinity,
  bins = DEFAULT_BINS,
}: Options): Scoring {
  return { loss: { base, positiveWeight: posWeight, maxLoss }, bins };
}
