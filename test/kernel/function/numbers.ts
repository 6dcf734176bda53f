/** Values for property tests: the same ones in every run. */

const view = new DataView(new ArrayBuffer(8));

/** Uniform 32-bit integers (Marsaglia's xorshift). */
export function integers(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

/** Uniform on [0, 1) with 53 bits. */
export function uniform(seed: number): () => number {
  const next = integers(seed);
  return () => ((next() >>> 5) * 2 ** 26 + (next() >>> 6)) * 2 ** -53;
}

/** Positive doubles, all binades from 2^from up to 2^to equally likely. */
export function binades(seed: number, from: number, to: number): () => number {
  const next = integers(seed);
  return () => {
    const exponent = from + 1023 + (next() % (to - from));
    view.setUint32(0, exponent * 2 ** 20 + (next() >>> 12));
    view.setUint32(4, next());
    return view.getFloat64(0);
  };
}

/** The same values put through a function. */
export function mapped(next: () => number, change: (value: number) => number): () => number {
  return () => change(next());
}

/** The double whose bits, read as an integer, lie `steps` above those of `x` > 0. */
export function stepsFrom(x: number, steps: number): number {
  view.setFloat64(0, x);
  view.setBigUint64(0, view.getBigUint64(0) + BigInt(steps));
  return view.getFloat64(0);
}
