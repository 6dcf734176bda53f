/** logit and sigmoid of a kernel, of one value or of arrays in its memory, to a base (0: e), in float64 or float32. */
import type { Kernel } from '../../../src/engine/kernel.ts';
import { configureFunction } from './configure.ts';

export interface Functions {
  readonly logit: (p: number, base: number, single: boolean) => number;
  readonly sigmoid: (x: number, base: number, single: boolean) => number;
  readonly logitArray: (from: number, to: number, count: number, base: number, single: boolean) => void;
  readonly sigmoidArray: (from: number, to: number, count: number, base: number, single: boolean) => void;
}

export function functionsOf(kernel: Kernel): Functions {
  const of = (to: 'logit' | 'prob') => ({
    one: (value: number, base: number, single: boolean): number => {
      configureFunction(kernel, to, base, single);
      const place = kernel.scratch.value + kernel.SCRATCH_SIZE.value - 16;
      const cell = new Float64Array(kernel.memory.buffer, place, 1);
      cell[0] = value;
      kernel.apply(place, place, 1, Number(single), false);
      return cell[0];
    },
    array: (from: number, at: number, count: number, base: number, single: boolean): void => {
      configureFunction(kernel, to, base, single);
      kernel.apply(from, at, count, Number(single), false);
    },
  });
  const [logit, sigmoid] = [of('logit'), of('prob')];
  return { logit: logit.one, sigmoid: sigmoid.one, logitArray: logit.array, sigmoidArray: sigmoid.array };
}
