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
  /** Of one column: fit the scale alone, with a shift of 0, or the shift alone, with a scale of 1. */
  readonly only: 'scale' | 'shift' | undefined;
  /** Aim at Platt's targets in place of 1 and 0, so that a maximum always exists. */
  readonly platt: boolean;
}

export interface Fit {
  readonly intercept: Estimate;
  /** Of each column, in order. */
  readonly coefficients: readonly Estimate[];
  readonly logLoss: {
    /** That of the log-odds as they are; undefined for several columns, and beyond the largest double. */
    readonly before: number | undefined;
    readonly after: number;
    /** That of always predicting the base rate. */
    readonly baseline: number;
  };
  readonly steps: number;
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
 * With one column this calibrates (Platt scaling), with a scale alone it is temperature scaling, with a shift alone calibration in
 * the large, with several it stacks them. A row of weight w counts as w rows, a soft label y as y rows of 1 and 1 - y rows of 0. A standard error is the
 * root of the diagonal of H^-1 at the maximum, H = sum of w p (1 - p) x x'.
 *
 * Columns are centred and scaled by powers of two first, and the result is transformed back in double-doubles.
 * Error: below 1e-12 of each estimate and standard error.
 *
 * Platt's targets are (N1 + 1) / (N1 + 2) for a label of 1 and 1 / (N0 + 2) for 0, with the weights N1, N0 of the classes; losses are those of the labels all the same.
 *
 * Sources: Platt, "Probabilistic outputs for support vector machines" (1999); Lin, Lin and Weng, "A note on Platt's probabilistic
 * outputs for support vector machines" (2007); Guo, Pleiss, Sun and Weinberger, "On calibration of modern neural networks" (2017);
 * King and Zeng, "Logistic regression in rare events data" (2001); Wolpert, "Stacked generalization" (1992); the iteration: `newton.ts`; whether there is a maximum: `separation.ts`.
 */
export function fit(rows: Rows, options: FitOptions): Fit | FitFault {
  const data = survey(rows);
  const targets = options.platt ? plattTargets(data) : LABELS;
  // Beyond 2^53 rows that of a label of 1 is 1 all the same.
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
  const mean = best.loss / model.weightScale / toNumber(data.weight);
  const isKnown = isDone && !options.platt && mean > MIN_KNOWN_LOSS;
  const after = isKnown
    ? best.loss
    : isDone
      ? lossAt(labels, best.parameters.map(toNumber))
      : lossInPairs(labels, best.parameters);
  const before = lossBefore(labels);
  const toMean = (loss: number): number => loss / model.weightScale / toNumber(data.weight);
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

/** Above this mean the loss of an evaluation has a relative error below 1e-13. */
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

/** The log-odds of the base rate, with no weight on the columns; the shift alone starts at what gives their mean those log-odds. */
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

/** Of one column, with scale 1 and shift 0. */
function lossBefore(model: Model): number | undefined {
  const [{ scale } = { scale: 1 }, second] = model.standards;
  return second ? undefined : lossAt({ ...model, standards: [{ scale, centre: 0 }] }, [0, 1 / scale]);
}

function baselineOf({ weight, weightOfOnes, weightOfZeros }: Survey): number {
  const [ones, zeros] = [weightOfOnes, weightOfZeros].map((part) => toNumber(part) / toNumber(weight)) as [
    number,
    number,
  ];
  return -ones * Math.log(ones) - zeros * Math.log(zeros);
}
