/**
 * How good the values of gathered rows are for their labels: sums of losses, of squared errors, and of p by bins. What they mean is
 * read by `src/engine/readScore.ts`.
 *
 * The loss of a row is -ln p for label 1, -ln(1 - p) for label 0, and for a label y between them y times the one and 1 - y times the
 * other; its error |p - y|. Each logarithm and each small side is one correctly rounded function of the value on its scale. All sums
 * are compensated.
 */
import { BinAt, Scored, ScoreAt } from './abi';
import { addTo, restOf } from './compensated';
import { convertTo, isGivenPlain } from './function/apply';
import { columnStep, firstValue, gathered, gatherRoom, rowStep, startOfRow } from './gather';
import { pending, texts } from './memory';
import { addMoments } from './moments';
import { labelSlot, weightSlot } from './scan/labels';
import { firstInfinite, isSet, setInfinite } from './counters';

export let scoring: bool = false;
/** The base of the logarithms, 0 for e; what that of a label 1 is multiplied by; and how far below 0 they may be. */
let lossBase: f64 = 0;
let positiveWeight: f64 = 1;
let lossLimit: f64 = Infinity;
/** p is above 1/2 where side * value is above the bound, or is the bound and that is above. */
let side: f64 = 1;
let bound: f64 = 0.5;
let isBoundAbove: bool = false;

/** The sums, as `ScoreAt` says. */
export const score: usize = memory.data(ScoreAt.Size, 16);

const MAX_BINS: i32 = 100;
let binCount: i32 = 10;
/** Where bins begin. No p is above the last one, so that it has 1. */
const edges: usize = memory.data((MAX_BINS + 1) << 3, 8);

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
  binCount = bins;
  lossBase = base;
  positiveWeight = weightOfPositive;
  lossLimit = maxLoss;
  side = sideAbove;
  bound = half;
  isBoundAbove = isHalfAbove;
  for (let k = 0; k < bins; k++) store<f64>(edges + (<usize>k << 3), <f64>k / <f64>bins);
  store<f64>(edges + (<usize>bins << 3), Infinity);
}

/** Starts over. */
export function clearScore(): void {
  memory.fill(score, 0, ScoreAt.Size);
}

/** Rows with label 1 come first, those with label 0 last, others between: where the last two begin, and how many rows there are. */
let softFrom: usize = 0;
let zerosFrom: usize = 0;
let rowCount: usize = 0;
/** Their values, labels where they are between 0 and 1, weights, p, squared errors, losses, and room for other ones. */
let given: usize = 0;
let labels: usize = 0;
let weights: usize = 0;
let probs: usize = 0;
let squares: usize = 0;
let losses: usize = 0;
let others: usize = 0;

/** Adds the gathered rows to the sums. */
export function scoreBatch(): void {
  if (gathered == 0) return;
  // Two rows are taken at a time.
  const size = <usize>(gatherRoom + 2) << 3;
  given = texts;
  labels = given + size;
  weights = labels + size;
  squares = weights + size;
  losses = squares + size;
  others = losses + size;
  probs = isGivenPlain() ? given : others + size;
  const hasWeights = weightSlot >= 0;
  sortRows(hasWeights);
  takeWeights();
  takeSquares();
  takeLosses();
  addBins();
  // As negative logarithms, if they have no bound.
  const areAdded =
    !hasWeights &&
    positiveWeight == 1 &&
    lossLimit == Infinity &&
    addMoments(score + ScoreAt.Losses, losses, weights, rowCount, false);
  if (!areAdded) {
    const finite = withoutInfinite();
    // The weights of the rows, or if some rows are left out, of the others.
    addMoments(score + ScoreAt.Losses, losses, finite == rowCount ? weights : others, finite, hasWeights);
  }
  addMoments(score + ScoreAt.Squares, squares, weights, rowCount, hasWeights);
}

/**
 * Stores each row at both ends of what is free, and one end moves: no guess at a label goes wrong. `ordered`: `pending` then has
 * the number of each row.
 */
function sortRows(ordered: bool): void {
  const count = <usize>gathered;
  const step = rowStep;
  const end = firstValue + count * step;
  const toLabel = <usize>labelSlot * columnStep;
  const sorted = given;
  const order = pending;
  let first: usize = 0;
  let last = count - 1;
  let i: u32 = 0;
  for (let row = firstValue; row < end; row += step) {
    const label = load<f64>(row + toLabel);
    const value = load<f64>(row);
    store<f64>(sorted + (first << 3), value);
    store<f64>(sorted + (last << 3), value);
    if (ordered) {
      store<u32>(order + (first << 2), i);
      store<u32>(order + (last << 2), i++);
    }
    first += usize(label == 1);
    last -= usize(label <= 0);
  }
  softFrom = first;
  zerosFrom = last + 1;
  rowCount = count;
  i = 0;
  for (let row = firstValue; first < zerosFrom; row += step, i++) {
    const label = load<f64>(row + toLabel);
    if (!(label > 0 && label < 1)) continue;
    store<u32>(order + (first << 2), i);
    store<f64>(sorted + (first << 3), load<f64>(row));
    store<f64>(labels + (first << 3), label);
    first++;
  }
}

/** Stores the weights of the sorted rows. */
function takeWeights(): void {
  const count = <usize>gathered;
  const from = firstValue + <usize>weightSlot * columnStep;
  const one = f64x2.splat(1);
  if (weightSlot < 0) for (let at: usize = 0; at < count << 3; at += 16) v128.store(weights + at, one);
  else for (let k: usize = 0; k < count; k++) {
    store<f64>(weights + (k << 3), load<f64>(from + <usize>load<u32>(pending + (k << 2)) * rowStep));
  }
}

/** p, and the square of the error: of the side that is small. */
function takeSquares(): void {
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

/** Of a soft label both losses are wanted. Negative logarithms, which are bounded later. */
function takeLosses(): void {
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

/**
 * Of a block: sum(w p) and sum(w) for each bin, of every other row, then of those between. Rows mostly fall in the bin of the one before,
 * and a sum waits for the store of the last.
 */
const blockSums: usize = memory.data(MAX_BINS << 5, 16);

/** Adds p to the bins, and the weights of the rows whose p is on the side of their label. */
function addBins(): void {
  addRows(0, softFrom, BinAt.Positive, true);
  addRows(zerosFrom, rowCount, BinAt.Negative, false);
  addTo(score + ScoreAt.Positive, <f64>softFrom);
  for (let k = softFrom; k < zerosFrom; k++) {
    const at = k << 3;
    const p = load<f64>(probs + at);
    const label = load<f64>(labels + at);
    const weight = load<f64>(weights + at);
    const bin = binOf(p);
    if (weightSlot >= 0) countRow(bin);
    addPair(sumsOf(bin) + BinAt.Positive, p, weight * label);
    addPair(sumsOf(bin) + BinAt.Negative, p, weight * (1 - label));
    addTo(score + ScoreAt.Positive, label);
    addTo(score + ScoreAt.Right, weight * (isAbove(at) ? label : 1 - label));
  }
}

/**
 * Adds rows of one class to the bins. Those of a block are few: their sums lose less than 2^-46. `above`: p above 1/2 is right.
 */
function addRows(from: usize, end: usize, place: usize, above: bool): void {
  const size = <usize>binCount << 4;
  memory.fill(blockSums, 0, size << 1);
  if (weightSlot >= 0) addWeightedRows(from << 3, end << 3, size, above);
  else {
    const countAbove = addEqualRows(from << 3, end << 3, size);
    addTo(score + ScoreAt.Right, <f64>(above ? countAbove : <i32>(end - from) - countAbove));
  }
  for (let bin: usize = 0; bin < <usize>binCount; bin++) {
    const sums = blockSums + (bin << 4);
    addLanesTo(sumsOf(bin) + place, f64x2.add(v128.load(sums), v128.load(sums + size)));
  }
}

/**
 * Adds the rows at [from, end), each with a weight of 1, to the sums of the block, whose halves are `size` apart. Returns how many
 * are above 1/2.
 */
function addEqualRows(from: usize, end: usize, size: usize): i32 {
  const bins = f64x2.splat(<f64>binCount);
  const whole = f64x2.splat(WHOLE);
  const one = f64x2.splat(1);
  const sums = blockSums;
  const sides = f64x2.splat(side);
  const bounds = f64x2.splat(bound);
  const equals = i64x2.splat(-i64(isBoundAbove));
  const toGiven = given - probs;
  const stop = probs + end;
  let counted = i64x2.splat(0);
  let at = probs + from;
  for (; at + 16 <= stop; at += 16) {
    const p = v128.load(at);
    const near = f64x2.add(f64x2.mul(p, bins), whole);
    const bin0 = binNear(i64x2.extract_lane(near, 0), f64x2.extract_lane(p, 0));
    const bin1 = binNear(i64x2.extract_lane(near, 1), f64x2.extract_lane(p, 1));
    addLanes(sums + (bin0 << 4), v128.shuffle<f64>(p, one, 0, 2));
    addLanes(sums + size + (bin1 << 4), v128.shuffle<f64>(p, one, 1, 3));
    // A true lane is -1.
    const sizes = f64x2.mul(sides, v128.load(at + toGiven));
    const areAbove = v128.or(f64x2.gt(sizes, bounds), v128.and(equals, f64x2.eq(sizes, bounds)));
    counted = i64x2.sub(counted, areAbove);
  }
  const count = <i32>(i64x2.extract_lane(counted, 0) + i64x2.extract_lane(counted, 1));
  if (at == stop) return count;
  const p = load<f64>(at);
  addLanes(sums + (binOf(p) << 4), f64x2.replace_lane(one, 0, p));
  return count + i32(isAbove(at - probs));
}

/** The same with weights. Counts the rows, and adds the weights of those that are right. */
function addWeightedRows(from: usize, end: usize, size: usize, above: bool): void {
  let half: usize = 0;
  for (let at = from; at < end; at += 8) {
    const p = load<f64>(probs + at);
    const weight = load<f64>(weights + at);
    const bin = binOf(p);
    addLanes(blockSums + half + (bin << 4), f64x2.replace_lane(f64x2.splat(weight * p), 1, weight));
    half ^= size;
    countRow(bin);
    if (isAbove(at) == above) addTo(score + ScoreAt.Right, weight);
  }
}

// @ts-ignore: decorator
@inline
function addLanes(sums: usize, terms: v128): void {
  v128.store(sums, f64x2.add(v128.load(sums), terms));
}

/** Added to a number below 2^51, this rounds it to a whole one, which its lowest bits then are. */
const WHOLE: f64 = 6755399441055744;

// @ts-ignore: decorator
@inline
function binOf(p: f64): usize {
  return binNear(reinterpret<u64>(p * <f64>binCount + WHOLE), p);
}

/** The bin of p: that of the edge nearest to it, whose number is in the lowest bits, or the one before. */
// @ts-ignore: decorator
@inline
function binNear(bits: u64, p: f64): usize {
  const near = <usize>bits & 0x7f;
  return near - usize(p < load<f64>(edges + (near << 3)));
}

// @ts-ignore: decorator
@inline
function sumsOf(bin: usize): usize {
  return score + ScoreAt.Bins + bin * <usize>BinAt.Size;
}

/** Counts a row with a weight. Without weights, these count rows. */
// @ts-ignore: decorator
@inline
function countRow(bin: usize): void {
  const at = sumsOf(bin) + BinAt.Count;
  store<f64>(at, load<f64>(at) + 1);
}

// @ts-ignore: decorator
@inline
function isAbove(at: usize): bool {
  const size = side * load<f64>(given + at);
  return (size > bound) | (isBoundAbove & (size == bound));
}

/** Adds w p and w to two sums. */
function addPair(sums: usize, p: f64, weight: f64): void {
  addLanesTo(sums, f64x2.replace_lane(f64x2.splat(weight * p), 1, weight));
}

/** Adds two numbers to two sums. */
function addLanesTo(sums: usize, terms: v128): void {
  const high = v128.load(sums);
  const sum = f64x2.add(high, terms);
  v128.store(sums, sum);
  v128.store(sums, f64x2.add(v128.load(sums, 16), restOf(high, terms, sum)), 16);
}

/** Takes rows with an infinite loss out; returns how many rows are left. Those with weight are counted. */
function withoutInfinite(): usize {
  const zerosStart = zerosFrom << 3;
  // Weighted ones are bounded already.
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

/** Makes losses of negative logarithms, which may be bounded already; returns whether any is infinite. */
function boundLosses(from: usize, end: usize, bound: f64): bool {
  let some = i64x2.splat(0);
  const infinity = f64x2.splat(Infinity);
  for (let at = from; at < end; at += 16) {
    const loss = f64x2.pmin(f64x2.abs(v128.load(losses + at)), f64x2.splat(bound));
    v128.store(losses + at, loss);
    // What follows the last one is of another row, or none.
    some = v128.or(some, f64x2.eq(loss, infinity));
  }
  return v128.any_true(some);
}
