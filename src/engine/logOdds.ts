import { float64 } from '../exact/format.ts';
import type { Conversion } from '../job/job.ts';
import { axisOf } from '../job/scale.ts';
import { Format } from '../kernel/abi.ts';
import { configureTarget } from './configure.ts';
import type { Kernel } from './kernel.ts';

/**
 * A function that converts gathered values, which are in the kernel's memory, from the scale of the run to natural log-odds, correctly
 * rounded. What it returns is valid until it is called again.
 */
export function naturalLogOdds(
  kernel: Kernel,
  { from, base }: Pick<Conversion, 'from' | 'base'>,
): (values: Float64Array) => Float64Array {
  const [given, wanted] = [axisOf(from, base), axisOf('logit', 0)];
  if (from === 'logit' && given.base === 0) return (values) => values;
  configureTarget(kernel, { from: given, to: wanted, format: float64 });
  const { memory, recovered } = kernel;
  return (values) => {
    kernel.apply(values.byteOffset, recovered.value, values.length, Format.Float64, false);
    return new Float64Array(memory.buffer, recovered.value, values.length);
  };
}
