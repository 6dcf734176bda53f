/** Rows that follow each other, in columns: `length` numbers in each array, which may have room for more. */
export interface Block {
  readonly length: number;
  /** The log-odds of each column. */
  readonly columns: readonly Float64Array[];
  /** 0 and 1, or shares between them (soft labels). */
  readonly labels: Uint8Array | Float64Array;
  /** Not negative, and finite. undefined: every row counts once. */
  readonly weights: Float64Array | undefined;
}

/** The data of a fit: at least one column, the same in each block. */
export type Rows = readonly Block[];

/** What a label of 1, and of 0, aims at: 1 and 0, but for Platt's targets. */
export interface Targets {
  readonly one: number;
  readonly zero: number;
  /** What the doubles above leave off. */
  readonly rests: { readonly one: number; readonly zero: number };
}
