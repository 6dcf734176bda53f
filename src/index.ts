/**
 * The npm package: functions that convert numbers and arrays, tensor text, and the conversion of CSV as a web stream. It runs wherever
 * WebAssembly does, and importing it has no side effects.
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
