import type { Rows, Targets } from './rows.ts';
import type { Standard } from './standard.ts';

/** A logistic model: the rows, and how their columns, labels and weights are transformed. */
export interface Model {
  readonly rows: Rows;
  readonly standards: readonly Standard[];
  readonly targets: Targets;
  /** The power of two by which weights are multiplied, so that they are about 1. */
  readonly weightScale: number;
}
