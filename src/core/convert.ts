import { configureConversion } from './configure.ts';
import type { Dtype } from './dtype.ts';
import type { Conversion } from './job.ts';
import type { Kernel } from './kernel.ts';
import { printable, shortened } from './printable.ts';
import { BASE, DTYPE, EPS, refuseUnknown, within } from './ranges.ts';
import { sharedKernel } from './sharedKernel.ts';

/** What `logit` and `sigmoid` take beside the value. */
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
  /** The number as it is spelled is converted, not the double next to it. */
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

export type FloatArray = Float64Array | Float32Array;

/** What holds numbers: an array of floats, or a plain one. */
export type Numbers = FloatArray | readonly number[];

/**
 * Log-odds of a probability: ln(p / (1 - p)), or to another base.
 *
 * Domain [0, 1]: logit(0) = -Infinity, logit(1) = Infinity; outside, and for NaN, NaN (with `eps`, values outside are
 * clamped and NaN stays NaN). The result is the value of the dtype nearest to the true one.
 * @param p a probability, or an array of them; with `exact` a decimal (`'0.1'`), percentage or fraction (`'1/3'`) in text
 * @returns a number, or a Float64Array (Float32Array for dtype float32): `out` where it is given
 * @throws RangeError if an option is out of its range, `out` does not fit, or the text is no number; TypeError for what is
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
  return apply('logit', p, options);
}

/**
 * Probability of log-odds: 1 / (1 + e^-x), or to another base.
 *
 * Domain: all numbers; sigmoid(-Infinity) = 0, sigmoid(Infinity) = 1, NaN for NaN. With `eps` the result is clamped.
 * The result is the value of the dtype nearest to the true one.
 * @param x log-odds, or an array of them; with `exact` a decimal or fraction in text
 * @returns a number, or a Float64Array (Float32Array for dtype float32): `out` where it is given
 * @throws RangeError if an option is out of its range, `out` does not fit, or the text is no number; TypeError for what is
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
  return apply('sigmoid', x, options);
}

function apply(
  direction: Conversion['direction'],
  given: number | string | Numbers,
  options: ArrayOptions & Partial<ExactOptions>,
): number | FloatArray {
  const kernel = sharedKernel();
  refuseUnknown(direction, options, OPTIONS);
  const exact = typeof given === 'string';
  if (typeof given !== 'number' && !exact && !isArray(given)) throw wrongType(direction);
  if (exact !== (options.exact ?? false))
    throw new RangeError('text needs exact: true, and nothing else takes it');
  const conversion = {
    ...conversionOf(direction, options, given instanceof Float32Array ? 'float32' : 'float64'),
    exact,
  };
  configureConversion(kernel, conversion);
  if (!isArray(given) && options.out !== undefined)
    throw new RangeError('out is for the results of an array');
  if (exact) return applyToText(kernel, given);
  if (typeof given !== 'number')
    return applyToArray(kernel, direction, given, outFor(given, options.out, conversion.dtype));
  const cell = new Float64Array(kernel.memory.buffer, kernel.scratch.value, 1);
  cell[0] = given;
  kernel.convertArray(cell.byteOffset, cell.byteOffset, cell.byteOffset, 1);
  return cell[0];
}

const OPTIONS: Record<keyof ArrayOptions | 'exact', true> = {
  eps: true,
  base: true,
  dtype: true,
  exact: true,
  out: true,
};

function wrongType(direction: Conversion['direction']): TypeError {
  return new TypeError(`${direction} takes a number, an array of numbers, or text`);
}

/** Whether it has elements. Anything else would be taken for an array without any. */
export function isArray(given: unknown): given is Numbers {
  if (given instanceof BigInt64Array || given instanceof BigUint64Array) return false;
  return Array.isArray(given) || (ArrayBuffer.isView(given) && 'length' in given);
}

function applyToText(kernel: Kernel, text: string): number {
  const bytes = Buffer.from(text.trim());
  const start = kernel.scratch.value;
  if (bytes.length > kernel.SCRATCH_SIZE.value - TEXT_SLACK) throw new RangeError('the number is too long');
  new Uint8Array(kernel.memory.buffer).set(bytes, start);
  if (!kernel.convertText(start, start + bytes.length))
    throw new RangeError(`"${printable(shortened(text))}" is not a number`);
  return new Float64Array(kernel.memory.buffer, kernel.results.value, 1)[0]!;
}

/** What the kernel may read behind a text. */
const TEXT_SLACK = 64;

/** Through the kernel's scratch area, a piece at a time. `out` may be `given`, or overlap it. */
function applyToArray(
  kernel: Kernel,
  direction: Conversion['direction'],
  numbers: Numbers,
  out: FloatArray,
): FloatArray {
  const given = apart(numbers, out);
  const piece = new Float64Array(kernel.memory.buffer, kernel.scratch.value, kernel.SCRATCH_SIZE.value / 8);
  const address = piece.byteOffset;
  for (let at = 0; at < given.length; at += piece.length) {
    const count = Math.min(piece.length, given.length - at);
    if (Array.isArray(given)) {
      for (let i = 0; i < count; i++) {
        // null would be 0, and text the double next to it.
        if (typeof given[at + i] !== 'number') throw wrongType(direction);
        piece[i] = given[at + i]!;
      }
    } else piece.set((given as FloatArray).subarray(at, at + count));
    kernel.convertArray(address, address, address, count);
    out.set(piece.subarray(0, count), at);
  }
  return out;
}

/** The numbers, where `out` replaces none that is still to be read; otherwise a copy. */
function apart(given: Numbers, out: FloatArray): Numbers {
  if (Array.isArray(given)) return given;
  const view = given as FloatArray;
  const isSamePlace = view.byteOffset === out.byteOffset && view.byteLength === out.byteLength;
  return view.buffer !== out.buffer || isSamePlace ? view : view.slice();
}

function outFor(given: Numbers, out: FloatArray | undefined, dtype: Dtype): FloatArray {
  if (out === undefined)
    return dtype === 'float32' ? new Float32Array(given.length) : new Float64Array(given.length);
  if (!(out instanceof Float64Array || out instanceof Float32Array))
    throw new TypeError('out has to be a Float64Array or a Float32Array');
  if (out.length !== given.length)
    throw new RangeError(`out holds ${out.length} values, the input ${given.length}`);
  if (out instanceof Float32Array && dtype === 'float64')
    throw new RangeError(
      "out is a Float32Array and the results are float64; dtype: 'float32' makes them float32",
    );
  return out;
}

/**
 * Options of the package as a conversion.
 * @throws RangeError if one is out of its range
 */
export function conversionOf(
  direction: Conversion['direction'],
  options: ConversionOptions,
  dtype: Dtype,
): Conversion {
  const { base = 'e', eps } = options;
  return {
    direction,
    dtype: options.dtype === undefined ? dtype : within(DTYPE, 'dtype', options.dtype),
    base: base === 'e' ? 0 : within(BASE, 'base', base),
    eps: eps === undefined ? undefined : within(EPS, 'eps', eps),
    exact: false,
    inverse: undefined,
  };
}
