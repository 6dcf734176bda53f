import { exactConvert } from '../exact/convert.ts';
import { float64 } from '../exact/format.ts';
import type { Scale as Axis } from '../exact/scale.ts';
import { add, pairOf, subtract, times, toNumber, twoSum, type Pair } from '../fit/pair.ts';
import { axisOf, type ScaleName } from '../job/scale.ts';
import { BinAt, MomentsAt, ScoreAt } from '../kernel/abi.ts';
import type { Moments } from '../score/moments.ts';
import type { LossForm } from '../score/result.ts';
import type { BinSums, ClassSums, Sums } from '../score/sums.ts';
import type { Kernel } from './kernel.ts';

/** How rows are scored. */
export interface Scoring {
  readonly loss: LossForm;
  /** How many bins there are over p, 1 to 100. */
  readonly bins: number;
}

const PROB = axisOf('prob', 0);
const LOGIT = axisOf('logit', 0);

/**
 * Configures the kernel to score the rows that it gathers, with values on the scale `from`. Call it after the conversion is
 * configured.
 */
export function configureScore(kernel: Kernel, from: ScaleName, base: number, { loss, bins }: Scoring): void {
  const scale = axisOf(from, base);
  kernel.exactly = {
    ...kernel.exactly,
    scored: [axisOf('logprob', loss.base), axisOf('log1mprob', loss.base), PROB, axisOf('complement', 0)],
  };
  const { side, half, isHalfAbove } = from === 'prob' ? HALF_OF_PROB : halfOf(scale);
  kernel.setScore(bins, loss.base, loss.positiveWeight, loss.maxLoss, side, side * half, isHalfAbove);
}

/** Where p = 1/2 is on a scale. */
interface Half {
  /** 1 if p grows with the value, otherwise -1. */
  readonly side: number;
  /** The double nearest to the value for p = 1/2. */
  readonly half: number;
  /** Whether p of that double is above 1/2. */
  readonly isHalfAbove: boolean;
}

/** The result of `halfOf` for probabilities, without loading the integer arithmetic. */
const HALF_OF_PROB: Half = { side: 1, half: 0.5, isHalfAbove: false };

function halfOf(scale: Axis): Half {
  const at = (p: number): number => exactConvert(p, PROB, scale, float64);
  return {
    side: at(0.75) > at(0.25) ? 1 : -1,
    half: at(0.5),
    isHalfAbove: exactConvert(at(0.5), scale, LOGIT, float64) > 0,
  };
}

/** Returns the sums of the rows that were scored since the last call, and sets them to 0. */
export function takeSums(kernel: Kernel, bins: number, hasWeights: boolean): Sums {
  const view = new DataView(kernel.memory.buffer, kernel.score.value, ScoreAt.Size);
  const sums: Sums = {
    losses: momentsAt(view, ScoreAt.Losses, hasWeights),
    infinite: pairAt(view, ScoreAt.Infinite).hi,
    squares: momentsAt(view, ScoreAt.Squares, hasWeights),
    right: pairAt(view, ScoreAt.Right),
    positive: pairAt(view, ScoreAt.Positive),
    bins: Array.from({ length: bins }, (_, bin) => binAt(view, ScoreAt.Bins + bin * BinAt.Size, hasWeights)),
  };
  kernel.clearScore();
  return sums;
}

function momentsAt(view: DataView, at: number, hasWeights: boolean): Moments {
  const count = view.getFloat64(at + MomentsAt.Count, true);
  const center = view.getFloat64(at + MomentsAt.Center, true);
  const sums = {
    count,
    center,
    sum: pairAt(view, at + MomentsAt.Sum),
    square: pairAt(view, at + MomentsAt.Square),
  };
  if (!hasWeights) {
    const weight = pairOf(count);
    const distance = subtract(sums.sum, times(weight, center));
    return { ...sums, weight, squaredWeight: weight, distance };
  }
  return {
    ...sums,
    weight: pairAt(view, at + MomentsAt.Weight),
    squaredWeight: pairAt(view, at + MomentsAt.SquaredWeight),
    distance: pairAt(view, at + MomentsAt.Distance),
  };
}

function binAt(view: DataView, at: number, hasWeights: boolean): BinSums {
  const positive = classAt(view, at + BinAt.Positive);
  const negative = classAt(view, at + BinAt.Negative);
  const count = hasWeights
    ? view.getFloat64(at + BinAt.Count, true)
    : Math.round(toNumber(add(positive.weight, negative.weight)));
  return { count, positive, negative };
}

/** The address `at` has two sums, then the rounding errors of each. */
function classAt(view: DataView, at: number): ClassSums {
  const sum = (place: number): Pair =>
    twoSum(view.getFloat64(place, true), view.getFloat64(place + 16, true));
  return { predicted: sum(at), weight: sum(at + 8) };
}

function pairAt(view: DataView, at: number): Pair {
  return twoSum(view.getFloat64(at, true), view.getFloat64(at + 8, true));
}
