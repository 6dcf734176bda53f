import type { Model } from './model.ts';
import type { ColumnSurvey } from './survey.ts';

/** Whether the separation of the classes is complete, or quasi-complete: some rows are on the border. */
export type Separation = 'complete' | 'quasi';

/*
 * Classes separate if there is a direction d of the parameters along which the likelihood never falls: then it has no maximum.
 *
 * Let x be a row with a leading 1, and s = 1 for label 1 and -1 for label 0. Classes separate if s x'd >= 0 in all rows, and > 0 in one. A soft
 * label counts as both labels, so it requires x'd = 0. The separation is complete if no row has x'd = 0, otherwise quasi-complete.
 * Without separation (overlap) a maximum exists; it is unique if no column is a linear combination of the others.
 *
 * Source: Albert and Anderson, "On the existence of maximum likelihood estimates in logistic regression models" (1984).
 */
/** For one column with an intercept: exact, from the ranges of x in the two classes. */
export function separationOfColumn({ ones, zeros }: ColumnSurvey): Separation | undefined {
  if (zeros.max < ones.min || ones.max < zeros.min) return 'complete';
  return zeros.max <= ones.min || ones.max <= zeros.min ? 'quasi' : undefined;
}

/** For one column without an intercept: exact, from the signs of x in the two classes. */
export function separationBySign({ ones, zeros }: ColumnSurvey): Separation | undefined {
  if ((zeros.max < 0 && ones.min > 0) || (ones.max < 0 && zeros.min > 0)) return 'complete';
  return (zeros.max <= 0 && ones.min >= 0) || (ones.max <= 0 && zeros.min >= 0) ? 'quasi' : undefined;
}

/** Rows whose margin is below one of these shares of the largest may be on the border; the shares are tried in turn. */
const NEAR = [0, 1e-9, 1e-6, 1e-3];
/** A row that is a combination of others up to this share of its length counts as dependent. */
const DEPENDENT = 1e-12;
/** A margin below this share of the product of the lengths of row and direction counts as 0, because of rounding and DEPENDENT. */
const ROUNDING = 1e-11;

/**
 * For several columns: whether the classes separate along a direction, or along its projection. The direction of an iteration is only
 * approximate, so it is projected to give the rows near the border a margin of 0. The projection is then checked in all rows, with
 * a tolerance only for rounding.
 * @param direction a direction of the parameters, from an iteration that has not found a maximum
 * @returns undefined if the classes do not separate along it
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

/** An orthonormal basis of the rows whose margin is at most `near`; undefined if they span the whole space. */
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

/** The separation along exactly this direction. */
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

/** The part of a vector that is orthogonal to a basis (Gram-Schmidt, twice, against rounding errors). */
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
