import type { ScaleName } from './scale.ts';

/** What a fit found: log-odds of labels from those of columns. */
export interface Model {
  /** The name of the labels. */
  readonly label: string;
  /** The scale of the columns, the base of its logarithms (0 for e), and what they were clamped to. */
  readonly from: ScaleName;
  readonly base: number;
  readonly eps: number | undefined;
  readonly intercept: number;
  readonly coefficients: readonly { readonly column: string; readonly value: number }[];
}
