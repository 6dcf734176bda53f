import type { DigitStyle } from './job.ts';
import { PRECISION, SIGNIFICANT, within } from './optionSpecs.ts';

/** Options of the package that say how many digits are printed. */
export interface DigitOptions {
  readonly precision?: number | undefined;
  readonly significant?: number | undefined;
}

/**
 * What they mean together.
 * @throws RangeError if one is out of its range, or both are given
 */
export function digitsOf({ precision, significant }: DigitOptions): DigitStyle {
  if (precision !== undefined && significant !== undefined)
    throw new RangeError('precision and significant are mutually exclusive');
  if (precision !== undefined) return { kind: 'fixed', count: within(PRECISION, 'precision', precision) };
  if (significant !== undefined)
    return { kind: 'significant', count: within(SIGNIFICANT, 'significant', significant) };
  return { kind: 'shortest' };
}
