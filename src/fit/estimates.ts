import type { Model } from './model.ts';
import { dot, varianceOf } from './linear.ts';
import type { Free, Maximum } from './newton.ts';
import { ONE, type Pair, pairOf, scaleBy, squareRoot, toNumber, ZERO } from './pair.ts';
import type { Survey } from './survey.ts';

export interface Estimate {
  readonly value: number;
  /** undefined if the parameter was fixed. */
  readonly standardError: number | undefined;
}

/** The intercept and the coefficients for the original columns, computed from the parameters for standardized ones. */
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

/** Up to this many products, double-doubles take so little time that they are always used. */
const FEW_PRODUCTS = 300_000;
/** The largest relative error of an estimate that sums in doubles may cause. */
const LARGEST_ERROR = 2e-13;

/**
 * Whether sums in doubles are precise enough for the estimates and their standard errors.
 *
 * A residual has a random relative error of about c = 2^-53 (1 + |b0| + sum of |b_j|), with the parameters b of standardized
 * columns. So the covariance of the error of the gradient is at most c^2 w H, with w the largest weight, and that of the parameters
 * c^2 w H^-1: the error of an estimate is c sqrt(w) times its standard error. In addition, all log-odds are shifted by a bias of at
 * most c / 500, which is more than that of the exponential function, and by the rounding of the targets, 2^-53 times the weight
 * over the information. The relative error of a variance is c times its inflation factor. c is multiplied by 4 for safety.
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

/** An estimate for a column x as a linear combination of the parameters for z = scale x - centre, times a power of two. */
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

/** The coefficients of the free parameters. */
function part(combination: readonly Pair[], free: Free): Pair[] {
  return free.map((j) => combination[j]!);
}
