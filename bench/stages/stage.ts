/** One stage of the work, over and over. */
export interface Stage {
  readonly name: string;
  /** What one pass handles. */
  readonly values: number;
  readonly bytes: number;
  readonly pass: () => void;
}

/** What a stage takes for one value, and for one byte of text. */
export interface Price {
  readonly name: string;
  /** Nanoseconds. */
  readonly value: number;
  /** Nanoseconds; undefined: the stage knows no text. */
  readonly byte: number | undefined;
}

const PASSES = 300;

/** The least of many passes: what it takes when nothing else has the processor. */
export function price({ name, values, bytes, pass }: Stage, callNanoseconds = 0): Price {
  let min = Infinity;
  for (let i = 0; i < PASSES; i++) {
    const begun = performance.now();
    pass();
    min = Math.min(min, performance.now() - begun);
  }
  const total = 1e6 * min - callNanoseconds * values;
  return { name, value: total / values, byte: bytes === 0 ? undefined : total / bytes };
}
