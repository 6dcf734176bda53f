import { fastExponential } from './fastExponential.ts';
import type { Matrix } from './linear.ts';
import { type Pair, toNumber, twoSum } from './pair.ts';
import type { Block, Rows, Targets } from './rows.ts';
import type { Standard } from './standard.ts';

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

/** What is fitted to what. */
export interface Model {
  readonly rows: Rows;
  readonly standards: readonly Standard[];
  readonly targets: Targets;
  /** A power of two that weights are multiplied by, so that they are about 1. */
  readonly weightScale: number;
}

/**
 * The evaluation in doubles, with compensated sums: each term has a relative error of a few 2^-53, a sum next to none of its own.
 * The loss is good to compare two of them: of a row it has an absolute error of about 2^-53 (1 + |t|).
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

/** The loss alone, with a small relative error however small it is. */
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

/** The most that a step of the parameters changes the log-odds of a row that has a weight. */
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

/** Rows that are taken together: so few stay in the first-level cache, and the product of so many numbers up to 2 does not overflow. */
const CHUNK = 512;

function newArray(): Float64Array {
  return new Float64Array(CHUNK);
}

/** Rows that are taken together, always in the same arrays. */
interface Chunk {
  length: number;
  /** Standardized columns. */
  readonly z: readonly Float64Array[];
  /** Log-odds. */
  readonly t: Float64Array;
  /** Targets. */
  readonly y: Float64Array;
  /** Weights. */
  readonly w: Float64Array;
  /** The targets of the labels 0 and 1. */
  readonly ofLabel: Float64Array;
}

function newChunk(model: Model): Chunk {
  return {
    length: 0,
    z: model.standards.map(newArray),
    t: newArray(),
    y: newArray(),
    w: newArray().fill(model.weightScale),
    // Looked up, as labels are random and a branch by them slow.
    ofLabel: Float64Array.of(model.targets.zero, model.targets.one),
  };
}

/** Takes the rows of a block from `from` on, as many as there is room for. */
function takeRows(
  chunk: Chunk,
  { standards, targets, weightScale }: Model,
  parameters: readonly number[],
  { length: all, columns, labels, weights }: Block,
  from: number,
): void {
  const length = Math.min(CHUNK, all - from);
  chunk.length = length;
  if (labels instanceof Uint8Array) takeLabels(labels, from, length, chunk.ofLabel, chunk.y);
  else takeShares(labels, from, length, targets, chunk.y);
  if (weights) takeMultiple(weights, from, length, weightScale, chunk.w);
  for (let j = 0; j < standards.length; j++) {
    const { scale, centre } = standards[j]!;
    const factor = parameters[j + 1]!;
    if (j === 0)
      takeFirst(columns[j]!, from, length, scale, centre, chunk.z[j]!, parameters[0]!, factor, chunk.t);
    else takeColumn(columns[j]!, from, length, scale, centre, chunk.z[j]!, factor, chunk.t);
  }
}

/*
 * Each loop is a function of its own, on arrays of one kind, so that engines compile it well.
 */

function takeLabels(
  labels: Uint8Array,
  from: number,
  length: number,
  ofLabel: Float64Array,
  y: Float64Array,
): void {
  for (let i = 0; i < length; i++) y[i] = ofLabel[labels[from + i]!]!;
}

function takeShares(
  labels: Float64Array,
  from: number,
  length: number,
  { one, zero }: Targets,
  y: Float64Array,
): void {
  for (let i = 0; i < length; i++) {
    const share = labels[from + i]!;
    y[i] = share * one + (1 - share) * zero;
  }
}

function takeMultiple(
  weights: Float64Array,
  from: number,
  length: number,
  factor: number,
  w: Float64Array,
): void {
  for (let i = 0; i < length; i++) w[i] = weights[from + i]! * factor;
}

/** Standardizes a column, and makes log-odds of it. */
function takeFirst(
  column: Float64Array,
  from: number,
  length: number,
  scale: number,
  centre: number,
  z: Float64Array,
  intercept: number,
  factor: number,
  t: Float64Array,
): void {
  for (let i = 0; i < length; i++) {
    const value = column[from + i]! * scale - centre;
    z[i] = value;
    t[i] = intercept + factor * value;
  }
}

/** Standardizes a column, and adds a multiple of it to the log-odds. */
function takeColumn(
  column: Float64Array,
  from: number,
  length: number,
  scale: number,
  centre: number,
  z: Float64Array,
  factor: number,
  t: Float64Array,
): void {
  for (let i = 0; i < length; i++) {
    const value = column[from + i]! * scale - centre;
    z[i] = value;
    t[i] = t[i]! + factor * value;
  }
}

/** Beyond it p (1 - p) is below 1e-304. */
const LARGEST_LOG_ODDS = 700;

/**
 * What the rows contribute: w (y - p) and w p (1 - p), which are also summed, and in place of t the larger of p and 1 - p. Returns the linear part of the losses, the
 * sum of w (max(t, 0) - y t).
 *
 * Both p and q = 1 - p have a small relative error, by way of e^-t, and so has y q - (1 - y) p for labels of 0 and 1. The signs
 * are random, so nothing branches by them.
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

/** The same where all log-odds are those of the first row, as where the iteration begins. */
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

/** The sum of -ln(p) for p >= 1/2, by one logarithm. */
function logOfProduct(p: Float64Array, length: number): number {
  let [even, odd] = [1, 1];
  for (let i = 0; i < length; i += 2) {
    even *= p[i]!;
    if (i + 1 < length) odd *= p[i + 1]!;
  }
  return -Math.log(even) - Math.log(odd);
}

/** Above it the roundings of a product of so many numbers are below 2^-50 of its logarithm. */
const LEAST_LOGARITHM = 0.1;

/** The sum of the losses without weights, by one logarithm; 0 if they are so small that this is not precise. */
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
  return logarithm > LEAST_LOGARITHM ? linear + logarithm + rest : 0;
}

/** The sum of the losses, each with a small relative error. */
function losses(t: Float64Array, y: Float64Array, w: Float64Array, length: number): number {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += w[i]! * lossOf(t[i]!, y[i]!);
  return sum;
}

/** The loss of log-odds t for a target y: ln(1 + e^-|t|) + max(t, 0) - y t, the last two of which are exact for 0 and 1. */
export function lossOf(t: number, y: number): number {
  const magnitude = Math.abs(t);
  return Math.log1p(Math.exp(-magnitude)) + (0.5 * (magnitude + t) - y * t);
}

/** Compensated sums, as they grow: of each the sum, and what its roundings have lost (Neumaier, by TwoSum of Knuth). */
type Sums = Float64Array;

function newSum(): Sums {
  return new Float64Array(2);
}

function newSums(): Sums {
  return new Float64Array(6);
}

function valueAt(sums: Sums, at: number): Pair {
  return twoSum(sums[at]!, sums[at + 1]!);
}

function addTo(sum: Sums, term: number): void {
  const hi = sum[0]!;
  const next = hi + term;
  const rounded = next - hi;
  sum[0] = next;
  sum[1] = sum[1]! + (hi - (next - rounded) + (term - rounded));
}

/** Adds what a column contributes: sums of r z, v z and v z^2; and stores v z. */
function addColumn(
  r: Float64Array,
  v: Float64Array,
  z: Float64Array,
  length: number,
  product: Float64Array,
  sums: Sums,
): void {
  let gradient = sums[0]!;
  let gradientLow = sums[1]!;
  let first = sums[2]!;
  let firstLow = sums[3]!;
  let second = sums[4]!;
  let secondLow = sums[5]!;
  for (let i = 0; i < length; i++) {
    const value = z[i]!;
    let term = r[i]! * value;
    let next = gradient + term;
    let rounded = next - gradient;
    gradientLow += gradient - (next - rounded) + (term - rounded);
    gradient = next;
    term = v[i]! * value;
    product[i] = term;
    next = first + term;
    rounded = next - first;
    firstLow += first - (next - rounded) + (term - rounded);
    first = next;
    term *= value;
    next = second + term;
    rounded = next - second;
    secondLow += second - (next - rounded) + (term - rounded);
    second = next;
  }
  sums[0] = gradient;
  sums[1] = gradientLow;
  sums[2] = first;
  sums[3] = firstLow;
  sums[4] = second;
  sums[5] = secondLow;
}

function addProducts(a: Float64Array, b: Float64Array, length: number, sum: Sums): void {
  let hi = sum[0]!;
  let lo = sum[1]!;
  for (let i = 0; i < length; i++) {
    const term = a[i]! * b[i]!;
    const next = hi + term;
    const rounded = next - hi;
    lo += hi - (next - rounded) + (term - rounded);
    hi = next;
  }
  sum[0] = hi;
  sum[1] = lo;
}
