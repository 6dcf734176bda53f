/**
 * How well the values of gathered rows predict their labels: sums of losses and of squared errors, and the sums by bins of
 * `scoreBins.ts`. `src/engine/score.ts` reads them.
 *
 * The loss of a row is -ln p for label 1 and -ln(1 - p) for label 0; for a soft label y, between 0 and 1, it is y times the first
 * plus 1 - y times the second. The error is |p - y|. Logarithms, and whichever of p and 1 - p is small, are correctly rounded
 * functions of the value on its scale. All sums are compensated, but for those by bins within a block.
 */
import { Scored, ScoreAt } from './abi';
import { addTo } from './compensated';
import { convertTo } from './function/apply';
import { gathered, startOfRow } from './gather';
import { pending } from './memory';
import { addMoments } from './moments';
import { weightSlot } from './scan/labels';
import { addBins, score, setBins } from './scoreBins';
import {
  given,
  labels,
  losses,
  others,
  probs,
  rowCount,
  softFrom,
  sortRows,
  squares,
  takeGathered,
  weights,
  zerosFrom,
} from './sortedRows';
import { firstInfinite, isSet, setInfinite } from './counters';

export let scoring: bool = false;
/** The base of the logarithms, 0 for e; the factor of the loss of label 1; and the largest loss before that factor. */
let lossBase: f64 = 0;
let positiveWeight: f64 = 1;
let lossLimit: f64 = Infinity;

export function setScore(
  bins: i32,
  base: f64,
  weightOfPositive: f64,
  maxLoss: f64,
  sideAbove: f64,
  half: f64,
  isHalfAbove: bool,
): void {
  scoring = true;
  lossBase = base;
  positiveWeight = weightOfPositive;
  lossLimit = maxLoss;
  setBins(bins, sideAbove, half, isHalfAbove);
}

/** Sets all sums to 0. */
export function clearScore(): void {
  memory.fill(score, 0, ScoreAt.Size);
}

/** Adds the gathered rows to the sums. */
export function scoreBatch(): void {
  if (gathered == 0) return;
  takeGathered();
  storeSquares();
  storeLosses();
  addBins();
  const hasWeights = weightSlot >= 0;
  // Losses without a bound are added as the negative logarithms that they are, unless one is infinite.
  const areAdded =
    !hasWeights &&
    positiveWeight == 1 &&
    lossLimit == Infinity &&
    addMoments(score + ScoreAt.Losses, losses, weights, rowCount, false);
  if (!areAdded) {
    const finite = withoutInfinite();
    // If rows were left out, `others` contains the weights of the rest.
    addMoments(score + ScoreAt.Losses, losses, finite == rowCount ? weights : others, finite, hasWeights);
  }
  addMoments(score + ScoreAt.Squares, squares, weights, rowCount, hasWeights);
}

/** Stores p and the squared error, which is computed from p or 1 - p, whichever is small. */
function storeSquares(): void {
  const end = rowCount << 3;
  const softStart = softFrom << 3;
  const zerosStart = zerosFrom << 3;
  if (probs == given) {
    const one = f64x2.splat(1);
    for (let at: usize = 0; at < zerosStart; at += 16) {
      v128.store(squares + at, f64x2.sub(one, v128.load(given + at)));
    }
  } else {
    convertTo(Scored.Prob, 0, given, probs, <i32>rowCount);
    convertTo(Scored.Complement, 0, given, squares, <i32>zerosFrom);
  }
  for (let at = softStart; at < zerosStart; at += 8) {
    const p = load<f64>(probs + at);
    const label = load<f64>(labels + at);
    store<f64>(squares + at, p <= 0.5 ? p - label : 1 - label - load<f64>(squares + at));
  }
  for (let at: usize = 0; at < zerosStart; at += 16) square(squares + at, squares + at);
  for (let at = zerosStart; at < end; at += 16) square(probs + at, squares + at);
}

// @ts-ignore: decorator
@inline
function square(from: usize, to: usize): void {
  const value = v128.load(from);
  v128.store(to, f64x2.mul(value, value));
}

/**
 * Stores the losses as negative logarithms, which `boundLosses` makes losses of. Those of soft labels, and with a weight of label 1 its
 * own, are bounded here, since they are products and sums.
 */
function storeLosses(): void {
  const softStart = softFrom << 3;
  const zerosStart = zerosFrom << 3;
  convertTo(Scored.LogProb, lossBase, given, losses, <i32>zerosFrom);
  for (let at: usize = 0; positiveWeight != 1 && at < zerosStart; at += 8)
    store<f64>(losses + at, positiveWeight * max(-lossLimit, load<f64>(losses + at)));
  if (softFrom < zerosFrom) {
    convertTo(Scored.LogComplement, lossBase, given + softStart, others + softStart, <i32>(zerosFrom - softFrom));
    for (let at = softStart; at < zerosStart; at += 8) {
      const label = load<f64>(labels + at);
      const one = positiveWeight == 1 ? max(-lossLimit, load<f64>(losses + at)) : load<f64>(losses + at);
      store<f64>(losses + at, label * one + (1 - label) * max(-lossLimit, load<f64>(others + at)));
    }
  }
  convertTo(Scored.LogComplement, lossBase, given + zerosStart, losses + zerosStart, <i32>(rowCount - zerosFrom));
}

/** Removes rows with an infinite loss, and counts those with a weight above 0. Returns how many rows are left. */
function withoutInfinite(): usize {
  const zerosStart = zerosFrom << 3;
  // Losses with a weight of label 1 are bounded already.
  const some = boundLosses(0, zerosStart, positiveWeight == 1 ? lossLimit : Infinity);
  if (!(boundLosses(zerosStart, rowCount << 3, lossLimit) || some)) return rowCount;
  sortRows(true);
  let to: usize = 0;
  let first = u32.MAX_VALUE;
  for (let k: usize = 0; k < rowCount; k++) {
    const loss = load<f64>(losses + (k << 3));
    const weight = load<f64>(weights + (k << 3));
    if (loss < Infinity) {
      store<f64>(losses + (to << 3), loss);
      store<f64>(others + (to++ << 3), weight);
    } else if (weight > 0) {
      addTo(score + ScoreAt.Infinite, 1);
      first = min(first, load<u32>(pending + (k << 2)));
    }
  }
  if (first != u32.MAX_VALUE && !isSet(firstInfinite)) setInfinite(startOfRow(first));
  return to;
}

/** Turns negative logarithms at the offsets [from, end) into losses of at most `limit`. Returns whether any of them is infinite. */
function boundLosses(from: usize, end: usize, limit: f64): bool {
  let some = i64x2.splat(0);
  const infinity = f64x2.splat(Infinity);
  for (let at = from; at < end; at += 16) {
    const loss = f64x2.pmin(f64x2.abs(v128.load(losses + at)), f64x2.splat(limit));
    v128.store(losses + at, loss);
    // The second lane of an odd last row may be any other loss: a needless true does no harm.
    some = v128.or(some, f64x2.eq(loss, infinity));
  }
  return v128.any_true(some);
}
