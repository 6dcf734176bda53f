/** The sums of p and of the weights by bins of p, for each class, and the weight of the rows whose p is on the side of their label. */
import { BinAt, ScoreAt } from './abi';
import { addTo, restOf } from './compensated';
import { weightSlot } from './scan/labels';
import { given, labels, probs, rowCount, softFrom, weights, zerosFrom } from './sortedRows';

/** All sums of a run that scores, as `ScoreAt` says. */
export const score: usize = memory.data(ScoreAt.Size, 16);

const MAX_BINS: i32 = 100;
let binCount: i32 = 10;
/** Where bins begin. The last edge is infinite, so that p = 1 is in the last bin. */
const edges: usize = memory.data((MAX_BINS + 1) << 3, 8);

/** p is above 1/2 if side * value is above `bound`; or equal to it, if `isBoundAbove`. */
let side: f64 = 1;
let bound: f64 = 0.5;
let isBoundAbove: bool = false;

export function setBins(bins: i32, sideAbove: f64, half: f64, isHalfAbove: bool): void {
  binCount = bins;
  side = sideAbove;
  bound = half;
  isBoundAbove = isHalfAbove;
  for (let k = 0; k < bins; k++) store<f64>(edges + (<usize>k << 3), <f64>k / <f64>bins);
  store<f64>(edges + (<usize>bins << 3), Infinity);
}

/**
 * sum(w p) and sum(w) of a block for each bin: those of every other row, then those of the rows between. Neighbouring rows are mostly in
 * the same bin, and an addition would have to wait until the sum before it is stored.
 */
const blockSums: usize = memory.data(MAX_BINS << 5, 16);

/** Adds the sorted rows. */
export function addBins(): void {
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
 * Adds the rows [from, end), which have the same label, 0 or 1, to the sums of a class. A block has few rows: its plain sums lose less
 * than 2^-46 of themselves.
 * @param place of the class in a bin
 * @param above true for label 1: then p above 1/2 is right
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
 * Adds the rows at the offsets [from, end), each with a weight of 1, to the sums of the block, whose halves are `size` apart. Returns
 * how many p are above 1/2.
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

/** Adds rows with weights to the sums of the block. Also counts them, and adds the weights of those whose p is on the right side. */
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

/** 3 * 2^51. Adding it rounds a number below 2^51 to an integer, which is then in the lowest bits of the sum. */
const WHOLE: f64 = 6755399441055744;

// @ts-ignore: decorator
@inline
function binOf(p: f64): usize {
  return binNear(reinterpret<u64>(p * <f64>binCount + WHOLE), p);
}

/** The bin of p. The lowest bits are the number of the nearest edge; p is in the bin that begins there or in the one before. */
// @ts-ignore: decorator
@inline
function binNear(bits: u64, p: f64): usize {
  const near = <usize>bits & 0x7f;
  return near - usize(p < load<f64>(edges + (near << 3)));
}

/** The address of the sums of a bin. */
// @ts-ignore: decorator
@inline
function sumsOf(bin: usize): usize {
  return score + ScoreAt.Bins + bin * <usize>BinAt.Size;
}

/** Counts a row with a weight. Without weights, the sums of weights count the rows. */
// @ts-ignore: decorator
@inline
function countRow(bin: usize): void {
  const at = sumsOf(bin) + BinAt.Count;
  store<f64>(at, load<f64>(at) + 1);
}

/** Whether the p of the row at an offset is above 1/2. */
// @ts-ignore: decorator
@inline
function isAbove(at: usize): bool {
  const size = side * load<f64>(given + at);
  return (size > bound) | (isBoundAbove & (size == bound));
}

/** Adds w p and w to the compensated sums of a class in a bin. */
function addPair(sums: usize, p: f64, weight: f64): void {
  addLanesTo(sums, f64x2.replace_lane(f64x2.splat(weight * p), 1, weight));
}

/** Adds two numbers to two compensated sums, which are followed by their rounding errors. */
function addLanesTo(sums: usize, terms: v128): void {
  const high = v128.load(sums);
  const sum = f64x2.add(high, terms);
  v128.store(sums, sum);
  v128.store(sums, f64x2.add(v128.load(sums, 16), restOf(high, terms, sum)), 16);
}
