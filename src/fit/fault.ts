import type { Separation } from './separation.ts';

/** Why there is no fit, as data. Columns and rows are counted from 0. */
export type FitFault =
  | { readonly kind: 'noRows' }
  /** All labels of rows that have a weight are 1, or 0. */
  | { readonly kind: 'oneClass'; readonly label: 0 | 1 }
  | { readonly kind: 'infiniteLogOdds'; readonly row: number; readonly column: number }
  | { readonly kind: 'constantColumn'; readonly column: number; readonly value: number }
  /** What the columns before it say already. */
  | { readonly kind: 'collinearColumn'; readonly column: number }
  /**
   * No maximum exists: there is a line, or a combination of columns, that no row of one class lies above and none of the other below.
   * With `quasi` some rows are on the border.
   */
  | { readonly kind: 'separable'; readonly separation: Separation }
  /** The coefficient of a column of tiny values is beyond the largest double. */
  | { readonly kind: 'hugeCoefficient'; readonly column: number }
  /** Neither a maximum nor a separation was found. */
  | { readonly kind: 'noConvergence' };
