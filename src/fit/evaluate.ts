import { fastExponential } from './fastExponential.ts';
import type { Matrix } from './linear.ts';
import { CHUNK, newArray, newChunk, takeRows } from './chunk.ts';
import type { Model } from './model.ts';
import { type Pair, toNumber } from './pair.ts';
import { addColumn, addProducts, addTo, newSum, newSums, valueAt, type Sums } from './sums.ts';

/**
 * The negative log likelihood of a logistic model and its derivatives, as sums over the rows.
 *
 * With log-odds t = b0 + sum b_j z_j and p = 1 / (1 + e^-t) of each row, weight w and target y:
 *
 *     loss        sum of w (y ln(1 + e^-t) + (1 - y) ln(1 + e^t))
 *     gradient    g_j = sum of w (y - p) z_j, that of the log likelihood
 *     information H_jl = sum of w p (1 - p) z_j z_l
 *
 * where z_0 = 1.
 */
export interface Evaluation {
  readonly loss: number;
  readonly gradient: readonly Pair[];
  readonly information: Matrix;
}

/**
 * The evaluation in doubles, with compensated sums: each term has a relative error of a few 2^-53, and summing adds almost none.
 * The loss of a row has an absolute error of about 2^-53 (1 + |t|), which is good enough to compare losses.
 */
export function evaluate(model: Model, parameters: readonly number[]): Evaluation {
  const loss = newSum();
  const ofIntercept = newSums();
  const ofColumns = model.standards.map(newSums);
  const mixed = model.standards.map((_, j) => Array.from({ length: j }, newSum));
  const residual = newArray();
  const variance = newArray();
  const products = model.standards.map(newArray);
  const contribute = parameters.every((value, j) => j === 0 || value === 0) ? logisticOfConstant : logistic;
  const chunk = newChunk(model);
  const { z, t, y, w } = chunk;
  for (const block of model.rows) {
    for (let from = 0; from < block.length; from += CHUNK) {
      takeRows(chunk, model, parameters, block, from);
      const { length } = chunk;
      addTo(loss, contribute(t, y, w, length, residual, variance, ofIntercept));
      addTo(loss, block.weights ? sumOfLogs(t, w, length) : model.weightScale * logOfProduct(t, length));
      for (let j = 0; j < z.length; j++) {
        addColumn(residual, variance, z[j]!, length, products[j]!, ofColumns[j]!);
        for (let l = 0; l < j; l++) addProducts(products[j]!, z[l]!, length, mixed[j]![l]!);
      }
    }
  }
  const [gradient, information] = [valueAt(ofIntercept, 0), valueAt(ofIntercept, 2)];
  return {
    loss: toNumber(valueAt(loss, 0)),
    gradient: [gradient, ...ofColumns.map((sums) => valueAt(sums, 0))],
    information: [
      [information],
      ...ofColumns.map((sums, j) => [
        valueAt(sums, 2),
        ...mixed[j]!.map((sum) => valueAt(sum, 0)),
        valueAt(sums, 4),
      ]),
    ],
  };
}

/** The loss alone, with a small relative error even if it is tiny. */
export function lossAt(model: Model, parameters: readonly number[]): number {
  const loss = newSum();
  const chunk = newChunk(model);
  const { t, y, w } = chunk;
  for (const block of model.rows) {
    for (let from = 0; from < block.length; from += CHUNK) {
      takeRows(chunk, model, parameters, block, from);
      const quick = block.weights ? 0 : quickLosses(t, y, chunk.length);
      addTo(loss, quick > 0 ? model.weightScale * quick : losses(t, y, w, chunk.length));
    }
  }
  return toNumber(valueAt(loss, 0));
}

/** The largest change of log-odds that a step of the parameters causes in a row with a weight above 0. */
export function largestChange(model: Model, step: readonly number[]): number {
  const chunk = newChunk(model);
  const { t, w } = chunk;
  let largest = 0;
  for (const block of model.rows) {
    for (let from = 0; from < block.length; from += CHUNK) {
      takeRows(chunk, model, step, block, from);
      for (let i = 0; i < chunk.length; i++) if (w[i]! > 0) largest = Math.max(largest, Math.abs(t[i]!));
    }
  }
  return largest;
}

/** For larger log-odds p (1 - p) is below 1e-304. */
const LARGEST_LOG_ODDS = 700;

/**
 * Stores and sums the terms of the rows, w (y - p) and w p (1 - p), and replaces t by the larger of p and 1 - p. Returns the linear
 * part of the losses, the sum of w (max(t, 0) - y t).
 *
 * p and q = 1 - p are computed from e^-t, so both have a small relative error, and so has y q - (1 - y) p for labels 0 and 1. Signs
 * are random, so there are no branches on them.
 */
function logistic(
  t: Float64Array,
  y: Float64Array,
  w: Float64Array,
  length: number,
  residual: Float64Array,
  variance: Float64Array,
  sums: Sums,
): number {
  let loss = 0;
  let gradient = sums[0]!;
  let gradientLow = sums[1]!;
  let information = sums[2]!;
  let informationLow = sums[3]!;
  for (let i = 0; i < length; i++) {
    let logOdds = t[i]!;
    const target = y[i]!;
    const weight = w[i]!;
    const magnitude = Math.abs(logOdds);
    loss += weight * (0.5 * (magnitude + logOdds) - target * logOdds);
    if (magnitude > LARGEST_LOG_ODDS) logOdds = logOdds > 0 ? LARGEST_LOG_ODDS : -LARGEST_LOG_ODDS;
    const e = fastExponential(-logOdds);
    const p = 1 / (1 + e);
    const q = e * p;
    const r = weight * (target * q - (1 - target) * p);
    const v = weight * (p * q);
    residual[i] = r;
    variance[i] = v;
    t[i] = 0.5 + Math.abs(p - 0.5);
    let next = gradient + r;
    let rounded = next - gradient;
    gradientLow += gradient - (next - rounded) + (r - rounded);
    gradient = next;
    next = information + v;
    rounded = next - information;
    informationLow += information - (next - rounded) + (v - rounded);
    information = next;
  }
  sums[0] = gradient;
  sums[1] = gradientLow;
  sums[2] = information;
  sums[3] = informationLow;
  return loss;
}

/** The same if all rows have the log-odds of the first, as at the start of the iteration. */
function logisticOfConstant(
  t: Float64Array,
  y: Float64Array,
  w: Float64Array,
  length: number,
  residual: Float64Array,
  variance: Float64Array,
  sums: Sums,
): number {
  const logOdds = t[0]!;
  const p = 1 / (1 + Math.exp(-logOdds));
  const q = 1 / (1 + Math.exp(logOdds));
  let loss = 0;
  let gradient = 0;
  let information = 0;
  for (let i = 0; i < length; i++) {
    const target = y[i]!;
    const weight = w[i]!;
    const r = weight * (target * q - (1 - target) * p);
    const v = weight * (p * q);
    residual[i] = r;
    variance[i] = v;
    gradient += r;
    information += v;
    loss += weight * (0.5 * (Math.abs(logOdds) + logOdds) - target * logOdds);
  }
  t.fill(Math.max(p, q), 0, length);
  sums[0] = sums[0]! + gradient;
  sums[2] = sums[2]! + information;
  return loss;
}

/** The sum of -w ln(p). */
function sumOfLogs(p: Float64Array, w: Float64Array, length: number): number {
  let sum = 0;
  for (let i = 0; i < length; i++) sum -= w[i]! * Math.log(p[i]!);
  return sum;
}

/** The sum of -ln(p) for p >= 1/2, from the logarithms of two products. */
function logOfProduct(p: Float64Array, length: number): number {
  let [even, odd] = [1, 1];
  for (let i = 0; i < length; i += 2) {
    even *= p[i]!;
    if (i + 1 < length) odd *= p[i + 1]!;
  }
  return -Math.log(even) - Math.log(odd);
}

/** If the logarithm of the product of a chunk is larger, the rounding errors of the product are below 2^-50 of it. */
const MIN_LOGARITHM = 0.1;

/** The sum of the losses without weights, from the logarithm of one product; 0 if they are too small for this to be precise. */
function quickLosses(t: Float64Array, y: Float64Array, length: number): number {
  let linear = 0;
  let product = 1;
  let rest = 0;
  for (let i = 0; i < length; i++) {
    const logOdds = t[i]!;
    const magnitude = Math.abs(logOdds);
    const e = fastExponential(magnitude > LARGEST_LOG_ODDS ? -LARGEST_LOG_ODDS : -magnitude);
    const sum = 1 + e;
    rest += e - (sum - 1);
    product *= sum;
    linear += 0.5 * (magnitude + logOdds) - y[i]! * logOdds;
  }
  const logarithm = Math.log(product);
  return logarithm > MIN_LOGARITHM ? linear + logarithm + rest : 0;
}

/** The sum of the losses, each with a small relative error. */
function losses(t: Float64Array, y: Float64Array, w: Float64Array, length: number): number {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += w[i]! * lossOf(t[i]!, y[i]!);
  return sum;
}

/** The loss of log-odds t for a target y: ln(1 + e^-|t|) + max(t, 0) - y t. The last two terms are exact for y = 0 and y = 1. */
export function lossOf(t: number, y: number): number {
  const magnitude = Math.abs(t);
  return Math.log1p(Math.exp(-magnitude)) + (0.5 * (magnitude + t) - y * t);
}
