/** Consecutive rows as columns. The first `length` numbers of each array are used. */
export interface Block {
  readonly length: number;
  /** The log-odds of each column. */
  readonly columns: readonly Float64Array[];
  /** 0 and 1, or numbers between them (soft labels). */
  readonly labels: Uint8Array | Float64Array;
  /** Finite numbers that are not negative; undefined: all weights are 1. */
  readonly weights: Float64Array | undefined;
}

/** The data of a fit: at least one column, the same in each block. */
export type Rows = readonly Block[];

/** The probabilities that are fitted to the labels 1 and 0: 1 and 0 themselves, or Platt's targets. */
export interface Targets {
  readonly one: number;
  readonly zero: number;
  /** The rounding errors of the numbers above. */
  readonly rests: { readonly one: number; readonly zero: number };
}
