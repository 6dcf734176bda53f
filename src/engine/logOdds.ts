import { float64 } from '../exact/format.ts';
import type { Conversion } from '../job/job.ts';
import { axisOf } from '../job/scale.ts';
import { Format } from '../kernel/abi.ts';
import { configureTarget } from './configure.ts';
import type { Kernel } from './kernel.ts';

/**
 * A function that converts gathered values from the scale of the run to natural log-odds, correctly rounded. It takes an array in
 * the kernel's memory, and converts `count` values from the index `from` on. The results are at the start of the returned array,
 * until the next call.
 */
export function naturalLogOdds(
  kernel: Kernel,
  { from: scale, base }: Pick<Conversion, 'from' | 'base'>,
): (values: Float64Array, from: number, count: number) => Float64Array {
  const [given, wanted] = [axisOf(scale, base), axisOf('logit', 0)];
  if (scale === 'logit' && given.base === 0)
    return (values, from, count) => values.subarray(from, from + count);
  configureTarget(kernel, { from: given, to: wanted, format: float64 });
  const { memory, recovered } = kernel;
  let results = new Float64Array();
  return (values, from, count) => {
    if (results.buffer !== memory.buffer || results.length < values.length)
      results = new Float64Array(memory.buffer, recovered.value, values.length);
    kernel.apply(values.byteOffset + 8 * from, recovered.value, count, Format.Float64, false);
    return results;
  };
}
