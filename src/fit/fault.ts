import type { Separation } from './separation.ts';

/** Why there is no fit, as data. Columns and rows are numbered from 0. */
export type FitFault =
  | { readonly kind: 'noRows' }
  /** All rows with a weight above 0 have this label. */
  | { readonly kind: 'oneClass'; readonly label: 0 | 1 }
  | { readonly kind: 'infiniteLogOdds'; readonly row: number; readonly column: number }
  | { readonly kind: 'constantColumn'; readonly column: number; readonly value: number }
  /** The column is a linear combination of those before it. */
  | { readonly kind: 'collinearColumn'; readonly column: number }
  /**
   * No maximum exists: a hyperplane separates the classes. If the separation is `quasi`, some rows are on the hyperplane.
   */
  | { readonly kind: 'separable'; readonly separation: Separation }
  /** The coefficient of a column of tiny values is beyond the largest double. */
  | { readonly kind: 'hugeCoefficient'; readonly column: number }
  /** Neither a maximum nor a separation was found. */
  | { readonly kind: 'noConvergence' };
