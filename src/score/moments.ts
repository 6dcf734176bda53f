import {
  add,
  divide,
  multiply,
  pairOf,
  scaleBy,
  squareRoot,
  subtract,
  toNumber,
  twoSum,
  type Pair,
} from '../fit/pair.ts';

/** Sums over values x with weights w, and over their distances from a center c near the mean. */
export interface Moments {
  readonly count: number;
  readonly center: number;
  /** sum(w), sum(w^2) */
  readonly weight: Pair;
  readonly squaredWeight: Pair;
  /** sum(w x) */
  readonly sum: Pair;
  /** sum(w^2 (x - c)) */
  readonly distance: Pair;
  /** sum(w^2 (x - c)^2) */
  readonly square: Pair;
}

/** A weighted mean and its standard error. */
export interface Estimate {
  /** sum(w x) */
  readonly sum: number;
  /** m = sum(w x) / sum(w); undefined: all weights are 0. */
  readonly mean: number | undefined;
  /**
   * sqrt(sum(w^2 (x - m)^2)) / sum(w) sqrt(n / (n - 1)); undefined: there are fewer than two values, all weights are 0, or squares of the
   * weights overflow or underflow.
   */
  readonly standardError: number | undefined;
}

/** The sums over the values of both, about the center of the first. */
export function mergeMoments(a: Moments, b: Moments): Moments {
  if (a.count === 0) return b;
  if (b.count === 0) return a;
  const moved = moveTo(a.center, b);
  return {
    count: a.count + b.count,
    center: a.center,
    weight: add(a.weight, b.weight),
    squaredWeight: add(a.squaredWeight, b.squaredWeight),
    sum: add(a.sum, b.sum),
    distance: add(a.distance, moved.distance),
    square: add(a.square, moved.square),
  };
}

/** The sums about a center that is lower by d: sum(v (x - c + d)) = sum(v (x - c)) + d sum(v), and similarly for the squares. */
function moveTo(center: number, { center: from, squaredWeight, distance, square }: Moments): Shifted {
  return shifted(twoSum(from, -center), squaredWeight, distance, square);
}

type Shifted = Pick<Moments, 'distance' | 'square'>;

function shifted(d: Pair, squaredWeight: Pair, distance: Pair, square: Pair): Shifted {
  const moved = multiply(d, squaredWeight);
  return {
    distance: add(distance, moved),
    square: add(square, multiply(d, add(scaleBy(distance, 2), moved))),
  };
}

/** The mean and the standard error from the sums. */
export function estimateOf({
  count,
  center,
  weight,
  squaredWeight,
  sum,
  distance,
  square,
}: Moments): Estimate {
  const total = toNumber(sum);
  if (!(weight.hi > 0)) return { sum: total, mean: undefined, standardError: undefined };
  // Weights are rescaled, which changes nothing: products with the squares of large ones would overflow.
  const unit = unitOf(weight.hi);
  const ofUnit = (pair: Pair): Pair => scaleBy(pair, unit);
  const mean = divide(ofUnit(sum), ofUnit(weight));
  const isOutOfRange = !(squaredWeight.hi >= MIN_SQUARE && square.hi < Infinity);
  if (count < 2 || isOutOfRange) return { sum: total, mean: toNumber(mean), standardError: undefined };
  const apart = subtract(pairOf(center), mean);
  const [squares, distances, weights] = [square, distance, squaredWeight].map((pair) => ofUnit(ofUnit(pair)));
  const { square: about } = shifted(apart, weights!, distances!, squares!);
  const factor = divide(pairOf(count), pairOf(count - 1));
  // If all values are equal, rounding errors may make it negative.
  const variance = about.hi > 0 ? multiply(about, factor) : pairOf(0);
  const standardError = toNumber(divide(squareRoot(variance), ofUnit(weight)));
  return { sum: total, mean: toNumber(mean), standardError };
}

/** A power of two that scales a huge or tiny weight to about 1, and whose square is a double. */
function unitOf(weight: number): number {
  const power = Math.round(Math.log2(weight));
  return Math.abs(power) < 300 ? 1 : 2 ** -Math.min(Math.max(power, -500), 500);
}

/** Smaller sums of squares have lost digits to underflow. */
const MIN_SQUARE = 2 ** -960;

/** The sums of no values. */
export const NO_MOMENTS: Moments = {
  count: 0,
  center: 0,
  weight: pairOf(0),
  squaredWeight: pairOf(0),
  sum: pairOf(0),
  distance: pairOf(0),
  square: pairOf(0),
};
