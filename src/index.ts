/**
 * The npm package: conversions of numbers and arrays, tensor text, and CSV as a stream of the web. It runs wherever there is
 * WebAssembly, and importing it does nothing else.
 */
export type { FloatArray, Numbers } from './core/arrays.ts';
export { convert, logit, sigmoid } from './core/convert.ts';
export type { ArrayOptions, ConversionOptions, ExactOptions, ScaleOptions } from './core/convert.ts';
export type { Doubt } from './core/doubt.ts';
export type { Dtype } from './core/dtype.ts';
export type { BadPolicy } from './core/job.ts';
export type { ScaleName } from './core/scale.ts';
export { Problem } from './core/problem.ts';
export type { Fact, Foreign, Place, TableShape } from './core/problem.ts';
export type { Seen, Tally } from './core/tally.ts';
export { formatTensor } from './output/tensor.ts';
export type { TensorStyle } from './output/tensor.ts';
export type { CsvOptions } from './stream/options.ts';
export { csvTransform } from './stream/transform.ts';
export type { CsvTransform } from './stream/transform.ts';
