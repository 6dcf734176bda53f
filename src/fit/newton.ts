import { evaluate, type Evaluation, largestChange } from './evaluate.ts';
import type { Model } from './model.ts';
import { evaluateInPairs, lossInPairs } from './evaluateInPairs.ts';
import type { FitFault } from './fault.ts';
import { dot, factorize, type Factors, type Matrix, solve } from './linear.ts';
import { add, type Pair, pairOf, scaleBy, toNumber, ZERO } from './pair.ts';
import { separationAlong } from './separation.ts';

/** A step with a smaller decrement is the last: the next would be about its square. */
const LAST_DECREMENT = 1e-20;
/** A smaller decrement that does not fall any more is due to rounding. */
const STALLED = 1e-8;
/** The same for steps in double-doubles. */
const LAST_DECREMENT_OF_PAIRS = 1e-36;
/** If a maximum exists, a few dozen steps are enough, since each divides the losses of rows near the border by e. */
const MAX_STEPS = 200;
/** A rise of the loss by this share may be a rounding error. */
const LOSS_ROUNDING = 1e-13;
/** In earlier steps, the direction has not settled. */
const FIRST_SEPARATION_CHECK = 5;
/** With many rows, the direction is checked only after every fifth step, because a check takes longer than a step. */
const STEPS_PER_CHECK = 5;
const MANY_ROWS = 10_000;
/** A change of log-odds that is certainly below 1, despite rounding. If classes separate, some change is at least 1. */
const LARGEST_PROOF = 0.5;
/** One step brings 15 digits to 30, and another one evaluates the information there. */
const MAX_POLISHING_STEPS = 6;

export interface Maximum {
  readonly parameters: readonly Pair[];
  /** The information of the free parameters at the maximum. */
  readonly information: Matrix;
  readonly factors: Factors;
  /** The loss for the targets at the maximum, as `evaluate` computes it. */
  readonly loss: number;
  readonly steps: number;
}

/** The indices of the parameters that are fitted; the others are fixed. */
export type Free = readonly number[];

/**
 * The maximum of the likelihood, by Newton's method (iteratively reweighted least squares).
 *
 * A step is H^-1 g, halved while it raises the loss. It is the last one if the decrement g' H^-1 g is below 1e-20, or is small and
 * does not fall any more: the remaining error is about the square of the last step. The equations are solved in double-doubles, so
 * that the parameters are as precise as the gradient. H is evaluated again at the maximum, unless the last step changes all
 * log-odds by less than 1e-13.
 *
 * A step that changes all log-odds by less than 1 proves that the maximum exists: then the numbers w (y - p) - w p (1 - p) x'step
 * have the signs of y - p, and the sum of the rows with these factors is g - H step = 0, which is impossible if the classes
 * separate (Stiemke's lemma). The proof requires that rounding does not hide the rows that keep the information from being
 * singular, so its pivots must not have become much smaller since the start. Without such a step, the direction of the iteration is
 * checked for separation.
 * @param inPairs whether to evaluate in double-doubles from the start
 * @param isOverlapKnown whether a maximum is known to exist
 */
export function maximize(
  model: Model,
  start: readonly number[],
  free: Free,
  { inPairs, isOverlapKnown }: { readonly inPairs: boolean; readonly isOverlapKnown: boolean },
): Maximum | FitFault {
  let evaluateAt = inPairs ? preciseEvaluation : quickEvaluation;
  let isProven = isOverlapKnown;
  let point = evaluateAt(model, start.map(pairOf));
  let lastDecrement = Infinity;
  const path = [start];
  const isSmall = model.rows.reduce((sum, { length }) => sum + length, 0) <= MANY_ROWS;
  let minAtStart: number | undefined;
  for (let steps = 1; steps <= MAX_STEPS; steps++) {
    const newton = newtonStep(point, free);
    // After such a small step, the information and the loss are the same as before it.
    if (newton && isProven && newton.decrement < LAST_DECREMENT && isTiny(newton.step)) {
      const parameters = along(point.at, newton.step, 1);
      return {
        parameters,
        information: freePart(point.information, free),
        factors: newton.factors,
        loss: point.loss,
        steps,
      };
    }
    const next = newton && downhill(model, point, newton.step, evaluateAt);
    if (next === undefined) {
      if (evaluateAt === preciseEvaluation) return { kind: 'noConvergence' };
      // The information is too close to a singular matrix for doubles.
      evaluateAt = preciseEvaluation;
      point = evaluateAt(model, point.parameters);
      continue;
    }
    const { decrement } = newton!;
    const step = newton!.step.map(toNumber);
    minAtStart ??= minPivot(newton!.factors);
    isProven ||=
      minPivot(newton!.factors) > minAtStart * minShare(evaluateAt) &&
      largestChange(model, step) < LARGEST_PROOF;
    const isLast = decrement < LAST_DECREMENT || (decrement < STALLED && decrement > lastDecrement / 2);
    if (isLast && isProven) {
      const factors = factorize(freePart(next.information, free));
      if (typeof factors === 'number') return { kind: 'noConvergence' };
      return {
        parameters: next.parameters,
        information: freePart(next.information, free),
        factors,
        loss: next.loss,
        steps,
      };
    }
    path.push(next.parameters.map(toNumber));
    if (!isProven && steps >= FIRST_SEPARATION_CHECK && (isSmall || steps % STEPS_PER_CHECK === 0)) {
      const separation = findSeparation(model, path, step);
      if (separation !== undefined) return { kind: 'separable', separation };
    }
    lastDecrement = decrement;
    point = next;
    if (!isProven && decrement < LAST_DECREMENT && evaluateAt === quickEvaluation) {
      // In doubles, rounding errors hide whether there is a maximum.
      evaluateAt = preciseEvaluation;
      point = evaluateAt(model, point.parameters);
    }
  }
  return { kind: 'noConvergence' };
}

interface Point extends Evaluation {
  readonly parameters: readonly Pair[];
  /** The parameters of the evaluation: the same, or the nearest doubles. */
  readonly at: readonly Pair[];
}

type EvaluateAt = (model: Model, parameters: readonly Pair[]) => Point;

const quickEvaluation: EvaluateAt = (model, parameters) => {
  const rounded = parameters.map(toNumber);
  return { ...evaluate(model, rounded), parameters, at: rounded.map(pairOf) };
};

const preciseEvaluation: EvaluateAt = (model, parameters) => ({
  ...evaluateInPairs(model, parameters),
  loss: lossInPairs(model, parameters),
  parameters,
  at: parameters,
});

/** The next step and its decrement; undefined: within the precision of the sums, the information is not positive definite. */
function newtonStep(
  { information, gradient, at }: Pick<Point, 'information' | 'gradient' | 'at'>,
  free: Free,
): { step: Pair[]; decrement: number; factors: Factors } | undefined {
  const factors = factorize(freePart(information, free));
  if (typeof factors === 'number') return undefined;
  const part = free.map((j) => gradient[j]!);
  const values = solve(factors, part);
  const decrement = dot(values, part).hi;
  if (!(decrement >= 0 && decrement < Infinity)) return undefined;
  const step = at.map(() => ZERO);
  free.forEach((j, i) => (step[j] = values[i]!));
  return { step, decrement, factors };
}

/** The point after the step, or after the largest of its halves, quarters, ... that does not raise the loss; undefined: all raise it. */
function downhill(
  model: Model,
  { at, loss }: Point,
  step: readonly Pair[],
  evaluateAt: EvaluateAt,
): Point | undefined {
  for (let share = 1; share > 2 ** -60; share /= 2) {
    const next = evaluateAt(model, along(at, step, share));
    if (next.loss <= loss * (1 + LOSS_ROUNDING)) return next;
  }
  return undefined;
}

/** The parameters after a share of a step. */
function along(at: readonly Pair[], step: readonly Pair[], share: number): Pair[] {
  return at.map((value, j) => add(value, scaleBy(step[j]!, share)));
}

/** Whether a step changes all log-odds by less than 1e-13. Standardized columns are within [-1.5, 1.5]. */
function isTiny(step: readonly Pair[]): boolean {
  return step.reduce((sum, { hi }) => sum + 1.5 * Math.abs(hi), 0) < 1e-13;
}

/** The smallest pivot of a matrix that was scaled to a diagonal of about 1. */
function minPivot({ diagonal }: Factors): number {
  return Math.min(...diagonal.map(({ hi }) => hi));
}

/** The factor by which pivots may fall before they may be rounding errors. */
function minShare(evaluateAt: EvaluateAt): number {
  return evaluateAt === quickEvaluation ? 1e-8 : 1e-22;
}

/** The same maximum in the precision of double-doubles. */
export function polish(model: Model, maximum: Maximum, free: Free): Maximum {
  let { parameters } = maximum;
  for (let i = 0; i < MAX_POLISHING_STEPS; i++) {
    const evaluation = { ...evaluateInPairs(model, parameters), at: parameters };
    const newton = newtonStep(evaluation, free);
    if (newton === undefined) break;
    parameters = parameters.map((value, j) => add(value, newton.step[j]!));
    if (newton.decrement > LAST_DECREMENT_OF_PAIRS) continue;
    const information = freePart(evaluation.information, free);
    const factors = factorize(information);
    if (typeof factors !== 'number') return { ...maximum, parameters, information, factors };
  }
  return maximum;
}

/** A separation along the parameters themselves, the sum of the last half of the steps, or the last step. */
function findSeparation(
  model: Model,
  path: readonly (readonly number[])[],
  step: readonly number[],
): ReturnType<typeof separationAlong> {
  const parameters = path.at(-1)!;
  const middle = path[path.length >> 1]!;
  const lastHalf = parameters.map((value, j) => value - middle[j]!);
  for (const direction of [parameters, lastHalf, step]) {
    const separation = separationAlong(model, direction);
    if (separation !== undefined) return separation;
  }
  return undefined;
}

/** The rows and columns of the free parameters. */
function freePart(information: Matrix, free: Free): Matrix {
  return free.map((j, row) => free.slice(0, row + 1).map((l) => information[j]![l]!));
}
