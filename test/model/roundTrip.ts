/** The round-trip rule, a value at a time. */
import type { Conversion } from '../../src/job/job.ts';
import { logit, sigmoid, type Converted } from './conversion.ts';

/** The error relative to a probability, and to log-odds of more than 1. */
export function errorOf({ given, back }: Converted, { from }: Conversion): number {
  return Math.abs(back - given) / (from === 'prob' ? given : Math.max(1, Math.abs(given)));
}

/**
 * A nan, or a finite value that comes back infinite, never passes. Within a tolerance the error counts; without one the
 * value has to lie between the inverses of the result's neighbours.
 */
export function comesBack(converted: Converted, conversion: Conversion): boolean {
  const { given, result, back } = converted;
  if (given === back) return true;
  if (Number.isNaN(given) || Number.isNaN(back)) return false;
  if (Number.isFinite(given) && !Number.isFinite(back)) return false;
  const tolerance = conversion.inverse?.tolerance;
  if (tolerance !== undefined) return errorOf(converted, conversion) <= tolerance;
  const ends = [-1, 1].map((step) => inverse(neighbour(result, step, conversion), conversion));
  return Math.min(...ends) <= back && back <= Math.max(...ends);
}

function inverse(result: number, conversion: Conversion): number {
  if (conversion.from === 'prob') return sigmoid(result, conversion);
  return logit(Math.min(1, Math.max(0, result)), conversion);
}

/** How many steps of the dtype lie between two values; both zeros are one. */
export function ulpsBetween(a: number, b: number, { dtype }: Conversion): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return NaN;
  const steps = ordinal(a, dtype) - ordinal(b, dtype);
  return Number(steps < 0n ? -steps : steps);
}

function neighbour(value: number, step: number, { dtype }: Conversion): number {
  if (value === step * Infinity) return value;
  return fromOrdinal(ordinal(value, dtype) + BigInt(step), dtype);
}

const view = new DataView(new ArrayBuffer(8));

function ordinal(value: number, dtype: Conversion['dtype']): bigint {
  const magnitude = Math.abs(value);
  if (dtype === 'float32') view.setFloat32(0, magnitude);
  else view.setFloat64(0, magnitude);
  const steps = dtype === 'float32' ? BigInt(view.getUint32(0)) : view.getBigUint64(0);
  return value < 0 ? -steps : steps;
}

function fromOrdinal(steps: bigint, dtype: Conversion['dtype']): number {
  const magnitude = steps < 0n ? -steps : steps;
  if (dtype === 'float32') view.setUint32(0, Number(magnitude));
  else view.setBigUint64(0, magnitude);
  const value = dtype === 'float32' ? view.getFloat32(0) : view.getFloat64(0);
  return steps < 0n ? -value : value;
}
