import type { Scoring } from '../engine/score.ts';
import type { Options } from './options.ts';

const DEFAULT_BINS = 10;

/** The options of scoring. `--base` is the base of the losses. */
export function scoringOf({
  base,
  posWeight = 1,
  maxLoss = Infinity,
  bins = DEFAULT_BINS,
}: Options): Scoring {
  return { loss: { base, positiveWeight: posWeight, maxLoss }, bins };
}
