/**
 * The npm package: conversions of numbers and arrays, tensor text, and CSV as a stream of the web. It runs wherever there is
 * WebAssembly, and importing it does nothing else.
 */
export type { FloatArray, Numbers } from './engine/arrays.ts';
export { convert, logit, sigmoid } from './engine/convert.ts';
export type { ArrayOptions, ConversionOptions, ExactOptions, ScaleOptions } from './engine/convert.ts';
export type { Warning } from './message/warning.ts';
export type { MapOptions } from './job/affine.ts';
export type { Dtype } from './job/dtype.ts';
export type { BadPolicy } from './job/job.ts';
export type { ScaleName } from './job/scale.ts';
export { LogitError } from './message/error.ts';
export type { ErrorDetail, UnsupportedFormat, Location, TableShape } from './message/error.ts';
export type { Occurrence, RunStats } from './message/runStats.ts';
export { formatTensor } from './output/tensor.ts';
export type { TensorStyle } from './output/tensor.ts';
export type { CsvOptions } from './stream/options.ts';
export { csvTransform } from './stream/transform.ts';
export type { CsvTransform } from './stream/transform.ts';
