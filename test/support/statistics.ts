import { statisticsOf, type Statistics } from '../../src/engine/statistics.ts';

/** The statistics of a column without numbers. */
export const NO_STATISTICS: Statistics = statisticsOf({
  finite: 0,
  nan: 0,
  distribution: undefined,
  kept: () => 0,
  sum: () => 0n,
});
