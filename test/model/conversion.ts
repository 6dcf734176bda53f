/** What becomes of one number, by integer arithmetic, and whether it is recovered. */
import { boundsOf } from '../../src/engine/bounds.ts';
import type { Conversion } from '../../src/job/job.ts';
import { axisOf, domainOf, isShare, SCALES } from '../../src/job/scale.ts';
import { exactConvert } from '../../src/exact/convert.ts';
import { exactConvertDecimal } from '../../src/exact/convertDecimal.ts';
import { formatNamed } from '../../src/exact/format.ts';
import { nearest } from '../../src/exact/nearest.ts';
import { ratioOfDecimal, type DecimalRatio } from '../../src/exact/ratioOfDecimal.ts';
import { ratioOfDouble } from '../../src/exact/ratio.ts';
import { numberOf } from './number.ts';

export interface Converted {
  /** The number as read, rounded to the dtype. */
  readonly value: number;
  /** What the function is applied to: the value after the clamp, or what leads to the bound that the result was moved to. */
  readonly given: number;
  readonly result: number;
  /** The recovered values from the result. */
  readonly back: number;
  /** True: it was moved to a bound. */
  readonly clamped: boolean;
  /** True: it lies outside its domain, and nothing moved it into that. */
  readonly outside: boolean;
}

/** What a cell without a number shows. */
export const NOTHING: Converted = {
  value: NaN,
  given: NaN,
  result: NaN,
  back: NaN,
  clamped: false,
  outside: false,
};

/** Undefined if `text` is not a number. */
export type Convert = (text: string) => Converted | undefined;

/** The conversion of numbers in text. What was asked before is remembered: tables repeat themselves. */
export function converter(conversion: Conversion): Convert {
  const known = new Map<string, Converted | undefined>();
  return (text) => {
    if (known.has(text)) return known.get(text);
    const converted = convert(text, conversion);
    if (known.size < 100_000) known.set(text, converted);
    return converted;
  };
}

function convert(text: string, conversion: Conversion): Converted | undefined {
  const { from, to } = conversion;
  if (text.endsWith('%') && !isShare(from)) return undefined;
  // On a scale of percentages the sign says nothing more.
  const plain = SCALES[from].quantity === 'percent' ? text.replace(/([\d.])%$/, '$1') : text;
  const read = plain !== text && plain.includes('/') ? undefined : numberOf(plain);
  if (read === undefined) return undefined;
  const isTyped = conversion.exact || (isShare(from) && isShare(to));
  return convertValue(valueOf(plain, read, conversion), conversion, isTyped ? plain : undefined);
}

/** @param text the number as typed, where that is what is converted */
export function convertValue(value: number, conversion: Conversion, text?: string): Converted {
  return conversion.from === 'prob' && !isShare(conversion.to)
    ? clampedBefore(value, conversion, text)
    : clampedAfter(value, conversion, text);
}

/** From probabilities to what is not one: they are clamped, and not the results. */
function clampedBefore(value: number, conversion: Conversion, text: string | undefined): Converted {
  const given = clamp(value, conversion);
  const clamped = given !== value && !Number.isNaN(value);
  const typed = text !== undefined && !clamped && !isWord(text);
  const bound = forward(given, conversion);
  const free = typed ? decimalResult(text, conversion) : bound;
  // A number just beyond 0 or 1 may have a double next to it that is not.
  const beyond = typed && Number.isNaN(free);
  const result = beyond && conversion.eps !== undefined ? bound : free;
  const outside = conversion.eps === undefined && (isOutside(value, conversion) || beyond);
  return { value, given, result, back: backward(result, conversion), clamped, outside };
}

function clampedAfter(value: number, conversion: Conversion, text: string | undefined): Converted {
  const { eps } = conversion;
  const [start, end] = domainOf(conversion.from, conversion.base);
  const inside = eps === undefined ? value : Math.min(Math.max(value, start), end);
  const typed = text !== undefined && !isWord(text) && Object.is(inside, value);
  const near = forward(inside, conversion);
  const tried = typed ? decimalResult(text, conversion) : near;
  const beyond = typed && Number.isNaN(tried);
  const free = beyond && eps !== undefined ? near : tried;
  if (eps === undefined) {
    const outside = isOutside(value, conversion) || beyond;
    return { value, given: value, result: free, back: backward(free, conversion), clamped: false, outside };
  }
  const { low, high, givenOfLow, givenOfHigh } = boundsOf(conversion, eps);
  const result = free < low ? low : free > high ? high : free;
  // A decimal beyond its scale goes to the bound also where that has rounded to the end of the scale.
  const isBeyond = text !== undefined && !isWord(text) && Number.isNaN(decimalResult(text, conversion));
  const held = isBeyond || (result !== free && !Number.isNaN(free));
  const given = !held ? inside : result === low ? givenOfLow : givenOfHigh;
  const clamped = held || (inside !== value && !Number.isNaN(value));
  return { value, given, result, back: backward(result, conversion), clamped, outside: false };
}

/** `inf` or `nan`, and no decimal. */
function isWord(text: string): boolean {
  return /[a-z]$/i.test(text.trim());
}

function isOutside(value: number, { from, base }: Conversion): boolean {
  const [start, end] = domainOf(from, base);
  return value < start || value > end;
}

/** The value of the dtype nearest to the number as it is typed; `read` is the double nearest to it. */
function valueOf(text: string, read: number, conversion: Conversion): number {
  const { dtype } = conversion;
  if (dtype === 'float64') return read;
  const ratio = Number.isFinite(read) ? ratioOfDecimal(text) : 'a word, or beyond all doubles';
  const value = typeof ratio === 'string' ? read : nearest(ratio, formatNamed(dtype));
  return value === 0 && (read < 0 || Object.is(read, -0)) ? -0 : value;
}

/** A double rounded to the dtype. */
export function rounded(value: number, { dtype }: Pick<Conversion, 'dtype'>): number {
  if (dtype === 'float64' || !Number.isFinite(value) || value === 0) return value;
  const there = nearest({ ...ratioOfDouble(value), exponent: 0n }, formatNamed(dtype));
  return there === 0 && value < 0 ? -0 : there;
}

/** Into [eps, 1 - eps], both taken in the dtype. A nan stays. */
function clamp(probability: number, conversion: Conversion): number {
  const { eps } = conversion;
  if (eps === undefined) return probability;
  const min = rounded(eps, conversion);
  const max = rounded(1 - min, conversion);
  return probability < min ? min : probability > max ? max : probability;
}

export function forward(value: number, { from, to, base, dtype }: Conversion): number {
  return exactConvert(value, axisOf(from, base), axisOf(to, base), formatNamed(dtype));
}

export function backward(result: number, { from, to, base, dtype }: Conversion): number {
  return exactConvert(result, axisOf(to, base), axisOf(from, base), formatNamed(dtype));
}

/** Of the number as typed, and not of the nearest double. */
function decimalResult(text: string, { from, to, base, dtype }: Conversion): number {
  const ratio: DecimalRatio | string = ratioOfDecimal(text);
  if (typeof ratio === 'string') throw new Error(`${text}: ${ratio}`);
  return exactConvertDecimal(ratio, axisOf(from, base), axisOf(to, base), formatNamed(dtype));
}
