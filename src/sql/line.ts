/** Natural log-odds x become scale x + shift. */
export interface Line {
  readonly scale: number;
  readonly shift: number;
  /** e^shift, and e^(-shift/scale), correctly rounded. */
  readonly growth: number;
  readonly decay: number;
}

const SAME: Line = { scale: 1, shift: 0, growth: 1, decay: 1 };

export function lineOf(): Line {
  return SAME;
}
