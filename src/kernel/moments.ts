/** The sums that a weighted mean and its standard error are made of: `MomentsAt`. */
import { MomentsAt } from './abi';
import { addTo, restOf, restOfLarger } from './compensated';

/**
 * Adds `count` values at `from` to the moments at `at`; of negative ones without weights, their size. Without weights, those at
 * `weightsFrom` are 1. False if their sum is not finite: then nothing was added.
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
  // An odd one out has a partner without weight.
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
 * Adds values without weights. As these sums only grow, what a term larger than the sum before it loses (`restOfLarger`), half a
 * unit in the last place of the sum, is below one of the whole sum, all of it together: each such sum is more than twice the last.
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

/** The weighted mean; of values without weight, the first. */
function meanOf(from: usize, weightsFrom: usize, count: usize): f64 {
  let sum: f64 = 0;
  let weight: f64 = 0;
  for (let at: usize = 0; at < count << 3; at += 8) {
    sum += load<f64>(weightsFrom + at) * load<f64>(from + at);
    weight += load<f64>(weightsFrom + at);
  }
  return weight > 0 ? sum / weight : load<f64>(from);
}

/** Adds two sums and their rounding errors to the sum at `at`. */
function addLanes(at: usize, sum: v128, rest: v128): void {
  addTo(at, f64x2.extract_lane(sum, 0));
  addTo(at, f64x2.extract_lane(sum, 1));
  addTo(at, f64x2.extract_lane(rest, 0) + f64x2.extract_lane(rest, 1));
}
