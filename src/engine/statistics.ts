import { float64 } from '../exact/format.ts';
import { roundRatio } from '../exact/round.ts';
import { ColumnAt } from '../kernel/abi.ts';
import { quantile, type Distribution } from './distribution.ts';
import { SKETCH_ERROR } from './sketch.ts';

/** The data for the statistics of a column: of its values or of their results. */
export interface Seen {
  /** How many numbers are finite, and how many are nan. */
  readonly finite: number;
  readonly nan: number;
  readonly distribution: Distribution | undefined;
  /** A float64 that the kernel keeps for the values and for the results. */
  readonly kept: (at: ColumnAt) => number;
  /** An exact sum times 2^SUM_SCALE: see `src/kernel/exactSum.ts`. */
  readonly sum: (at: ColumnAt) => bigint;
}

/** A statistic: how it is computed and displayed. */
interface Row {
  /** `number`: shown with six digits; `quartile`: the same, or not at all; `count`: shown unless it is 0. */
  readonly kind: 'number' | 'quartile' | 'count';
  /** Its label in a summary, and on which line it is; undefined: it is only in the report. */
  readonly label?: string;
  readonly line?: number;
  readonly of: (seen: Seen) => number | undefined;
}

/** The unit of the first limb of an exact sum is 2^-SUM_SCALE. */
const SUM_SCALE = 1088n;

/**
 * The statistics of a column by their names in the report, in its order. Min, mean and max are those of the finite values;
 * undefined: there are none. To add a statistic, add a row, and the data that the kernel must keep for it
 * (`src/kernel/statistics.ts`).
 */
const ROWS = {
  min: {
    kind: 'number',
    label: 'min',
    line: 2,
    of: ({ finite, kept }) => (finite > 0 ? kept(ColumnAt.Min) : undefined),
  },
  mean: {
    kind: 'number',
    label: 'mean',
    line: 1,
    of: ({ finite, sum }) =>
      finite > 0 ? roundRatio(sum(ColumnAt.SumBefore), BigInt(finite) << SUM_SCALE, float64) : undefined,
  },
  max: {
    kind: 'number',
    label: 'max',
    line: 6,
    of: ({ finite, kept }) => (finite > 0 ? kept(ColumnAt.Max) : undefined),
  },
  q1: { kind: 'quartile', label: '25%', line: 3, of: quantileAt(0.25) },
  median: { kind: 'quartile', label: 'median', line: 4, of: quantileAt(0.5) },
  q3: { kind: 'quartile', label: '75%', line: 5, of: quantileAt(0.75) },
  quartile_error: {
    kind: 'number',
    of: ({ distribution }) => distribution && (distribution.isExact ? 0 : SKETCH_ERROR),
  },
  infinite: { kind: 'count', label: 'infinite', line: 7, of: ({ kept }) => kept(ColumnAt.Infinite) },
  nan: { kind: 'count', label: 'nan', line: 8, of: ({ nan }) => nan },
} as const satisfies Record<string, Row>;

function quantileAt(share: number): Row['of'] {
  return ({ distribution }) => distribution && quantile(distribution, share);
}

type StatisticName = keyof typeof ROWS;

export type Statistics = Readonly<Record<StatisticName, number | undefined>>;

export const STATISTICS: Readonly<Record<StatisticName, Row>> = ROWS;

export const STATISTIC_NAMES = Object.keys(ROWS) as readonly StatisticName[];

export function statisticsOf(seen: Seen): Statistics {
  return Object.fromEntries(STATISTIC_NAMES.map((name) => [name, ROWS[name].of(seen)])) as Statistics;
}

/** The other counts of a column, in the order of the summary and of the report. */
const COUNTS = {
  /** Markers of a missing value. */
  missing: ColumnAt.Missing,
  /** Non-numeric cells, and rows without the cell. */
  bad: ColumnAt.NotNumbers,
  /** Values that `eps` moved to a bound. */
  clamped: ColumnAt.Clamped,
  /** Values outside the domain, such as [0, 1], that became nan. */
  outside: ColumnAt.Outside,
} as const;

type CountName = keyof typeof COUNTS;

export type Counts = Readonly<Record<CountName, number>>;

/** All counts, which `from` returns by their names or by their offsets in the kernel. */
export function countsOf(from: (name: CountName, at: ColumnAt) => number): Counts {
  const names = Object.keys(COUNTS) as readonly CountName[];
  return Object.fromEntries(names.map((name) => [name, from(name, COUNTS[name])])) as Counts;
}
