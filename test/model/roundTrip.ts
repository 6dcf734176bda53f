/** The round-trip rule, a value at a time. */
import { formatNamed, type Format } from '../../src/exact/format.ts';
import type { Conversion } from '../../src/job/job.ts';
import { domainOf, isLogarithmic } from '../../src/job/scale.ts';
import { backward, type Converted } from './conversion.ts';

/** The error relative to what is not a logarithm, and to a logarithm of more than 1. */
export function errorOf({ given, back }: Converted, { from }: Conversion): number {
  return Math.abs(back - given) / (isLogarithmic(from) ? Math.max(1, Math.abs(given)) : given);
}

/**
 * A nan, or a finite value that is recovered as infinite, never passes. Within a tolerance the error counts; without one the
 * value and the recovered value have to lie between the inverses of the result's neighbours.
 */
export function comesBack(converted: Converted, conversion: Conversion): boolean {
  const { given, result, back } = converted;
  if (given === back) return true;
  if (Number.isNaN(given) || Number.isNaN(back)) return false;
  if (Number.isFinite(given) && !Number.isFinite(back)) return false;
  const tolerance = conversion.inverse?.tolerance;
  if (tolerance !== undefined) return errorOf(converted, conversion) <= tolerance;
  const ends = [-1, 1].map((step) => inverse(neighbour(result, step, conversion), conversion));
  const [min, max] = [Math.min(...ends), Math.max(...ends)];
  return min <= given && given <= max && min <= back && back <= max;
}

function inverse(result: number, conversion: Conversion): number {
  const [start, end] = domainOf(conversion.to, conversion.base);
  return backward(Math.min(end, Math.max(start, result)), conversion);
}

/** How many steps of the dtype lie between two values; both zeros are one. */
export function ulpsBetween(a: number, b: number, { dtype }: Conversion): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return NaN;
  const steps = ordinal(a, formatNamed(dtype)) - ordinal(b, formatNamed(dtype));
  return Number(steps < 0n ? -steps : steps);
}

function neighbour(value: number, step: number, { dtype }: Conversion): number {
  if (value === step * Infinity) return value;
  const format = formatNamed(dtype);
  return fromOrdinal(ordinal(value, format) + BigInt(step), format);
}

/** The number of a value of the format, from that of zero on: its significand and exponent as one integer. */
function ordinal(value: number, { precision, minQuantum, largest }: Format): bigint {
  const magnitude = Math.abs(value);
  if (magnitude === Infinity)
    return (value < 0 ? -1n : 1n) * (ordinal(largest, { precision, minQuantum, largest }) + 1n);
  let quantum = minQuantum;
  let significand = exactly(magnitude, -quantum);
  while (significand >= 1n << BigInt(precision)) {
    significand >>= 1n;
    quantum++;
  }
  const steps = significand + (BigInt(quantum - minQuantum) << BigInt(precision - 1));
  return value < 0 ? -steps : steps;
}

/** magnitude * 2^power, which is an integer. */
function exactly(magnitude: number, power: number): bigint {
  let value = magnitude;
  let left = power;
  for (; !Number.isInteger(value); left--) value *= 2;
  return left >= 0 ? BigInt(value) << BigInt(left) : BigInt(value) >> BigInt(-left);
}

function fromOrdinal(steps: bigint, { precision, minQuantum, largest }: Format): number {
  const sign = steps < 0n ? -1 : 1;
  const magnitude = steps < 0n ? -steps : steps;
  if (magnitude > ordinal(largest, { precision, minQuantum, largest })) return sign * Infinity;
  const above = magnitude >> BigInt(precision - 1);
  const exponent = above > 1n ? above - 1n : 0n;
  const significand = magnitude - (exponent << BigInt(precision - 1));
  return sign * scaled(Number(significand), minQuantum + Number(exponent));
}

/** integer * 2^power, by powers of two that are doubles. */
function scaled(integer: number, power: number): number {
  return power < -1022 ? integer * 2 ** -1022 * 2 ** (power + 1022) : integer * 2 ** power;
}
