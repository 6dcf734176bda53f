import { fastExponential } from './fastExponential.ts';
import type { Matrix } from './linear.ts';
import { type Pair, toNumber, twoSum } from './pair.ts';
import type { Rows, Targets } from './rows.ts';
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
  const gradient = parameters.map(newSum);
  const information = parameters.map((_, j) => parameters.slice(0, j + 1).map(newSum));
  const residual = newChunk();
  const variance = newChunk();
  const product = newChunk();
  for (const { length, isWeighted, z, t, y, w } of chunks(model, parameters)) {
    addTo(loss, logistic(t, y, w, length, residual, variance));
    addTo(loss, isWeighted ? sumOfLogs(t, w, length) : model.weightScale * logOfProduct(t, length));
    addTerms(residual, length, gradient[0]!);
    addTerms(variance, length, information[0]![0]!);
    for (const [j, column] of z.entries()) {
      addProducts(residual, column, length, gradient[j + 1]!);
      multiply(variance, column, length, product);
      const row = information[j + 1]!;
      addTerms(product, length, row[0]!);
      for (let l = 0; l <= j; l++) addProducts(product, z[l]!, length, row[l + 1]!);
    }
  }
  return {
    loss: toNumber(valueOf(loss)),
    gradient: gradient.map(valueOf),
    information: information.map((row) => row.map(valueOf)),
  };
}

/** The loss alone, with a small relative error however small it is. */
export function lossAt(model: Model, parameters: readonly number[]): number {
  const loss = newSum();
  for (const { length, t, y, w } of chunks(model, parameters)) addTo(loss, losses(t, y, w, length));
  return toNumber(valueOf(loss));
}

/** The most that a step of the parameters changes the log-odds of a row that has a weight. */
export function largestChange(model: Model, step: readonly number[]): number {
  let largest = 0;
  for (const { length, t, w } of chunks(model, step))
    for (let i = 0; i < length; i++) if (w[i]! > 0) largest = Math.max(largest, Math.abs(t[i]!));
  return largest;
}

/** Rows that are taken together: so few stay in the first-level cache, and the product of so many numbers up to 2 does not overflow. */
const CHUNK = 512;

function newChunk(): Float64Array {
  return new Float64Array(CHUNK);
}

interface Chunk {
  length: number;
  isWeighted: boolean;
  /** Standardized columns. */
  readonly z: readonly Float64Array[];
  /** Log-odds. */
  readonly t: Float64Array;
  /** Targets. */
  readonly y: Float64Array;
  /** Weights. */
  readonly w: Float64Array;
}

/** The rows, some at a time, always in the same arrays. */
function* chunks(model: Model, parameters: readonly number[]): Generator<Chunk> {
  const { rows, standards, targets, weightScale } = model;
  const w = newChunk().fill(weightScale);
  const chunk: Chunk = {
    length: 0,
    isWeighted: false,
    z: standards.map(newChunk),
    t: newChunk(),
    y: newChunk(),
    w,
  };
  for (const { length: all, columns, labels, weights } of rows) {
    for (let from = 0; from < all; from += CHUNK) {
      const length = Math.min(CHUNK, all - from);
      if (labels instanceof Uint8Array) takeLabels(labels, from, length, targets, chunk.y);
      else takeShares(labels, from, length, targets, chunk.y);
      if (weights) takeMultiple(weights, from, length, weightScale, w);
      chunk.t.fill(parameters[0]!);
      for (const [j, { scale, centre }] of standards.entries()) {
        const z = chunk.z[j]!;
        takeColumn(columns[j]!, from, length, scale, centre, z);
        addMultiple(z, length, parameters[j + 1]!, chunk.t);
      }
      chunk.length = length;
      chunk.isWeighted = weights !== undefined;
      yield chunk;
    }
  }
}

/*
 * Each loop is a function of its own, on arrays of one kind, so that engines compile it well.
 */

function takeLabels(
  labels: Uint8Array,
  from: number,
  length: number,
  { one, zero }: Targets,
  y: Float64Array,
): void {
  for (let i = 0; i < length; i++) y[i] = labels[from + i] ? one : zero;
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

function takeColumn(
  column: Float64Array,
  from: number,
  length: number,
  scale: number,
  centre: number,
  z: Float64Array,
): void {
  for (let i = 0; i < length; i++) z[i] = column[from + i]! * scale - centre;
}

function addMultiple(z: Float64Array, length: number, factor: number, t: Float64Array): void {
  for (let i = 0; i < length; i++) t[i] = t[i]! + factor * z[i]!;
}

function multiply(a: Float64Array, b: Float64Array, length: number, product: Float64Array): void {
  for (let i = 0; i < length; i++) product[i] = a[i]! * b[i]!;
}

/** Beyond it p (1 - p) is below 1e-304. */
const LARGEST_LOG_ODDS = 700;

/**
 * What the rows contribute: w (y - p) and w p (1 - p), and in place of t the larger of p and 1 - p. Returns the linear part of the losses, the
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
): number {
  let loss = 0;
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
    residual[i] = weight * (target * q - (1 - target) * p);
    variance[i] = weight * (p * q);
    t[i] = 0.5 + Math.abs(p - 0.5);
  }
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
  let product = 1;
  for (let i = 0; i < length; i++) product *= p[i]!;
  return -Math.log(product);
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

/** A compensated sum, as it grows: the sum and what its roundings have lost (Neumaier, by TwoSum of Knuth). */
type Sum = Float64Array;

function newSum(): Sum {
  return new Float64Array(2);
}

function valueOf(sum: Sum): Pair {
  return twoSum(sum[0]!, sum[1]!);
}

function addTo(sum: Sum, term: number): void {
  const { hi, lo } = twoSum(sum[0]!, term);
  sum[0] = hi;
  sum[1] = sum[1]! + lo;
}

function addTerms(terms: Float64Array, length: number, sum: Sum): void {
  let hi = sum[0]!;
  let lo = sum[1]!;
  for (let i = 0; i < length; i++) {
    const term = terms[i]!;
    const next = hi + term;
    const rounded = next - hi;
    lo += hi - (next - rounded) + (term - rounded);
    hi = next;
  }
  sum[0] = hi;
  sum[1] = lo;
}

function addProducts(a: Float64Array, b: Float64Array, length: number, sum: Sum): void {
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
