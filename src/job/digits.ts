import type { DigitStyle } from './job.ts';
import { PRECISION, SIGNIFICANT, within } from './optionSpecs.ts';

/** Options of the package for the number of digits. */
export interface DigitOptions {
  readonly precision?: number | undefined;
  readonly significant?: number | undefined;
}

/**
 * The style of digits that the options describe.
 * @throws RangeError if an option is out of range, or both are given
 */
export function digitsOf({ precision, significant }: DigitOptions): DigitStyle {
  if (precision !== undefined && significant !== undefined)
    throw new RangeError('precision and significant are mutually exclusive');
  if (precision !== undefined) return { kind: 'fixed', count: within(PRECISION, 'precision', precision) };
  if (significant !== undefined)
    return { kind: 'significant', count: within(SIGNIFICANT, 'significant', significant) };
  return { kind: 'shortest' };
}
