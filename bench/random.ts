/** A seeded generator of numbers in [0, 1) with 53 bits: sfc32 by Chris Doty-Humphrey (PractRand). */
export type Random = () => number;

export function randomOf(seed: number): Random {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = seed | 0;
  let counter = 1;
  const word = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let i = 0; i < 16; i++) word();
  return () => ((word() >>> 5) * 2 ** 26 + (word() >>> 6)) * 2 ** -53;
}

/** A random integer in [0, limit). */
export function below(random: Random, limit: number): number {
  return Math.floor(random() * limit);
}
