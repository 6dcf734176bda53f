/** The sums from which a weighted mean and its standard error are computed: `MomentsAt`. */
import { MomentsAt } from './abi';
import { addTo, restOf, restOfLarger } from './compensated';

/**
 * Adds `count` values at `from` to the moments at `at`. Without weights, absolute values are added, and the weights at `weightsFrom` must
 * be 1. Returns false if their sum is not finite: then nothing is added.
 */
export function addMoments(at: usize, from: usize, weightsFrom: usize, count: usize, hasWeights: bool): bool {
  if (count == 0) return true;
  const before = load<f64>(at, MomentsAt.Count);
  const center = before == 0 ? abs(meanOf(from, weightsFrom, count)) : load<f64>(at, MomentsAt.Center);
  if (hasWeights) addWeighted(at, from, weightsFrom, count << 3, center);
  else if (!addEqual(at, from, from + (count << 3), center)) return false;
  store<f64>(at, center, MomentsAt.Center);
  store<f64>(at, before + <f64>count, MomentsAt.Count);
  return true;
}

function addWeighted(at: usize, from: usize, weightsFrom: usize, end: usize, mean: f64): void {
  // Values are taken in pairs: the last one gets a partner with weight 0.
  store<f64>(from + end, 0);
  store<f64>(weightsFrom + end, 0);
  const center = f64x2.splat(mean);
  let sum = f64x2.splat(0);
  let sumRest = sum;
  let distance = sum;
  let distanceRest = sum;
  let square = sum;
  let squareRest = sum;
  for (let place: usize = 0; place < end; place += 16) {
    const weight = v128.load(weightsFrom + place);
    const value = v128.load(from + place);
    const apart = f64x2.mul(weight, f64x2.sub(value, center));
    const a = f64x2.mul(weight, value);
    const b = f64x2.mul(weight, apart);
    const c = f64x2.mul(apart, apart);
    const nextSum = f64x2.add(sum, a);
    const nextDistance = f64x2.add(distance, b);
    const nextSquare = f64x2.add(square, c);
    sumRest = f64x2.add(sumRest, restOf(sum, a, nextSum));
    distanceRest = f64x2.add(distanceRest, restOf(distance, b, nextDistance));
    squareRest = f64x2.add(squareRest, restOf(square, c, nextSquare));
    sum = nextSum;
    distance = nextDistance;
    square = nextSquare;
  }
  addLanes(at + MomentsAt.Sum, sum, sumRest);
  addLanes(at + MomentsAt.Distance, distance, distanceRest);
  addLanes(at + MomentsAt.Square, square, squareRest);
  for (let place: usize = 0; place < end; place += 8) {
    const weight = load<f64>(weightsFrom + place);
    addTo(at + MomentsAt.Weight, weight);
    addTo(at + MomentsAt.SquaredWeight, weight * weight);
  }
}

/**
 * Adds absolute values without weights. `restOfLarger` is not exact for a term larger than the sum before it; then it misses at
 * most half a unit in the last place of the new sum. That sum is more than twice the one before, so all such errors together are
 * below one unit in the last place of the whole sum.
 */
function addEqual(at: usize, from: usize, end: usize, mean: f64): bool {
  const center = f64x2.splat(mean);
  let sum = f64x2.splat(0);
  let sumRest = sum;
  let square = sum;
  let squareRest = sum;
  for (; from + 16 <= end; from += 16) {
    const value = f64x2.abs(v128.load(from));
    const apart = f64x2.sub(value, center);
    const c = f64x2.mul(apart, apart);
    const nextSum = f64x2.add(sum, value);
    const nextSquare = f64x2.add(square, c);
    sumRest = f64x2.add(sumRest, restOfLarger(sum, value, nextSum));
    squareRest = f64x2.add(squareRest, restOfLarger(square, c, nextSquare));
    sum = nextSum;
    square = nextSquare;
  }
  const last = from == end ? 0 : abs(load<f64>(from));
  if (!(f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1) + last < Infinity)) return false;
  addLanes(at + MomentsAt.Sum, sum, sumRest);
  addLanes(at + MomentsAt.Square, square, squareRest);
  if (from == end) return true;
  addTo(at + MomentsAt.Sum, last);
  addTo(at + MomentsAt.Square, (last - mean) * (last - mean));
  return true;
}

/** The weighted mean; the first value if all weights are 0. */
function meanOf(from: usize, weightsFrom: usize, count: usize): f64 {
  let sum: f64 = 0;
  let weight: f64 = 0;
  for (let at: usize = 0; at < count << 3; at += 8) {
    sum += load<f64>(weightsFrom + at) * load<f64>(from + at);
    weight += load<f64>(weightsFrom + at);
  }
  return weight > 0 ? sum / weight : load<f64>(from);
}

/** Adds two compensated sums, in the lanes of `sum` and `rest`, to the one at `at`. */
function addLanes(at: usize, sum: v128, rest: v128): void {
  addTo(at, f64x2.extract_lane(sum, 0));
  addTo(at, f64x2.extract_lane(sum, 1));
  addTo(at, f64x2.extract_lane(rest, 0) + f64x2.extract_lane(rest, 1));
}
