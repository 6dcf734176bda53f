/** Rows of a model in chunks: standardized columns, log-odds, targets and weights. */
import type { Model } from './model.ts';
import type { Block, Targets } from './rows.ts';

/** Rows per chunk: they fit into the first-level cache, and the product of as many numbers up to 2 does not overflow. */
export const CHUNK = 512;

export function newArray(): Float64Array {
  return new Float64Array(CHUNK);
}

/** A chunk of rows, which is refilled in place. */
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
    // A table, because labels are random and branches on them would be mispredicted.
    ofLabel: Float64Array.of(model.targets.zero, model.targets.one),
  };
}

/**
 * Fills a chunk with the rows of a block from `from` on. The log-odds are those for `parameters`: the intercept, then a coefficient
 * per column.
 */
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
 * Each loop is a function on arrays of one type, so that engines compile it well.
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

/** Standardizes the first column, and starts the log-odds with the intercept and its term. */
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

/** Standardizes a further column, and adds its term to the log-odds. */
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
