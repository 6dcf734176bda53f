import { type Evaluation, lossOf } from './evaluate.ts';
import type { Model } from './model.ts';
import { exponential } from './exponential.ts';
import { dot } from './linear.ts';
import {
  add,
  divide,
  multiply,
  negate,
  ONE,
  type Pair,
  pairOf,
  subtract,
  times,
  toNumber,
  twoSum,
  ZERO,
} from './pair.ts';
import type { Rows } from './rows.ts';
import type { Standard } from './standard.ts';

/** The derivatives of `evaluate.ts`, in double-doubles throughout: about twenty times slower, and correct to 28 digits. */
export function evaluateInPairs(model: Model, parameters: readonly Pair[]): Omit<Evaluation, 'loss'> {
  const { rows, targets, weightScale } = model;
  const size = parameters.length;
  const gradient: Pair[] = parameters.map(() => ZERO);
  const information: Pair[][] = parameters.map((_, j) => parameters.slice(0, j + 1).map(() => ZERO));
  for (const { length, columns, labels, weights } of rows) {
    for (let i = 0; i < length; i++) {
      const weight = weights === undefined ? weightScale : weights[i]! * weightScale;
      if (weight === 0) continue;
      const z = rowOf(columns, i, model.standards);
      const t = dot(parameters, z);
      const e = exponential(t.hi > 0 ? negate(t) : t);
      const likely = divide(ONE, add(ONE, e));
      const unlikely = multiply(e, likely);
      const [p, q] = t.hi > 0 ? [likely, unlikely] : [unlikely, likely];
      const y = targetOf(labels[i]!, targets);
      const residual = times(subtract(multiply(y, q), multiply(subtract(ONE, y), p)), weight);
      const product = times(multiply(p, q), weight);
      for (let j = 0; j < size; j++) {
        gradient[j] = add(gradient[j]!, multiply(residual, z[j]!));
        const part = multiply(product, z[j]!);
        const row = information[j]!;
        for (let l = 0; l <= j; l++) row[l] = add(row[l]!, multiply(part, z[l]!));
      }
    }
  }
  return { gradient, information };
}

/** The loss of `evaluate.ts` with log-odds in double-doubles, for terms so large that doubles would lose their sum. */
export function lossInPairs(model: Model, parameters: readonly Pair[]): number {
  const { rows, targets, weightScale } = model;
  let loss = ZERO;
  for (const { length, columns, labels, weights } of rows) {
    for (let i = 0; i < length; i++) {
      const weight = weights === undefined ? weightScale : weights[i]! * weightScale;
      const t = toNumber(dot(parameters, rowOf(columns, i, model.standards)));
      loss = add(loss, pairOf(weight * lossOf(t, toNumber(targetOf(labels[i]!, targets)))));
    }
  }
  return toNumber(loss);
}

/** A leading 1 and the standardized values of a row, exact. */
function rowOf(columns: Rows[number]['columns'], i: number, standards: readonly Standard[]): Pair[] {
  const z = [ONE];
  for (const [j, { scale, centre }] of standards.entries()) z.push(twoSum(columns[j]![i]! * scale, -centre));
  return z;
}

/** The target of a label, which is a mixture of both targets for a soft label. */
function targetOf(label: number, { one, zero, rests }: Model['targets']): Pair {
  if (label === 1) return { hi: one, lo: rests.one };
  const ofZero = { hi: zero, lo: rests.zero };
  return label === 0
    ? ofZero
    : add(times({ hi: one, lo: rests.one }, label), multiply(twoSum(1, -label), ofZero));
}
