/** What becomes of one number, by integer arithmetic, and whether it comes back. */
import type { Conversion } from '../../src/job/job.ts';
import { exactLogit, exactLogitDecimal, exactSigmoid, exactSigmoidDecimal } from '../exact/functions.ts';
import { float32 } from '../../src/exact/format.ts';
import { nearest } from '../../src/exact/nearest.ts';
import { ratioOfDecimal } from '../../src/exact/ratioOfDecimal.ts';
import { numberOf } from './number.ts';

export interface Converted {
  /** The number as read, rounded to the dtype. */
  readonly value: number;
  /** What the function is applied to: the value after the clamp, or what leads to the bound that the result was moved to. */
  readonly given: number;
  readonly result: number;
  /** What comes back from the result. */
  readonly back: number;
  /** True: a probability was moved to a bound. */
  readonly clamped: boolean;
  /** True: it lies outside [0, 1], and nothing moved it into that range. */
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

/** Undefined if `text` is no number. */
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
  const read = numberOf(text);
  // Log-odds are no percentages.
  if (read === undefined || (conversion.from !== 'prob' && text.endsWith('%'))) return undefined;
  const value = conversion.dtype === 'float32' ? singleOf(text, read) : read;
  return conversion.from === 'prob'
    ? fromProbability(text, value, conversion)
    : fromLogOdds(text, value, conversion);
}

function fromProbability(text: string, value: number, conversion: Conversion): Converted {
  const given = clamp(value, conversion);
  const clamped = given !== value && !Number.isNaN(value);
  const typed = conversion.exact && !clamped && Number.isFinite(value);
  const bound = logit(given, conversion);
  const free = typed ? typedResult(text, conversion) : bound;
  // A number just beyond 0 or 1 may have a double next to it that is not.
  const beyond = typed && Number.isNaN(free);
  const result = beyond && conversion.eps !== undefined ? bound : free;
  const outside = conversion.eps === undefined && (value < 0 || value > 1 || beyond);
  return { value, given, result, back: sigmoid(result, conversion), clamped, outside };
}

function fromLogOdds(text: string, value: number, conversion: Conversion): Converted {
  const typed = conversion.exact && Number.isFinite(value);
  const free = typed ? typedResult(text, conversion) : sigmoid(value, conversion);
  const result = clamp(free, conversion);
  const clamped = result !== free && !Number.isNaN(free);
  const given = clamped ? logit(result, conversion) : value;
  return { value, given, result, back: logit(result, conversion), clamped, outside: false };
}

/** The float32 nearest to the number as it is typed; `read` is the double nearest to it. */
function singleOf(text: string, read: number): number {
  const ratio = Number.isFinite(read) ? ratioOfDecimal(text) : 'a word, or beyond all doubles';
  const single = typeof ratio === 'string' ? read : nearest(ratio, float32);
  return single === 0 && (read < 0 || Object.is(read, -0)) ? -0 : single;
}

function rounded(value: number, { dtype }: Conversion): number {
  return dtype === 'float32' ? Math.fround(value) : value;
}

/** Into [eps, 1 - eps], both taken in the dtype. A nan stays. */
function clamp(probability: number, conversion: Conversion): number {
  const { eps } = conversion;
  if (eps === undefined) return probability;
  const least = rounded(eps, conversion);
  const most = rounded(1 - least, conversion);
  return probability < least ? least : probability > most ? most : probability;
}

export function logit(probability: number, { base, dtype }: Conversion): number {
  return exactLogit(probability, base, dtype === 'float32');
}

export function sigmoid(logOdds: number, { base, dtype }: Conversion): number {
  return exactSigmoid(logOdds, base, dtype === 'float32');
}

/** Of the number as typed, and not of the double next to it. */
function typedResult(text: string, { from, base, dtype }: Conversion): number {
  const ratio = ratioOfDecimal(text);
  if (typeof ratio === 'string') throw new Error(`${text}: ${ratio}`);
  return (from === 'prob' ? exactLogitDecimal : exactSigmoidDecimal)(ratio, base, dtype === 'float32');
}
