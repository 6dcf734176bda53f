import { floatsIn, isArray, numbersIn, type FloatArray, type Numbers } from './arrays.ts';
import { configureConversion } from './configure.ts';
import type { Affine } from '../exact/affine.ts';
import { affineOf, describeMap, type MapOptions } from '../job/affine.ts';
import type { Dtype } from '../job/dtype.ts';
import { latin1Bytes } from '../text/encoding.ts';
import type { Conversion } from '../job/job.ts';
import type { Kernel } from './kernel.ts';
import { escapeControls, truncate } from '../text/escape.ts';
import {
  BASE,
  DTYPE,
  EPS,
  refuseUnknown,
  SCALE,
  within,
  FACTOR,
  PRIOR,
  SHIFT,
  ABOVE_ZERO,
} from '../job/optionSpecs.ts';
import { baseFault, type ScaleName } from '../job/scale.ts';
import { sharedKernel } from './sharedKernel.ts';

/** Options of `logit` and `sigmoid`. */
export interface ConversionOptions {
  /** Clamp probabilities to [eps, 1 - eps]: the input of logit, the output of sigmoid. 0 to 0.5. */
  readonly eps?: number | undefined;
  /** Base of the log-odds: `'e'` (default), or a number above 0 other than 1. */
  readonly base?: number | 'e' | undefined;
  /** Type that input, bounds and results are rounded to. Default: that of the array, else `float64`. */
  readonly dtype?: Dtype | undefined;
}

/** The same for text. */
export interface ExactOptions extends ConversionOptions {
  /** The decimal as written is converted, not the nearest double. */
  readonly exact: true;
}

/** The same for arrays. */
export interface ArrayOptions<Out extends FloatArray = FloatArray> extends ConversionOptions {
  /**
   * Takes the results; it may be the input, or overlap it. As long as the input. A Float32Array takes float32 results only: a float64
   * result would be rounded for a second time.
   */
  readonly out?: Out | undefined;
}

/**
 * Log-odds of a probability: ln(p / (1 - p)), or to another base.
 *
 * Domain [0, 1]: logit(0) = -Infinity, logit(1) = Infinity; outside, and for NaN, NaN (with `eps`, values outside are
 * clamped and NaN stays NaN). The result is the value of the dtype nearest to the true one.
 * @param p a probability, or an array of them; with `exact` a decimal (`'0.1'`), percentage or fraction (`'1/3'`) in text
 * @returns a number, or a Float64Array (Float32Array for dtype float32): `out` where it is given
 * @throws RangeError if an option is out of its range, `out` does not fit, or the text is not a number; TypeError for what is
 *   none of these
 */
export function logit(p: number, options?: ConversionOptions): number;
export function logit(p: string, options: ExactOptions): number;
export function logit<Out extends FloatArray>(
  p: Numbers,
  options: ArrayOptions<Out> & { readonly out: Out },
): Out;
export function logit(
  p: Float32Array,
  options?: ConversionOptions & { readonly dtype?: 'float32' | undefined },
): Float32Array;
export function logit(p: Numbers, options: ConversionOptions & { readonly dtype: 'float32' }): Float32Array;
export function logit(p: Numbers, options: ConversionOptions & { readonly dtype: 'float64' }): Float64Array;
export function logit(
  p: Float64Array | readonly number[],
  options?: ConversionOptions & { readonly dtype?: 'float64' | undefined },
): Float64Array;
export function logit(p: Numbers, options?: ArrayOptions): FloatArray;
export function logit(
  p: number | string | Numbers,
  options: ArrayOptions & Partial<ExactOptions> = {},
): number | FloatArray {
  return apply('logit', { from: 'prob', to: 'logit' }, p, options);
}

/**
 * Probability of log-odds: 1 / (1 + e^-x), or to another base.
 *
 * Domain: all numbers; sigmoid(-Infinity) = 0, sigmoid(Infinity) = 1, NaN for NaN. With `eps` the result is clamped.
 * The result is the value of the dtype nearest to the true one.
 * @param x log-odds, or an array of them; with `exact` a decimal or fraction in text
 * @returns a number, or a Float64Array (Float32Array for dtype float32): `out` where it is given
 * @throws RangeError if an option is out of its range, `out` does not fit, or the text is not a number; TypeError for what is
 *   none of these
 */
export function sigmoid(x: number, options?: ConversionOptions): number;
export function sigmoid(x: string, options: ExactOptions): number;
export function sigmoid<Out extends FloatArray>(
  x: Numbers,
  options: ArrayOptions<Out> & { readonly out: Out },
): Out;
export function sigmoid(
  x: Float32Array,
  options?: ConversionOptions & { readonly dtype?: 'float32' | undefined },
): Float32Array;
export function sigmoid(x: Numbers, options: ConversionOptions & { readonly dtype: 'float32' }): Float32Array;
export function sigmoid(x: Numbers, options: ConversionOptions & { readonly dtype: 'float64' }): Float64Array;
export function sigmoid(
  x: Float64Array | readonly number[],
  options?: ConversionOptions & { readonly dtype?: 'float64' | undefined },
): Float64Array;
export function sigmoid(x: Numbers, options?: ArrayOptions): FloatArray;
export function sigmoid(
  x: number | string | Numbers,
  options: ArrayOptions & Partial<ExactOptions> = {},
): number | FloatArray {
  return apply('sigmoid', { from: 'logit', to: 'prob' }, x, options);
}

/** Options of `convert`. */
export interface ScaleOptions<Out extends FloatArray = FloatArray> extends ArrayOptions<Out>, MapOptions {
  /** The scale of the value; default `prob`. */
  readonly from?: ScaleName | undefined;
  /** The scale of the result; default `logit`. */
  readonly to?: ScaleName | undefined;
}

/**
 * A value of one scale on another: `convert(-0.1, { from: 'logprob', to: 'percent' })`.
 *
 * All scales say the same of a probability p: `prob` p, `percent` 100 p, `complement` 1 - p, `odds` p / (1 - p), `logit`,
 * `logit2`, `logit10` their logarithm, `decibans` 10 `logit10`, `logprob`, `logprob2`, `logprob10` the logarithm of p,
 * `log1mprob` and so on that of 1 - p, `phred` -10 log10(1 - p). Outside the domain of `from`, and for NaN, the result is
 * NaN. Each pair is one function, and the result the value of the dtype nearest to the true one.
 *
 * With `scale` A and `shift` B the natural log-odds x in between become A x + B: `convert(0.9, { to: 'prob', shift: 0.5 })`
 * recalibrates. `temperature` T divides x, `prior` [FROM, TO] adds logit(TO) - logit(FROM). With any of these, which also
 * apply where both scales are the same, the error is below 1 ulp of the result. `eps` clamps before it.
 * @param value a number, or an array of them
 * @returns a number, or a Float64Array (Float32Array for a narrower dtype): `out` where it is given
 * @throws RangeError if an option is out of its range, or `out` does not fit; TypeError for what is not one of these
 */
export function convert(value: number, options?: Omit<ScaleOptions, 'out'>): number;
export function convert<Out extends FloatArray>(
  value: Numbers,
  options: ScaleOptions<Out> & { readonly out: Out },
): Out;
export function convert(value: Numbers, options?: ScaleOptions): FloatArray;
export function convert(value: number | Numbers, options: ScaleOptions = {}): number | FloatArray {
  const { from, to, scale, shift, temperature, prior, ...others } = options;
  const scales = {
    from: from === undefined ? 'prob' : within(SCALE, 'from', from),
    to: to === undefined ? 'logit' : within(SCALE, 'to', to),
    map: mapOf({ scale, shift, temperature, prior }),
  } as const;
  return apply('convert', scales, value, others);
}

function apply(
  taker: string,
  scales: Scales,
  given: number | string | Numbers,
  options: ArrayOptions & Partial<ExactOptions>,
): number | FloatArray {
  refuseUnknown(taker, options, OPTIONS);
  // Options and elements may be getters that call this function. Each is read once, before the kernel they share is set.
  const { eps, base, dtype, exact = false, out } = options;
  const isText = typeof given === 'string';
  const isSingle = isText || typeof given === 'number';
  if (!isSingle && !isArray(given)) throw wrongType(taker);
  if (exact !== isText)
    throw new RangeError(isText ? 'a string requires { exact: true }' : '{ exact: true } requires a string');
  const numbers = isSingle ? undefined : numbersIn(given);
  if (!isSingle && numbers === undefined) throw wrongType(taker);
  const usual = numbers instanceof Float32Array ? 'float32' : 'float64';
  const conversion = { ...conversionOf(scales, { eps, base, dtype }, usual), exact };
  if (numbers !== undefined) return applyToArray(conversion, numbers, out);
  if (out !== undefined) throw new RangeError('out requires an array of numbers');
  return isText ? applyToText(conversion, given) : convertNumber(conversion, given as number);
}

const OPTIONS: Record<keyof ArrayOptions | 'exact', true> = {
  eps: true,
  base: true,
  dtype: true,
  exact: true,
  out: true,
};

function wrongType(taker: string): TypeError {
  return new TypeError(`the value of ${taker} must be a number, an array of numbers or a string`);
}

/** The kernel of single calls, which converts like this from now on. */
function kernelFor(conversion: Conversion): Kernel {
  const kernel = sharedKernel();
  configureConversion(kernel, conversion);
  return kernel;
}

/** One number, whatever the conversion has besides: nothing is checked. */
export function convertNumber(conversion: Conversion, given: number): number {
  const kernel = kernelFor(conversion);
  const cell = new Float64Array(kernel.memory.buffer, kernel.scratch.value, 1);
  cell[0] = given;
  kernel.convertArray(cell.byteOffset, cell.byteOffset, cell.byteOffset, 1);
  return cell[0];
}

/** The results of all of the numbers. Nothing is checked. */
export function convertNumbers(conversion: Conversion, given: Float64Array): Float64Array {
  const results = new Float64Array(given.length);
  applyToArray(conversion, given, results);
  return results;
}

function applyToText(conversion: Conversion, text: string): number {
  const kernel = kernelFor(conversion);
  const number = text.trim();
  const start = kernel.scratch.value;
  if (number.length > kernel.SCRATCH_SIZE.value - TEXT_SLACK) throw new RangeError('number too long');
  new Uint8Array(kernel.memory.buffer).set(latin1Bytes(number), start);
  // Beyond ASCII nothing is a part of a number.
  if (!/^\p{ASCII}*$/u.test(number) || !kernel.convertText(start, start + number.length))
    throw new RangeError(`"${escapeControls(truncate(text))}" is not a number`);
  return new Float64Array(kernel.memory.buffer, kernel.results.value, 1)[0]!;
}

/** How far the kernel may read beyond a text. */
const TEXT_SLACK = 64;

/** Through the kernel's scratch area, a piece at a time. `out` may be `numbers`, or overlap them. */
function applyToArray(conversion: Conversion, numbers: Numbers, out: FloatArray | undefined): FloatArray {
  const results = resultsIn(out, numbers.length, conversion.dtype);
  const given = Array.isArray(numbers) ? (numbers as number[]) : apart(numbers as FloatArray, results);
  const kernel = kernelFor(conversion);
  const address = kernel.scratch.value;
  const room = kernel.SCRATCH_SIZE.value / 8;
  for (let at = 0; at < given.length; at += room) {
    const count = Math.min(room, given.length - at);
    const piece = new Float64Array(kernel.memory.buffer, address, count);
    piece.set(count === given.length ? given : (given as FloatArray).subarray(at, at + count));
    kernel.convertArray(address, address, address, count);
    results.set(piece, at);
  }
  return out ?? results;
}

/** The numbers, where `results` replace none that is still to be read; otherwise a copy. */
function apart(numbers: FloatArray, results: FloatArray): FloatArray {
  const { buffer, byteOffset, byteLength } = numbers;
  const isSamePlace =
    buffer === results.buffer && byteOffset === results.byteOffset && byteLength === results.byteLength;
  // Two buffers may share their memory, as before and after it grew; those of one thread do not.
  const isElsewhere = buffer !== results.buffer && buffer instanceof ArrayBuffer;
  return isSamePlace || isElsewhere ? numbers : numbers.slice();
}

/** From which scale to which, and what is done to the log-odds in between. */
export type Scales = Pick<Conversion, 'from' | 'to' | 'map'>;

/**
 * What the options of the package make of the log-odds between two scales; undefined: what they were.
 * @throws RangeError if one is out of its range
 */
export function mapOf({ scale, shift, temperature, prior }: MapOptions): Affine | undefined {
  const map = affineOf({
    scale: scale === undefined ? 1 : within(FACTOR, 'scale', scale),
    shift: shift === undefined ? 0 : within(SHIFT, 'shift', shift),
    temperature: temperature === undefined ? 1 : within(ABOVE_ZERO, 'temperature', temperature),
    prior: prior === undefined ? undefined : within(PRIOR, 'prior', prior),
  });
  const { scale: factor } = describeMap(map);
  if (factor === 0 || !Number.isFinite(factor))
    throw new RangeError(`scale / temperature is too ${factor === 0 ? 'small' : 'large'} for float64`);
  return map;
}

/** Where the results go: to `out`, or into an array of their own. */
function resultsIn(out: FloatArray | undefined, length: number, dtype: Dtype): FloatArray {
  // A Float32Array holds the values of 16-bit types, too.
  if (out === undefined) return dtype === 'float64' ? new Float64Array(length) : new Float32Array(length);
  const results = floatsIn(out);
  if (results === undefined) throw new TypeError('out must be a Float64Array or a Float32Array');
  if (results.length !== length)
    throw new RangeError(`out must have length ${length}, got ${results.length}`);
  if (results instanceof Float32Array && dtype === 'float64')
    throw new RangeError(
      "out must be a Float64Array for float64 results, got a Float32Array (use dtype: 'float32')",
    );
  return results;
}

/**
 * Options of the package as a conversion.
 * @throws RangeError if one is out of its range
 */
export function conversionOf(
  { from, to, map }: Scales,
  options: ConversionOptions,
  dtype: Dtype,
): Conversion {
  const { base = 'e', eps } = options;
  const fault = base === 'e' ? undefined : baseFault(from, to);
  if (fault !== undefined) throw new RangeError(`base ${fault}`);
  return {
    from,
    to,
    suffix: to,
    dtype: options.dtype === undefined ? dtype : within(DTYPE, 'dtype', options.dtype),
    base: base === 'e' ? 0 : within(BASE, 'base', base),
    eps: eps === undefined ? undefined : within(EPS, 'eps', eps),
    exact: false,
    map,
    inverse: undefined,
  };
}
