import { configureConversion } from '../../../src/engine/configure.ts';
import type { Kernel } from '../../../src/engine/kernel.ts';

/** Lets a kernel convert to log-odds or to probabilities, to a base (0: e), in float64 or float32, and nothing more. */
export function configureFunction(kernel: Kernel, to: 'logit' | 'prob', base: number, single: boolean): void {
  configureConversion(kernel, {
    from: to === 'logit' ? 'prob' : 'logit',
    to,
    suffix: to,
    base,
    dtype: single ? 'float32' : 'float64',
    eps: undefined,
    exact: false,
    inverse: undefined,
  });
}
