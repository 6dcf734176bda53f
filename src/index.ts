/** The npm package: conversions of numbers and arrays, tensor text, and the CSV stream. Importing it does nothing else. */
export type { FloatArray, Numbers } from './core/arrays.ts';
export { logit, sigmoid } from './core/convert.ts';
export type { ArrayOptions, ConversionOptions, ExactOptions } from './core/convert.ts';
export type { Doubt } from './core/doubt.ts';
export type { Dtype } from './core/dtype.ts';
export type { BadPolicy } from './core/job.ts';
export { Problem } from './core/problem.ts';
export type { Fact, Foreign, Place, TableShape } from './core/problem.ts';
export type { Seen, Tally } from './core/tally.ts';
export { formatTensor } from './output/tensor.ts';
export type { TensorStyle } from './output/tensor.ts';
export { csvStream } from './stream/duplex.ts';
export type { CsvStreamOptions } from './stream/options.ts';
