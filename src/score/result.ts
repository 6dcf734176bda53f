import { add, divide, multiply, subtract, times, toNumber, ZERO, type Pair } from '../fit/pair.ts';
import { estimateOf, type Estimate } from './moments.ts';
import type { BinSums, Sums } from './sums.ts';

/** The form of the loss of a row. */
export interface LossForm {
  /** The base of the logarithms, 0 for e. */
  readonly base: number;
  /** The factor of the logarithm for label 1. */
  readonly positiveWeight: number;
  /** Negative logarithms are at most this, before the factor. */
  readonly maxLoss: number;
}

/** A bin of the range of p, and its rows. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly weight: number;
  /** The weighted means of p and of the labels; undefined: all weights in it are 0. */
  readonly mean: number | undefined;
  readonly rate: number | undefined;
}

/** How well probabilities p predict labels y, in rows with weights w. Members are undefined if all weights are 0. */
export interface Result {
  readonly count: number;
  /** sum(w) */
  readonly weight: number;
  /** sum(y) */
  readonly positive: number;
  /** sum(w y) / sum(w) */
  readonly baseRate: number | undefined;
  /**
   * The log loss of the rows with a finite loss. `infinite` counts the other rows with a weight above 0; `baseline` is the loss of
   * predicting the base rate for all rows.
   */
  readonly logLoss: Estimate & { readonly baseline: number | undefined; readonly infinite: number };
  /** The mean of (p - y)^2 (G. W. Brier, "Verification of forecasts expressed in terms of probability", 1950). */
  readonly brier: Estimate & { readonly baseline: number | undefined };
  /** The share of the weight of rows where p > 1/2 matches the label. A soft label y counts as y with label 1 and 1 - y with label 0. */
  readonly accuracy: number | undefined;
  readonly calibration: {
    /**
     * The mean of |mean - rate| over the bins, weighted by their weights (M. P. Naeini et al., "Obtaining well calibrated
     * probabilities using Bayesian binning", 2015), and its maximum.
     */
    readonly error: number | undefined;
    readonly max: number | undefined;
    readonly bins: readonly Bin[];
  };
}

/** The result from the sums of all rows. */
export function resultOf(sums: Sums, form: LossForm): Result {
  const positive = total(sums.bins.map((bin) => bin.positive.weight));
  const negative = total(sums.bins.map((bin) => bin.negative.weight));
  const weight = add(positive, negative);
  const hasWeight = weight.hi > 0;
  const [rate, rest] = hasWeight ? [divide(positive, weight), divide(negative, weight)] : [ZERO, ZERO];
  const ifAny = (value: number): number | undefined => (hasWeight ? value : undefined);
  return {
    count: sums.bins.reduce((count, bin) => count + bin.count, 0),
    weight: toNumber(weight),
    positive: toNumber(sums.positive),
    baseRate: ifAny(toNumber(rate)),
    logLoss: {
      ...estimateOf(sums.losses),
      baseline: ifAny(baselineLoss(toNumber(rate), toNumber(rest), form)),
      infinite: sums.infinite,
    },
    brier: { ...estimateOf(sums.squares), baseline: ifAny(toNumber(multiply(rate, rest))) },
    accuracy: ifAny(toNumber(divide(sums.right, hasWeight ? weight : ONE))),
    calibration: calibrationOf(sums.bins, weight),
  };
}

const ONE: Pair = { hi: 1, lo: 0 };

function total(terms: readonly Pair[]): Pair {
  return terms.reduce((sum, term) => add(sum, term), ZERO);
}

/** The loss of predicting the base rate r: -r ln r - (1 - r) ln(1 - r), in the form of the loss of a row. `rest` is 1 - r. */
function baselineLoss(rate: number, rest: number, { base, positiveWeight, maxLoss }: LossForm): number {
  const unit = base === 0 ? 1 : Math.log(base);
  const term = (share: number, other: number): number => {
    if (share === 0) return 0;
    const logarithm = share > 0.5 ? Math.log1p(-other) : Math.log(share);
    return share * Math.min(maxLoss, -logarithm / unit);
  };
  return positiveWeight * term(rate, rest) + term(rest, rate);
}

function calibrationOf(bins: readonly BinSums[], weight: Pair): Result['calibration'] {
  let error = ZERO;
  let maxGap: number | undefined;
  const shown = bins.map(({ count, positive, negative }, i): Bin => {
    const share = add(positive.weight, negative.weight);
    const range = { from: i / bins.length, to: (i + 1) / bins.length };
    const bin = { ...range, count, weight: toNumber(share) };
    if (!(share.hi > 0)) return { ...bin, mean: undefined, rate: undefined };
    const mean = divide(add(positive.predicted, negative.predicted), share);
    const rate = divide(positive.weight, share);
    const gap = Math.abs(toNumber(subtract(mean, rate)));
    error = add(error, times(share, gap));
    maxGap = Math.max(maxGap ?? 0, gap);
    return { ...bin, mean: toNumber(mean), rate: toNumber(rate) };
  });
  return {
    error: maxGap === undefined ? undefined : toNumber(divide(error, weight)),
    max: maxGap,
    bins: shown,
  };
}
