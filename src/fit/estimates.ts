import type { Model } from './model.ts';
import { dot, varianceOf } from './linear.ts';
import type { Free, Maximum } from './newton.ts';
import { ONE, type Pair, pairOf, scaleBy, squareRoot, toNumber, ZERO } from './pair.ts';
import type { Survey } from './survey.ts';

export interface Estimate {
  readonly value: number;
  /** undefined: it was not fitted. */
  readonly standardError: number | undefined;
}

/** The intercept and the coefficients of the columns as they were given. */
export function estimates(
  model: Model,
  { parameters, factors }: Maximum,
  free: Free,
): { intercept: Estimate; coefficients: Estimate[] } {
  const [intercept, ...coefficients] = combinations(model).map(({ combination, factor }, j): Estimate => {
    const value = toNumber(dot(combination, parameters)) * factor;
    if (!free.includes(j)) return { value, standardError: undefined };
    const variance = scaleBy(varianceOf(factors, part(combination, free)), model.weightScale);
    return { value, standardError: toNumber(squareRoot(variance)) * factor };
  });
  return { intercept: intercept!, coefficients };
}

/** So few products are quickly summed in double-doubles, whether it is needed or not. */
const FEW_PRODUCTS = 300_000;
/** The relative error that the sums in doubles may cause. */
const LARGEST_ERROR = 2e-13;

/**
 * Whether sums in doubles are enough for the result.
 *
 * A residual has a relative error of about c = 2^-53 (1 + |b0| + sum of the |b_j| of standardized columns), at random. The gradient
 * then has a covariance of at most c^2 w H, with w the largest weight, and the parameters one of c^2 w H^-1: the error of an estimate
 * is c sqrt(w) times its standard error. A bias of c / 500, more than that of the exponential function, shifts all log-odds by that, and so
 * do targets that are rounded, by 2^-53 times the weight over the information. Those
 * of the variances are c times the variance inflation. The factor 4 in c is for safety.
 */
export function isPrecise(
  model: Model,
  { count, weight, largestWeight }: Survey,
  { parameters, factors, information }: Maximum,
  free: Free,
): boolean {
  const size = free.length;
  if ((count * size * (size + 1)) / 2 <= FEW_PRODUCTS) return false;
  const error = 4 * 2 ** -53 * parameters.reduce((sum, { hi }) => sum + Math.abs(hi), 1);
  const noise = error * Math.sqrt(largestWeight * model.weightScale);
  const isRounded = model.targets.rests.one !== 0 || model.targets.rests.zero !== 0;
  const ofTargets = isRounded
    ? (2 ** -53 * toNumber(weight) * model.weightScale) / information[0]![0]!.hi
    : 0;
  const bias = error / 500 + ofTargets;
  const all = combinations(model);
  const isPreciseValue = free.every((j) => {
    const { combination } = all[j]!;
    const deviation = Math.sqrt(varianceOf(factors, part(combination, free)).hi);
    const largest = Math.max(...combination.map(({ hi }) => Math.abs(hi)));
    return noise * deviation + bias * largest <= LARGEST_ERROR * Math.abs(dot(combination, parameters).hi);
  });
  const inflation = free.reduce((sum, j, i) => {
    const unit = free.map((other) => (other === j ? ONE : ZERO));
    return sum + varianceOf(factors, unit).hi * information[i]![i]!.hi;
  }, 0);
  return isPreciseValue && error * inflation <= LARGEST_ERROR;
}

/** An estimate for x as a combination of the parameters of z = scale x - centre, times a power of two. */
interface Combination {
  readonly combination: readonly Pair[];
  readonly factor: number;
}

function combinations({ standards }: Model): Combination[] {
  const ofIntercept = [ONE, ...standards.map(({ centre }) => pairOf(-centre))];
  const ofColumns = standards.map(({ scale }, j) => ({
    combination: ofIntercept.map((_, l) => (l === j + 1 ? ONE : ZERO)),
    factor: scale,
  }));
  return [{ combination: ofIntercept, factor: 1 }, ...ofColumns];
}

function part(combination: readonly Pair[], free: Free): Pair[] {
  return free.map((j) => combination[j]!);
}
