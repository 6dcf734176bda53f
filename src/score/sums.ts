import { add, ZERO, type Pair } from '../fit/pair.ts';
import { mergeMoments, NO_MOMENTS, type Moments } from './moments.ts';

/** Weighted sums over the rows of one class in a bin. A soft label y counts as y with label 1 and 1 - y with label 0. */
export interface ClassSums {
  /** sum(w p) */
  readonly predicted: Pair;
  /** sum(w) */
  readonly weight: Pair;
}

export interface BinSums {
  /** The number of rows with any label. */
  readonly count: number;
  readonly positive: ClassSums;
  readonly negative: ClassSums;
}

/** The sums over scored rows. A sum is a pair of doubles: the sum and its rounding errors. */
export interface Sums {
  /** The sums over finite losses, and the number of rows with an infinite loss and a weight above 0. */
  readonly losses: Moments;
  readonly infinite: number;
  /** The sums over (p - y)^2. */
  readonly squares: Moments;
  /** sum(w) of the rows whose p is on the side of their label. */
  readonly right: Pair;
  /** sum(y) */
  readonly positive: Pair;
  /** Bins of equal width over p in [0, 1]: [a, b), and [a, b] for the last. */
  readonly bins: readonly BinSums[];
}

/** The sums over the rows of both, which must have the same number of bins. */
export function mergeSums(a: Sums, b: Sums): Sums {
  return {
    losses: mergeMoments(a.losses, b.losses),
    infinite: a.infinite + b.infinite,
    squares: mergeMoments(a.squares, b.squares),
    right: add(a.right, b.right),
    positive: add(a.positive, b.positive),
    bins: a.bins.map((bin, i) => mergeBins(bin, b.bins[i]!)),
  };
}

function mergeBins(a: BinSums, b: BinSums): BinSums {
  return {
    count: a.count + b.count,
    positive: mergeClasses(a.positive, b.positive),
    negative: mergeClasses(a.negative, b.negative),
  };
}

function mergeClasses(a: ClassSums, b: ClassSums): ClassSums {
  return { predicted: add(a.predicted, b.predicted), weight: add(a.weight, b.weight) };
}

/** The sums of no rows. */
export function noSums(bins: number): Sums {
  const none = { predicted: ZERO, weight: ZERO };
  return {
    losses: NO_MOMENTS,
    infinite: 0,
    squares: NO_MOMENTS,
    right: ZERO,
    positive: ZERO,
    bins: Array.from({ length: bins }, () => ({ count: 0, positive: none, negative: none })),
  };
}
