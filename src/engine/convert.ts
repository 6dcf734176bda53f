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
  refuseNoObject,
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
  /** Clamps probabilities to [eps, 1 - eps]: the input of `logit`, the output of `sigmoid`. From 0 to 0.5; default: no clamping. */
  readonly eps?: number | undefined;
  /** Base of the log-odds: `'e'` (default), or a number above 0 other than 1. */
  readonly base?: number | 'e' | undefined;
  /** The type that inputs, bounds and results are rounded to. Default: `float32` for a Float32Array, otherwise `float64`. */
  readonly dtype?: Dtype | undefined;
}

/** Options of `logit` and `sigmoid` for a number in text. */
export interface ExactOptions extends ConversionOptions {
  /** Converts the decimal as written, not the nearest double. */
  readonly exact: true;
}

/** Options of `logit` and `sigmoid` for arrays. */
export interface ArrayOptions<Out extends FloatArray = FloatArray> extends ConversionOptions {
  /**
   * The array to write the results into, as long as the input; it may be the input or overlap it. A Float32Array requires a dtype other
   * than float64, because a float64 result would be rounded a second time.
   */
  readonly out?: Out | undefined;
}

/**
 * The log-odds of a probability: ln(p / (1 - p)), or the logarithm to another base.
 *
 * Domain [0, 1]: logit(0) = -Infinity, logit(1) = Infinity. Outside the domain, and for NaN, the result is NaN; with `eps`, values
 * outside are clamped and NaN stays NaN. The result is correctly rounded: the value of the dtype that is nearest to the exact result.
 * @param p a probability, or an array of them; with `exact`, a decimal (`'0.1'`), percentage (`'10%'`) or fraction (`'1/3'`) as text
 * @returns a number; for an array, `out` if it is given, else a new Float64Array (Float32Array for a dtype other than float64)
 * @throws RangeError if an option is out of range, `out` has the wrong length or type, or the text is not a number
 * @throws TypeError if `p` is not a number, an array of numbers or a string, or `options` is not an object or has an unknown option
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
 * The probability with the given log-odds: 1 / (1 + e^-x), or with another base in place of e.
 *
 * Domain: all numbers; sigmoid(-Infinity) = 0, sigmoid(Infinity) = 1, and NaN for NaN. With `eps`, the result is clamped.
 * The result is correctly rounded: the value of the dtype that is nearest to the exact result.
 * @param x log-odds, or an array of them; with `exact`, a decimal or fraction as text
 * @returns a number; for an array, `out` if it is given, else a new Float64Array (Float32Array for a dtype other than float64)
 * @throws RangeError if an option is out of range, `out` has the wrong length or type, or the text is not a number
 * @throws TypeError if `x` is not a number, an array of numbers or a string, or `options` is not an object or has an unknown option
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
 * Converts values between scales: `convert(-0.1, { from: 'logprob', to: 'percent' })`.
 *
 * Each scale is a function of a probability p: `prob` is p, `percent` 100 p, `complement` 1 - p, `odds` p / (1 - p). `logit`,
 * `logit2` and `logit10` are logarithms of the odds (to base e, 2 and 10), and `decibans` is 10 `logit10`. `logprob`, `logprob2`
 * and `logprob10` are logarithms of p; `log1mprob`, `log1mprob2` and `log1mprob10` of 1 - p; `phred` is -10 log10(1 - p). Outside
 * the domain of `from`, and for NaN, the result is NaN. The result is correctly rounded: the value of the dtype that is nearest to
 * the exact result.
 *
 * `scale` A and `shift` B change the natural log-odds x between the two scales to A x + B:
 * `convert(0.9, { to: 'prob', shift: 0.5 })` recalibrates a probability. `temperature` T divides x, and `prior` [FROM, TO] adds
 * logit(TO) - logit(FROM). These options also work if both scales are the same; with them the error is below 1 ulp of the result.
 * `eps` clamps before them.
 * @param value a number, or an array of them
 * @returns a number; for an array, `out` if it is given, else a new Float64Array (Float32Array for a dtype other than float64)
 * @throws RangeError if an option is out of range, or `out` has the wrong length or type
 * @throws TypeError if `value` is not a number or an array of numbers, or `options` is not an object or has an unknown option
 */
export function convert(value: number, options?: Omit<ScaleOptions, 'out'>): number;
export function convert<Out extends FloatArray>(
  value: Numbers,
  options: ScaleOptions<Out> & { readonly out: Out },
): Out;
export function convert(value: Numbers, options?: ScaleOptions): FloatArray;
export function convert(value: number | Numbers, options: ScaleOptions = {}): number | FloatArray {
  refuseNoObject('convert', options);
  const { from, to, scale, shift, temperature, prior, ...others } = options;
  const scales = {
    from: from === undefined ? 'prob' : within(SCALE, 'from', from),
    to: to === undefined ? 'logit' : within(SCALE, 'to', to),
    map: mapOf({ scale, shift, temperature, prior }),
  } as const;
  return apply('convert', scales, value, others);
}

function apply(
  caller: string,
  scales: Scales,
  given: number | string | Numbers,
  options: ArrayOptions & Partial<ExactOptions>,
): number | FloatArray {
  refuseUnknown(caller, options, OPTIONS);
  // Options and elements may be getters that call this function again. So each is read once, before the shared kernel is configured.
  const { eps, base, dtype, exact = false, out } = options;
  const isText = typeof given === 'string';
  const isSingle = isText || typeof given === 'number';
  if (!isSingle && !isArray(given)) throw wrongType(caller);
  if (exact !== isText)
    throw new RangeError(isText ? 'a string requires { exact: true }' : '{ exact: true } requires a string');
  const numbers = isSingle ? undefined : numbersIn(given);
  if (!isSingle && numbers === undefined) throw wrongType(caller);
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

function wrongType(caller: string): TypeError {
  return new TypeError(`the value of ${caller} must be a number, an array of numbers or a string`);
}

/** The kernel that all calls of the package share, configured for a conversion. */
function kernelFor(conversion: Conversion): Kernel {
  const kernel = sharedKernel();
  configureConversion(kernel, conversion);
  return kernel;
}

/** Converts one number. Nothing is checked. */
export function convertNumber(conversion: Conversion, given: number): number {
  const kernel = kernelFor(conversion);
  const cell = new Float64Array(kernel.memory.buffer, kernel.scratch.value, 1);
  cell[0] = given;
  kernel.convertArray(cell.byteOffset, cell.byteOffset, cell.byteOffset, 1);
  return cell[0];
}

/** Converts an array into a new one. Nothing is checked. */
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
  // Numbers are ASCII.
  if (!/^\p{ASCII}*$/u.test(number) || !kernel.convertText(start, start + number.length))
    throw new RangeError(`"${escapeControls(truncate(text))}" is not a number`);
  return new Float64Array(kernel.memory.buffer, kernel.results.value, 1)[0]!;
}

/** How many bytes after the text the kernel may read. */
const TEXT_SLACK = 64;

/** Converts an array piece by piece in the kernel's scratch area. `out` may be `numbers` or overlap it. */
function applyToArray(conversion: Conversion, numbers: Numbers, out: FloatArray | undefined): FloatArray {
  const results = resultsIn(out, numbers.length, conversion.dtype);
  const given = Array.isArray(numbers)
    ? (numbers as number[])
    : withoutOverlap(numbers as FloatArray, results);
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

/** The numbers; as a copy if writing to `results` could overwrite some of them before they are read. */
function withoutOverlap(numbers: FloatArray, results: FloatArray): FloatArray {
  const { buffer, byteOffset, byteLength } = numbers;
  const isSamePlace =
    buffer === results.buffer && byteOffset === results.byteOffset && byteLength === results.byteLength;
  // Two SharedArrayBuffers may be the same memory, before and after it grew; two ArrayBuffers never are.
  const isElsewhere = buffer !== results.buffer && buffer instanceof ArrayBuffer;
  return isSamePlace || isElsewhere ? numbers : numbers.slice();
}

/** The two scales of a conversion, and the map of the log-odds between them. */
export type Scales = Pick<Conversion, 'from' | 'to' | 'map'>;

/**
 * The map of the log-odds that the options describe; undefined: they stay unchanged.
 * @throws RangeError if an option is out of range
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

/** The array for the results: `out`, or a new one. */
function resultsIn(out: FloatArray | undefined, length: number, dtype: Dtype): FloatArray {
  // A Float32Array also holds values of 16-bit types.
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
 * The conversion that the options of the package describe.
 * @param dtype the type if the options name none
 * @throws RangeError if an option is out of range
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
