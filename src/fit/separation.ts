import type { Model } from './model.ts';
import type { ColumnSurvey } from './survey.ts';

/** How a column separates the classes: with no row on the border, or with some. */
export type Separation = 'complete' | 'quasi';

/*
 * Separation: a direction d of the parameters along which the likelihood never falls, so that it has no maximum.
 *
 * With x the row with a 1 in front, and s = 1 for a label of 1 and -1 for one of 0: s x'd >= 0 in every row, and > 0 in one. A soft
 * label is both, so that x'd = 0 there. If no row has x'd = 0 the separation is complete, otherwise quasi-complete.
 * Otherwise (overlap) the maximum exists, and is the only one if no column is a combination of the others.
 *
 * Source: Albert and Anderson, "On the existence of maximum likelihood estimates in logistic regression models" (1984).
 */
/** One column with an intercept: exactly, by the ranges of x in the two classes. */
export function separationOfColumn({ ones, zeros }: ColumnSurvey): Separation | undefined {
  if (zeros.max < ones.min || ones.max < zeros.min) return 'complete';
  return zeros.max <= ones.min || ones.max <= zeros.min ? 'quasi' : undefined;
}

/** One column without an intercept: by the signs of x in the two classes. */
export function separationBySign({ ones, zeros }: ColumnSurvey): Separation | undefined {
  if ((zeros.max < 0 && ones.min > 0) || (ones.max < 0 && zeros.min > 0)) return 'complete';
  return (zeros.max <= 0 && ones.min >= 0) || (ones.max <= 0 && zeros.min >= 0) ? 'quasi' : undefined;
}

/** Margins below one of these shares of the largest may be those of rows on the border: few of many rows are far from it. */
const NEAR = [0, 1e-9, 1e-6, 1e-3];
/** A row that is a combination of others but for this share of its length counts as one. */
const DEPENDENT = 1e-12;
/** The share of the lengths of row and direction that rounding, and DEPENDENT, explain of a margin. */
const ROUNDING = 1e-11;

/**
 * Several columns: whether a direction separates, once it leaves alone what it nearly leaves alone. The direction of an iteration
 * knows the border only about, so it is projected to where the rows near the border have the margin 0. What is left is checked in
 * every row, and with an allowance for rounding only.
 * @param direction of the parameters, as an iteration that finds no maximum takes
 * @returns undefined if it does not separate
 */
export function separationAlong(model: Model, direction: readonly number[]): Separation | undefined {
  let largest = 0;
  for (const { z } of rowsOf(model)) largest = Math.max(largest, Math.abs(product(z, direction)));
  for (const near of NEAR) {
    const basis = basisOfBorder(model, direction, near * largest);
    const separation = basis && separationBy(model, without(basis, direction));
    if (separation !== undefined) return separation;
  }
  return undefined;
}

/** An orthogonal basis of the rows whose margin is at most `near`; undefined: they span all. */
function basisOfBorder(model: Model, direction: readonly number[], near: number): number[][] | undefined {
  const basis: number[][] = [];
  if (near === 0) return basis;
  for (const { z } of rowsOf(model)) {
    if (Math.abs(product(z, direction)) > near) continue;
    const rest = without(basis, z);
    const length = Math.sqrt(product(rest, rest));
    if (length <= DEPENDENT * Math.sqrt(product(z, z))) continue;
    basis.push(rest.map((value) => value / length));
    if (basis.length === z.length) return undefined;
  }
  return basis;
}

function separationBy(model: Model, direction: readonly number[]): Separation | undefined {
  const allowed = ROUNDING * Math.sqrt(product(direction, direction));
  let separates = false;
  let touches = false;
  for (const { z, label } of rowsOf(model)) {
    const value = product(z, direction);
    if (Math.abs(value) <= allowed * Math.sqrt(product(z, z))) touches = true;
    else if (label !== (value > 0 ? 1 : 0)) return undefined;
    else separates = true;
  }
  if (!separates) return undefined;
  return touches ? 'quasi' : 'complete';
}

function* rowsOf({ rows, standards }: Model): Generator<{ z: readonly number[]; label: number }> {
  for (const { length, columns, labels, weights } of rows) {
    for (let i = 0; i < length; i++) {
      if (weights !== undefined && weights[i] === 0) continue;
      const z = standards.map(({ scale, centre }, j) => columns[j]![i]! * scale - centre);
      yield { z: [1, ...z], label: labels[i]! };
    }
  }
}

/** The part of a vector that is orthogonal to a basis (Gram and Schmidt, twice, so that rounding does not add up). */
function without(basis: readonly (readonly number[])[], vector: readonly number[]): readonly number[] {
  let rest = vector;
  for (const one of [...basis, ...basis]) {
    const share = product(rest, one);
    rest = rest.map((value, j) => value - share * one[j]!);
  }
  return rest;
}

function product(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, j) => sum + value * b[j]!, 0);
}
