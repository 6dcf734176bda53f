import { estimates, isPrecise, type Estimate } from './estimates.ts';
import { lossAt } from './evaluate.ts';
import type { Model } from './model.ts';
import { lossInPairs } from './evaluateInPairs.ts';
import type { FitFault } from './fault.ts';
import { independenceOf } from './independence.ts';
import { powerOfTwoNear } from './linear.ts';
import { type Free, maximize, polish } from './newton.ts';
import { add, divide, ONE, pairOf, toNumber } from './pair.ts';
import type { Rows, Targets } from './rows.ts';
import { separationBySign, separationOfColumn } from './separation.ts';
import { scaledOnly, standardize } from './standard.ts';
import { survey, type Survey } from './survey.ts';

export interface FitOptions {
  /** With one column: fits only the scale, with a shift of 0, or only the shift, with a scale of 1. undefined: fits all parameters. */
  readonly only: 'scale' | 'shift' | undefined;
  /** Fits to Platt's targets instead of the labels 1 and 0, so that a maximum always exists. */
  readonly platt: boolean;
}

export interface Fit {
  readonly intercept: Estimate;
  /** One for each column, in order. */
  readonly coefficients: readonly Estimate[];
  /** Weighted means of the log loss, to base e. */
  readonly logLoss: {
    /** Before the fit, that of the log-odds of the only column; undefined for several columns, and if it exceeds the largest double. */
    readonly before: number | undefined;
    readonly after: number;
    /** That of predicting the base rate for every row. */
    readonly baseline: number;
  };
  /** How many steps the iteration took. */
  readonly steps: number;
  /** The number of rows. */
  readonly count: number;
  /** Sum of the weights. */
  readonly weight: number;
  /** Sum of the labels. */
  readonly positive: number;
  /** Weighted mean of the labels. */
  readonly baseRate: number;
}

/**
 * Logistic regression: the maximum likelihood estimate of an intercept and a coefficient of each column of log-odds, so that
 *
 *     p = 1 / (1 + exp(-(intercept + sum of coefficient_j x_j)))
 *
 * With one column this is Platt scaling, a kind of calibration; if only the scale is fitted, it is temperature scaling, and if only
 * the shift, calibration in the large. With several columns it is stacking. A row with weight w counts as w rows, a soft label y as
 * y rows with label 1 and 1 - y rows with label 0. A standard error is the root of a diagonal element of H^-1 at the maximum, H =
 * sum of w p (1 - p) x x'.
 *
 * Columns are first centred and scaled by powers of two, and the result is transformed back in double-doubles. Relative error:
 * below 1e-12 for each estimate and standard error.
 *
 * Platt's targets are (N1 + 1) / (N1 + 2) for label 1 and 1 / (N0 + 2) for label 0, with the weights N1 and N0 of the classes. The
 * losses in the result are still those of the labels.
 *
 * Sources: Platt, "Probabilistic outputs for support vector machines" (1999); Lin, Lin and Weng, "A note on Platt's probabilistic
 * outputs for support vector machines" (2007); Guo, Pleiss, Sun and Weinberger, "On calibration of modern neural networks" (2017);
 * King and Zeng, "Logistic regression in rare events data" (2001); Wolpert, "Stacked generalization" (1992). `newton.ts` explains
 * the iteration, and `separation.ts` when there is no maximum.
 *
 * @param rows log-odds, labels and weights; at least one column
 * @returns the fit, or why there is none
 */
export function fit(rows: Rows, options: FitOptions): Fit | FitFault {
  const data = survey(rows);
  const targets = options.platt ? plattTargets(data) : LABELS;
  // With more than 2^53 rows of label 1, its target rounds to 1.
  const isOverlapSure = targets.one < 1;
  const fault = faultOf(data, options.only, isOverlapSure);
  if (fault) return fault;
  const { only } = options;
  const free = freeOf(only, data.columns.length);
  const standards = data.columns.map(only === undefined ? standardize : scaledOnly);
  const model: Model = {
    rows,
    standards,
    targets,
    weightScale: powerOfTwoNear(data.count / toNumber(data.weight)),
  };
  const start = startOf(model, data, only);
  const independence = independenceOf(model, start);
  if (typeof independence === 'number') return { kind: 'collinearColumn', column: independence };
  const isOverlapKnown = isOverlapSure || standards.length === 1;
  const maximum = maximize(model, start, free, { inPairs: independence === 'weak', isOverlapKnown });
  if ('kind' in maximum) return maximum;
  const isDone = isPrecise(model, data, maximum, free);
  const best = isDone ? maximum : polish(model, maximum, free);
  const labels: Model = { ...model, targets: LABELS };
  const toMean = (loss: number): number => loss / model.weightScale / toNumber(data.weight);
  const isKnown = isDone && !options.platt && toMean(best.loss) > MIN_KNOWN_LOSS;
  const after = isKnown
    ? best.loss
    : isDone
      ? lossAt(labels, best.parameters.map(toNumber))
      : lossInPairs(labels, best.parameters);
  const before = lossBefore(labels);
  const found = estimates(model, best, free);
  const huge = found.coefficients.findIndex(
    ({ value, standardError = 0 }) => !(Math.abs(value) + standardError < Infinity),
  );
  if (huge >= 0) return { kind: 'hugeCoefficient', column: huge };
  return {
    ...found,
    // Losses are those of the labels, whatever the fit aimed at.
    logLoss: {
      before: before === undefined || !Number.isFinite(before) ? undefined : toMean(before),
      after: toMean(after),
      baseline: baselineOf(data),
    },
    steps: maximum.steps,
    count: data.count,
    weight: toNumber(data.weight),
    positive: data.positive,
    baseRate: toNumber(data.weightOfOnes) / toNumber(data.weight),
  };
}

/** If the mean loss is larger, `evaluate` computes it with a relative error below 1e-13. */
const MIN_KNOWN_LOSS = 0.01;

function faultOf(
  { weight, weightOfOnes, weightOfZeros, infinite, columns }: Survey,
  only: FitOptions['only'],
  isOverlapSure: boolean,
): FitFault | undefined {
  if (infinite) return { kind: 'infiniteLogOdds', ...infinite };
  if (weight.hi === 0) return { kind: 'noRows' };
  if (weightOfOnes.hi === 0) return { kind: 'oneClass', label: 0 };
  if (weightOfZeros.hi === 0) return { kind: 'oneClass', label: 1 };
  if (only === 'shift') return undefined;
  const constant = columns.findIndex(({ min, max }) => min === max && (only === undefined || min === 0));
  if (constant >= 0) return { kind: 'constantColumn', column: constant, value: columns[constant]!.min };
  if (columns.length > 1 || isOverlapSure) return undefined;
  const separation = (only === 'scale' ? separationBySign : separationOfColumn)(columns[0]!);
  return separation && { kind: 'separable', separation };
}

function freeOf(only: FitOptions['only'], columns: number): Free {
  if (only === undefined) return Array.from({ length: columns + 1 }, (_, j) => j);
  return only === 'shift' ? [0] : [1];
}

const LABELS: Targets = { one: 1, zero: 0, rests: { one: 0, zero: 0 } };

function plattTargets({ weightOfOnes, weightOfZeros }: Survey): Targets {
  const two = pairOf(2);
  const one = divide(add(weightOfOnes, ONE), add(weightOfOnes, two));
  const zero = divide(ONE, add(weightOfZeros, two));
  return { one: one.hi, zero: zero.hi, rests: { one: one.lo, zero: zero.lo } };
}

/**
 * The parameters that the iteration starts with: the log-odds of the base rate, and coefficients 0. If only the shift is fitted, it
 * starts where the mean of the column has these log-odds.
 */
function startOf(
  { standards, targets }: Model,
  { weightOfOnes, weightOfZeros, columns }: Survey,
  only: FitOptions['only'],
): number[] {
  if (only === 'scale') return [0, 0];
  const ones = toNumber(weightOfOnes);
  const zeros = toNumber(weightOfZeros);
  const intercept = Math.log(
    (ones * targets.one + zeros * targets.zero) / (ones * (1 - targets.one) + zeros * (1 - targets.zero)),
  );
  return only === 'shift'
    ? [intercept - columns[0]!.centre, 1 / standards[0]!.scale]
    : [intercept, ...standards.map(() => 0)];
}

/** The loss with scale 1 and shift 0; undefined for several columns. */
function lossBefore(model: Model): number | undefined {
  const [{ scale } = { scale: 1 }, second] = model.standards;
  return second ? undefined : lossAt({ ...model, standards: [{ scale, centre: 0 }] }, [0, 1 / scale]);
}

/** The mean loss of predicting the base rate for every row. */
function baselineOf({ weight, weightOfOnes, weightOfZeros }: Survey): number {
  const [ones, zeros] = [weightOfOnes, weightOfZeros].map((part) => toNumber(part) / toNumber(weight)) as [
    number,
    number,
  ];
  return -ones * Math.log(ones) - zeros * Math.log(zeros);
}
