/** Rows of a model, some at a time: standardized columns, log-odds, targets and weights. */
import type { Model } from './model.ts';
import type { Block, Targets } from './rows.ts';

/** Rows that are taken together: so few stay in the first-level cache, and the product of so many numbers up to 2 does not overflow. */
export const CHUNK = 512;

export function newArray(): Float64Array {
  return new Float64Array(CHUNK);
}

/** Rows that are taken together, always in the same arrays. */
export interface Chunk {
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

export function newChunk(model: Model): Chunk {
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
export function takeRows(
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
